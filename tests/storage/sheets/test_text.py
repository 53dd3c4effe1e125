"""CSV files: encodings, the signs between columns, and what hides in cells."""

import pytest

from cases.ledgers.cells import CellRow, Formula
from cases.values.refusal import Refused
from storage.ledgers.sheets.child import read_bytes

TEXT = "姓名,电话,金额\n张三,13800000000,“1”\n李四,,2.5\n"
ROWS = (("姓名", "电话", "金额"), ("张三", "13800000000", "“1”"), ("李四", None, "2.5"))


def rows(data: bytes | str) -> tuple[CellRow, ...]:
    (sheet,) = read_bytes(data.encode() if isinstance(data, str) else data)
    return sheet.rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_the_encoding_is_found_out(encoding: str) -> None:
    assert rows(TEXT.encode(encoding)) == ROWS


def test_utf_16_with_the_greater_byte_first() -> None:
    assert rows(b"\xfe\xff" + TEXT.encode("utf-16-be")) == ROWS


def test_rare_characters_of_gb18030_are_read() -> None:
    assert rows("姓名,𠮷㐂\n".encode("gb18030")) == (("姓名", "𠮷㐂"),)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_file_cut_off_within_a_character_is_read_up_to_it(encoding: str) -> None:
    assert rows(("姓名,电话\n张三," + "住" * 9).encode(encoding)[:-1])[1][1] == "住" * 8


def test_damaged_utf_8_is_not_taken_for_another_encoding() -> None:
    spoilt = bytearray(("姓名,住址\n" + "张三,某市某区\n" * 50).encode())
    spoilt[40] = 0xE5
    with pytest.raises(Refused, match="认不出这个文本文件的编码"):
        rows(bytes(spoilt))


def test_bytes_of_no_encoding_are_refused() -> None:
    with pytest.raises(Refused, match="认不出这个文本文件的编码"):
        rows(b"a,b\n\xff\xff\x80\x80,c\n" * 9)


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_sign_between_columns_is_found_out(sign: str, end: str) -> None:
    lines = ["名单；2023年", sign.join(("姓名", "住址", "金额")), *(f"张{sign}某市，甲路{sign}{n}.5" for n in range(9))]
    assert rows(end.join(lines))[1:3] == (("姓名", "住址", "金额"), ("张", "某市，甲路", "0.5"))


def test_commas_in_amounts_do_not_cut_columns_that_tabs_cut() -> None:
    assert rows("姓名\t金额\n张三\t1,234.50\n李四\t2,000,000\n")[1:] == (("张三", "1,234.50"), ("李四", "2,000,000"))


def test_what_excel_writes_to_name_the_sign_is_taken_at_its_word() -> None:
    assert rows("sep=;\na;b,c\n") == (("a", "b,c"),)


def test_quotes_hold_signs_and_lines_together() -> None:
    assert rows('a,"b,\n""c"""\n') == (("a", 'b,\n"c"'),)


def test_nul_bytes_are_dropped() -> None:
    assert rows("姓名,电话,金额,备注\n张\0三,138\0,1,好\n" + "李四,139,2,好\n" * 40)[1] == ("张三", "138", "1", "好")


def test_a_number_kept_from_excel_as_a_formula_of_text_is_text() -> None:
    assert rows('姓名,证件\n张三,"=""110105196601100008"""\n')[1] == ("张三", "110105196601100008")


@pytest.mark.parametrize("text", ["=1+1", "=A1", "=SUM(A1:A9)", "=cmd|' /C calc'!A0", "=-1", "=@x"])
def test_a_formula_is_marked(text: str) -> None:
    assert rows(f'a,b\n"{text}",c\n')[1] == (Formula(text), "c")


@pytest.mark.parametrize("text", ["====", "=>注意", "a=b", "'=1+1", "+8613800000000", "-", "@某"])
def test_a_text_that_is_no_formula_is_text(text: str) -> None:
    assert rows(f"a,b\n{text},c\n")[1] == (text, "c")


def test_empty_ends_of_rows_and_of_the_file_are_left_out() -> None:
    assert rows("a,b,,,,\n,,\n\n1,,\n,,,\n\n") == (("a", "b"), (), (), ("1",))


def test_too_much_is_refused() -> None:
    with pytest.raises(Refused, match="超过 200000 行"):
        rows("a\n" * 200_001)
    with pytest.raises(Refused, match="超过 200 列"):
        rows("a," * 201)
    assert len(rows("a," * 200)[0]) == 200
    with pytest.raises(Refused, match=r"超过 32767 字.*引号"):
        rows('a,"' + "x\n" * 20_000)
    with pytest.raises(Refused, match=r"引号|32767"):
        rows('a,"' + "x\n" * 200_000)


@pytest.mark.parametrize(
    "text", ["<html><table>", "<!DOCTYPE html>\n<p>", '<?xml version="1.0"?>', "  \n<table>", "MIME-Version: 1.0"]
)
def test_a_page_of_the_web_that_calls_itself_a_sheet_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="网页"):
        rows(text)


def test_text_full_of_controls_is_no_sheet() -> None:
    with pytest.raises(Refused, match="不是表格"):
        rows(bytes(range(32)) * 20)
