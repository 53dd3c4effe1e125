"""`show` says of each step of the centre's own by which key it is done, and of nothing else."""

from tests.tui.cli.line import Line


def lines_after(told: str, name: str) -> list[str]:
    """Return the lines that stand under a clock."""
    lines = told.splitlines()
    (at,) = (place for place, line in enumerate(lines) if line.startswith(f"    {name}"))
    rest = lines[at + 1 :]
    more = next((place for place, line in enumerate(rest) if not line.startswith("        ")), len(rest))
    return [line.strip() for line in rest[:more]]


def test_each_step_says_what_does_it_until_it_is_done(line: Line) -> None:
    line.opened("kind=legal_aid")
    line.done("record", "1", "accepted", "ground=aid_wages", who="zhu")
    told = line.done("show", "1").out
    assert lines_after(told, "指派承办人") == ["按 z 登记指派即完成"]
    assert lines_after(told, "审查法律援助申请") == []
    assert "by which" not in told
    line.done("record", "1", "assigned", "handler=li", who="zhu")
    told = line.done("show", "1").out
    assert lines_after(told, "指派承办人") == []
    assert lines_after(told, "首次会见申请人") == ["按 c 登记会见联系（申请人）即完成"]
    assert "press c for Contact (The applicant) to finish it" in line.done("--lang", "en", "show", "1").out
