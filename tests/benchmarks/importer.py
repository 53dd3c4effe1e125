"""Somebody who imports a ledger in a process of their own: `python -m tests.benchmarks.importer FOLDER KIND ROWS`.

Says `ready`, waits for a line, imports, and says `done`.
"""

import sys
from datetime import date
from pathlib import Path

from cases.ledgers.cells import LedgerSheet
from storage.desk import Desk
from storage.opening.door import sign_in
from tests.benchmarks.recording import LATER
from tui.demo.centre import PASSWORD

HEAD = ("接案日期", "申请人", "联系电话", "类别", "来源", "群体", "案由", "事实", "诉求", "单位名称")
FACTS = "在工地做了三个月，约定每月结清，离开时还差两个月的工资没有付，多次催要都说等工程款到了再付。"


def ledger(rows: int) -> LedgerSheet:
    """Return a ledger of so many cases."""
    same = ("维权", "来访", "农民工", "追索劳动报酬", FACTS, "付清工资。")
    told = ((date(2026, 1, 5), f"来{at:05d}", f"139{at:08d}", *same, f"云汀{at % 300}公司") for at in range(rows))
    return LedgerSheet("台账", (HEAD, *told))


def people(rows: int) -> LedgerSheet:
    """Return a ledger of so many people."""
    told = ((f"来{at:05d}", f"139{at:08d}", "云汀市长堤路") for at in range(rows))
    return LedgerSheet("名册", (("姓名", "联系电话", "住址"), *told))


LEDGERS = {"cases": ledger, "people": people}


def main(folder: str, kind: str, rows: str) -> None:
    """Import."""
    store, account = sign_in(Path(folder), "supervisor", PASSWORD, LATER)
    desk = Desk(store, account, lambda: LATER)
    preview = desk.previewing.preview([LEDGERS[kind](int(rows))], kind)
    for word in ("ready", "done"):
        sys.stdout.write(f"{word}\n")
        sys.stdout.flush()
        if word == "ready":
            sys.stdin.readline()
            desk.importing.apply(preview, "台账.xlsx", good_rows=True, doubtful=True)
    store.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
