"""Handing over on the command line: looked at first, done with its note, and what was left behind."""

from pathlib import Path

import pytest

from cases.staff.people import Account, Role
from storage.desk import Desk
from tests.exports.reader import everything, opened
from tests.tui.cli.line import Line
from tests.unlocked import open_store
from tui.cli.plain.jsonkeys import HANDOVER_KEYS, LEFT_KEYS, TAKEN_BACK_KEYS


def disable(line: Line, account: str) -> None:
    """Put an account to rest, as an administrator does."""
    store = open_store(line.folder, "zhu")
    with store.writing():
        store.add_account(Account("guan", "管平", Role.ADMINISTRATOR, "YT", everywhere=True))
    Desk(store, store.account("guan"), line.now).staffing.disable(account)
    store.close()


class TestHandOver:
    """`hand-over`."""

    def test_hands_all_over_and_writes_the_note(self, in_hand: Line, tmp_path: Path) -> None:
        out = tmp_path / "交接.docx"
        told = in_hand.done("hand-over", "李经办", "zhu", "--reason", "休假", "-o", str(out), who="zhu").out
        assert told.startswith("李经办的 1 件案件、2 项期限和待办已交给朱主任")
        assert "工作交接单" in everything(opened(out))
        assert in_hand.done("show", "1", "--json", who="zhu").json["handler"] == "zhu"

    def test_is_taken_back_but_for_what_was_worked_on(self, in_hand: Line) -> None:
        in_hand.done("hand-over", "li", "zhu", "--reason", "休假", who="zhu")
        told = in_hand.done("hand-over", "li", "zhu", "--undo", who="zhu").out.splitlines()
        assert told == ["已撤销：1 件退回李经办"]
        assert in_hand.done("show", "1", "--json", who="zhu").json["handler"] == "li"
        in_hand.done("hand-over", "li", "zhu", "--reason", "又休假", who="zhu")
        found = in_hand.done("hand-over", "li", "zhu", "--undo", "--json", who="zhu").json
        assert list(found) == list(TAKEN_BACK_KEYS)
        refused = in_hand("hand-over", "li", "zhu", "--undo", who="zhu")
        assert (refused.code, "没有您办理的这一交接" in refused.err) == (1, True)

    def test_gives_json(self, in_hand: Line) -> None:
        found = in_hand.done("hand-over", "li", "zhu", "--reason", "休假", "--json", who="zhu").json
        assert list(found) == list(HANDOVER_KEYS)
        told = {"giver": "李经办", "taker": "朱主任", "cases": ["〔2026〕YT0001"], "ahead": 2}
        assert found == {**told, "stays": [], "done": True}

    def test_is_looked_at_before_anything_is_handed_over_or_written(self, in_hand: Line, tmp_path: Path) -> None:
        out, words = tmp_path / "a.docx", ("--reason", "住址北京路18号，联系人某王")
        in_hand.done("record", "1", "fact", "what=妻子叫柳如烟，在家。")
        in_hand.done("record", "1", "task", "what=找柳如烟取微信 abc998877", "by_day=2026-12-20", "who=li")
        asked = ("hand-over", "li", "zhu", *words, "-o", str(out))
        told = in_hand.done(*asked, "--look", who="zhu").out
        assert "现在只是看看，没有交接" in told.splitlines()[0]
        assert "已隐去" in told
        assert in_hand.done(*asked, "--look", "--json", who="zhu").json["done"] is False
        assert (out.exists(), in_hand.done("show", "1", "--json").json["handler"]) == (False, "li")
        in_hand.done(*asked, who="zhu")
        written = everything(opened(out))
        assert ("找柳某某取" in written, "柳如烟" in written) == (True, False)

    @pytest.mark.parametrize(("place", "said"), [("", "是一个文件夹"), ("none/a.docx", "目标文件夹不存在")])
    def test_hands_nothing_over_where_the_note_has_no_place(
        self, in_hand: Line, tmp_path: Path, place: str, said: str
    ) -> None:
        ended = in_hand("hand-over", "li", "zhu", "--reason", "休假", "-o", str(tmp_path / place), who="zhu")
        assert (ended.code, ended.out, said in ended.err) == (1, "", True)
        assert in_hand.done("show", "1", "--json").json["handler"] == "li"

    def test_the_note_hides_names(self, in_hand: Line, tmp_path: Path) -> None:
        out = tmp_path / "a.docx"
        in_hand.done("hand-over", "li", "zhu", "--reason", "休假", "-o", str(out), who="zhu")
        told = everything(opened(out))
        assert ("张某某等12人" in told, "张三丰" in told, "13800138000" in told) == (True, False, False)

    @pytest.mark.parametrize("words", [["li", "zhu"], ["li"], []])
    def test_needs_who_and_why(self, in_hand: Line, words: list[str]) -> None:
        ended = in_hand("hand-over", *words, who="zhu")
        assert (ended.code, ended.err.startswith("还缺少 ")) == (2, True)

    def test_is_for_supervisors_alone(self, in_hand: Line) -> None:
        assert in_hand("hand-over", "li", "zhu", "--reason", "休假").code == 1
        assert in_hand("hand-over", "--left").code == 1

    def test_lists_what_whoever_has_left_leaves_behind(self, in_hand: Line) -> None:
        assert in_hand.done("hand-over", "--left", who="zhu").out == "离岗未交接：共 0 件\n"
        disable(in_hand, "li")
        told = in_hand.done("hand-over", "--left", who="zhu").out
        assert ("离岗未交接：共 1 件" in told, "〔2026〕YT0001" in told, "张三丰" in told) == (True, True, False)
        (row,) = in_hand.done("hand-over", "--left", "--json", who="zhu").json["rows"]
        assert (list(row), row["left_by"], row["left_why"]) == (list(LEFT_KEYS), ["李经办"], ["disabled"])
        assert told.splitlines()[-1] == "〔2026〕YT0001：李经办（账号已停用）"
        in_hand.done("hand-over", "li", "zhu", "--reason", "离职", who="zhu")
        assert in_hand.done("hand-over", "--left", "--json", who="zhu").json == {"rows": []}

    def test_says_what_could_not_go_and_why(self, in_hand: Line, tmp_path: Path) -> None:
        """A task in a restricted case goes to nobody who does not find that."""
        store = open_store(in_hand.folder, "zhu")
        with store.writing():
            store.add_account(Account("wu", "吴经办", Role.STAFF, "YT"))
        store.close()
        number = in_hand.opened("applicant=孙二娘", "id_number=", "phone=")
        in_hand.done("record", number, "accepted", "ground=rights_wages", who="zhu")
        in_hand.done("record", number, "assigned", "handler=zhu", who="zhu")
        in_hand.done("record", number, "task", "what=取证", "by_day=2026-11-24", "who=li", who="zhu")
        in_hand.done("record", number, "reach", "who=restricted", "reason=隐私", who="zhu")
        out = tmp_path / "a.docx"
        asked = ("hand-over", "li", "wu", "--reason", "离职", "-o", str(out))
        why = "没有交接，仍在李经办名下：〔2026〕YT0002（本案限承办人和主管查看，吴经办看不到；请交给承办人或主管）"
        assert why in in_hand.done(*asked, "--look", who="zhu").out.splitlines()
        told = in_hand.done(*asked, who="zhu").out.splitlines()
        assert (told[0], why in told) == ("李经办的 1 件案件、2 项期限和待办已交给吴经办", True)
        assert "吴经办看不到" in everything(opened(out))
        left = in_hand.done("hand-over", "--left", who="zhu").out
        assert left.splitlines()[-1] == "*限 〔2026〕YT0002：李经办（本案限定查看，本人看不到）"
