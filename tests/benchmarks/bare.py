"""The bare Textual app that the desk is held against: a header, fifty rows in a DataTable, a footer."""

import os

from textual.app import App, ComposeResult
from textual.widgets import DataTable, Footer, Header

from storage.keys.sealing import waste

ROWS = 50
COLUMNS = ("案号", "申请人", "群体", "案由", "阶段", "轮到", "期限")


def number(row: int) -> str:
    """Return what stands first in a row."""
    return f"〔2026〕YT{row + 1:04d}"


class Bare(App[None]):
    """Header, table, footer."""

    def compose(self) -> ComposeResult:
        yield Header()
        yield DataTable(cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns(*COLUMNS)
        for row in range(ROWS):
            table.add_row(number(row), "王某某", "农民工", "追索劳动报酬纠纷", "办理中", "承办人", f"{row}天后")
        table.focus()


def hash_once() -> None:
    """Hash a password as signing in does."""
    waste(os.environ["BANGFU_PASSWORD"])


if __name__ == "__main__":
    hash_once()
    Bare().run()
