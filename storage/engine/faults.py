"""What the disk and the database refuse, said in one clear sentence."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee

from cases.values.refusal import Refused, refuse
from cases.values.text import Sentence, say
from storage.engine.sqlite import errors


@contextmanager
def plainly() -> Iterator[None]:
    """Turn a fault of the disk or the database into `Refused` (rule `store`), and let everything else through."""
    caught: tuple[type[Exception], ...] = (peewee.PeeweeException, OSError, *errors())
    try:
        yield
    except caught as fault:
        sentence = explain(fault)
        if sentence is None:
            raise
        raise refuse("store", sentence) from fault


def explain(fault: BaseException) -> Sentence | None:
    """Say what a fault means and what to do; None for one that is a defect of the program."""
    for cause in _causes(fault):
        text = str(cause).lower()
        for words, sentence in _FAULTS:
            if any(word in text for word in words):
                return sentence
        if isinstance(cause, OSError):
            return _disk(cause)
    return None


def _causes(fault: BaseException | None) -> Iterator[BaseException]:
    """Yield the fault and all that it came from, the first cause first: a roll-back that fails hides why."""
    chain: list[BaseException] = []
    while fault is not None and fault not in chain:
        chain.append(fault)
        fault = fault.__cause__ or fault.__context__
    return reversed(chain)


FULL = say("磁盘已满，没有保存；请清理磁盘后再保存，刚才填写的内容还在")
BUSY = say("另一位同事正在保存，请稍等几秒再试，已填内容仍在")
READ_ONLY = say("数据文件只读，无法保存；请管理员检查数据文件夹的权限")


def takes_nothing(folder: Path) -> Sentence:
    """Say what a disk is that takes nothing: full, or only to be read."""
    return FULL if os.access(folder, os.W_OK) else READ_ONLY


def is_of_disk(refused: Refused) -> bool:
    """Tell whether something was refused for the disk alone, which takes nothing: what only reads may go on."""
    return any(each.sentence in (FULL, READ_ONLY) for each in refused.problems)


def is_of_contents(refused: Refused) -> bool:
    """Tell whether something was refused since the data itself cannot be read: torn, or not with this key."""
    fault = refused.__cause__
    return type(fault).__name__ == "DatabaseError" or _NO_TEXT in str(fault).lower()  # drivers call errors alike


_NO_TEXT = "could not decode"
_FAULTS = (
    (("disk is full", "no space left"), FULL),
    (("is locked", "is busy"), BUSY),
    (("readonly", "read-only"), READ_ONLY),
    (
        ("not a database", "malformed", "is encrypted", "vtable constructor failed", "invalid fts5", _NO_TEXT),
        say("数据文件已损坏或不是本程序的文件；请不要改动它，并用备份恢复"),
    ),
    (("unable to open",), say("打不开数据文件；请检查数据文件夹是否存在、是否有权限")),
    (("disk i/o error",), say("读写磁盘出错，没有保存；请检查磁盘后再试，刚才填写的内容还在")),
)


def _disk(fault: OSError) -> Sentence:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return _FAULTS[0][1]
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return say("数据文件夹不能写入；请管理员检查权限，或用 --data 指定别的文件夹")
    if fault.errno in (errno.ENOTDIR, errno.EEXIST):
        return say("这个位置不是可用的文件夹；请用 --data 指定别的文件夹")
    return say("读写文件出错，没有保存；请检查磁盘和文件夹后再试")
