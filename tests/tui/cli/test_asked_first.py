"""What is asked before something is recorded is asked by `record` too, which records once it is answered."""

from tests.tui.cli.line import Line


def test_what_is_asked_before_is_asked_here_too_and_recorded_once_it_is_answered(line: Line) -> None:
    line.opened()
    asked = line("record", "1", "voided", "entry=1", "why=记错了。", who="zhu")
    assert asked.code == 1
    assert "--yes" not in asked.err, "what does not go is told first"
    line.done("record", "1", "accepted", "ground=union_rights", who="zhu")
    asked = line("record", "1", "voided", "entry=2", "why=记错了。", who="zhu")
    assert (asked.code, asked.out) == (1, "")
    assert asked.err.splitlines()[:2] == [
        "第 2 条作废后不再有效，在办理经过里划掉，不能恢复。确定作废吗？（没有登记；确定的加 --yes）",
        "阶段：待指派 改为 接案。",
    ]
    assert line.done("queue", "all", "--json").json["rows"][0]["version"] == 2
    line.done("record", "1", "voided", "entry=2", "why=记错了。", "--yes", who="zhu")
    assert line.done("queue", "all", "--json").json["rows"][0]["version"] == 3


def test_a_paper_that_decides_is_recorded_alone_once_it_is_said_so(line: Line) -> None:
    line.opened()
    paper = ("record", "1", "document", "direction=received", "sort=award", "what=裁决书一份")
    asked = line(*paper)
    assert asked.code == 1
    assert asked.err.startswith(
        "只登记“裁决书”不起算、不结束任何期限，也不确定金额：请另外登记“裁判结果”（按 p）（没有登记"
    )
    line.done(*paper, "--yes")
