"""A masked summary names nobody, one in full names everybody, and the foot of each says how to treat it."""

from pathlib import Path

from cases.events import Corrected, Note, Roster, Succeeded
from cases.values.masking import mask_name
from tests.exports.examples import CARD, ID_NUMBER, case_file, closed, typed, worked
from tests.exports.reader import everything
from tests.exports.summaries import labels, printed

PERSONAL = ["张伟", "赵大壮", ID_NUMBER, "13800138000", "13900139000", "05356688123", CARD, "幸福小区", "12号楼"]


def test_masked_no_personal_data_is_left_anywhere(tmp_path: Path) -> None:
    for history in (worked(3), closed()):
        text = everything(printed(tmp_path, case_file(history), masked=True))
        assert not [each for each in PERSONAL if each in text]
        assert "张某某" in text
        assert "李明" in text
        assert mask_name("赵大壮") in text
        assert "110***********002X" in text
        assert "山东省烟台市芝罘区***" in text
        assert "山东齐某建筑劳务有限公司烟台分公司第三项目部" in text


def test_a_name_since_corrected_is_masked_too(tmp_path: Path) -> None:
    history = worked(1).add(111, Corrected(field="applicant", old="张伟", new="章卫", reason="写错姓名，原写张伟"))
    document = printed(tmp_path, case_file(history), masked=True)
    text = everything(document)
    assert labels(document, 0)["申请人"] == "章某某"
    assert "张伟" not in text
    assert "章卫" not in text


def test_whoever_was_the_applicant_before_is_masked_too(tmp_path: Path) -> None:
    history = worked(1).add(111, Succeeded(ground="death", name="李秀英", relation="妻子"))
    document = printed(tmp_path, case_file(history), masked=True)
    assert labels(document, 0)["原申请人"] == "张某某"
    assert "张伟" not in everything(document)


def test_in_full_everything_is_there(tmp_path: Path) -> None:
    text = everything(printed(tmp_path, case_file(worked(3))))
    assert not [each for each in PERSONAL if each not in text]


HIDDEN = "已隐去：姓名 5 处、证件号码 1 处、电话 4 处、银行账号 1 处、住址 1 处；正文其余内容未逐字核对"


def test_the_foot_says_who_printed_it_when_and_how_to_treat_it(tmp_path: Path) -> None:
    for masked, care in ((True, HIDDEN), (False, "含个人信息，请妥善保管，用后收回")):
        (sheet,) = printed(tmp_path, case_file(worked(1)), masked=masked).sections
        for footer in (sheet.footer, sheet.even_page_footer):
            assert footer.paragraphs[-1].text == f"打印：王芳　2026年6月30日　{care}"


def test_no_field_of_a_masked_paper_names_a_person(tmp_path: Path) -> None:
    met = "赵大壮与大壮的妻子周小兰在幸福小区12号楼见面，微信号zdz_1980"
    history = worked(1).add(112, Note(what=met, next_step="给张伟的儿子小明打电话"))
    history.add(113, typed(Roster, members="张伟 | 11010519491231002X\n吴建国 | | 13700137000"))
    history.add(114, Note(what="建国和老周不同意，吴 建国电话1370 0137 000，国建公司没有人来"))
    text = everything(printed(tmp_path, case_file(history), masked=True))
    hidden = ("大壮", "小兰", "幸福小区", "12号楼", "zdz_1980", "小明", "建国", "13700137000", "1370 0137 000")
    assert not [each for each in hidden if each in text]
