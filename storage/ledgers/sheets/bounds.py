"""How much of a spreadsheet is read, and what is said of one that is not."""

from enum import StrEnum

from cases.values.refusal import Refused, refuse
from cases.values.text import Sentence, say

MOST_BYTES = 20 * 2**20
"""Of a file as it lies on the disk."""

MOST_UNPACKED = 100 * 2**20
"""Bytes of all that is packed in it."""

MOST_MEMBERS = 2_000
MOST_ROWS = 200_000
MOST_COLUMNS = 200

MOST_CHARACTERS = 32_767
"""In one cell, as Excel has it."""

MOST_MEMORY = 2**30
"""Bytes of address space of the process that reads."""

MOST_SECONDS = 60
"""Of the processor."""

MOST_WAIT = 180.0
"""Seconds until the process that reads is given up."""

MOST_TOLD = 256 * 2**20
"""Bytes that it may tell: a short text may stand in millions of cells."""


class Fault(StrEnum):
    """Why a file cannot be read as a spreadsheet."""

    MISSING = "missing"
    NO_FILE = "no_file"
    FORBIDDEN = "forbidden"
    EMPTY = "empty"
    LARGE = "large"
    UNPACKED = "unpacked"
    ROWS = "rows"
    COLUMNS = "columns"
    LONG_CELL = "long_cell"
    LOCKED = "locked"
    OLD = "old"
    OTHER_OFFICE = "other_office"
    WEB = "web"
    NO_SHEET = "no_sheet"
    NOTHING = "nothing"
    BROKEN = "broken"
    TEXT = "text"
    QUOTES = "quotes"
    COSTLY = "costly"
    NO_ROOM = "no_room"

    @property
    def sentence(self) -> Sentence:
        return _SENTENCES[self]


_SENTENCES = {
    Fault.MISSING: say("找不到这个文件，请核对文件名和位置"),
    Fault.NO_FILE: say("给出的位置不是普通文件，请指定一个 .xlsx 或 .csv 文件"),
    Fault.FORBIDDEN: say("没有权限读这个文件，或磁盘读取出错；请把它复制到自己的文件夹再试"),
    Fault.EMPTY: say("文件是空的，请核对是不是选错了文件"),
    Fault.LARGE: say("文件超过 {most} MB，请拆成几个小一些的文件分次导入", most=MOST_BYTES // 2**20),
    Fault.UNPACKED: say(
        "文件展开后超过 {most} MB 或内含过多部件，没有读取；请删去图片和空白区域后另存，或拆成几个文件",
        most=MOST_UNPACKED // 2**20,
    ),
    Fault.ROWS: say("表格超过 {most} 行，请拆成几个文件分次导入，或删去下方的空白行后另存", most=MOST_ROWS),
    Fault.COLUMNS: say("表格超过 {most} 列，请删去不用的列（右侧的空白列也算）后另存", most=MOST_COLUMNS),
    Fault.LONG_CELL: say(
        "有一个单元格超过 {most} 字，请精简后另存；CSV 文件请检查前面的引号是否成对", most=MOST_CHARACTERS
    ),
    Fault.LOCKED: say("文件设有打开密码，请在 Excel 或 WPS 里去掉密码后另存再导入"),
    Fault.OLD: say("这是旧格式的 Excel 文件（.xls），请用 Excel 或 WPS 打开后另存为 .xlsx 再导入"),
    Fault.OTHER_OFFICE: say("这是别的办公文件，不是 .xlsx 表格；请用 Excel 或 WPS 打开表格后另存为 .xlsx 再导入"),
    Fault.WEB: say("这其实是网页或 XML 格式的文件，请用 Excel 或 WPS 打开后另存为 .xlsx 再导入"),
    Fault.NO_SHEET: say("这个文件不是表格，请指定一个 .xlsx 或 .csv 文件"),
    Fault.NOTHING: say("表格里没有内容，请核对是不是选错了文件，或内容在隐藏的工作表里"),
    Fault.BROKEN: say("表格文件已损坏或不完整，请重新下载，或用 Excel 或 WPS 打开后另存一份再导入"),
    Fault.TEXT: say("认不出这个文本文件的编码，请用 Excel 或 WPS 打开后另存为 .xlsx，或存成 UTF-8 编码的 CSV"),
    Fault.QUOTES: say("不是完整的 CSV，请检查引号是否成对，或用 Excel 打开后另存为 .xlsx"),
    Fault.COSTLY: say("读取这个表格用的内存或时间过多，已停止；请删去空白区域后另存，或拆成几个文件分次导入"),
    Fault.NO_ROOM: say("系统内存或进程不足，没能读取表格；请关闭一些程序后再试"),
}


def refused(fault: Fault) -> Refused:
    """Return the refusal (rule `sheet`) for a fault, to be raised."""
    return refuse("sheet", fault.sentence)


def fault_of(refusal: Refused) -> Fault:
    """Return the fault that a refusal was made for."""
    (problem,) = refusal.problems
    return next(fault for fault in Fault if fault.sentence == problem.sentence)
