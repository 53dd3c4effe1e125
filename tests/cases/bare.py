"""A program with nothing to go by: no list, no law, no reader of typed text, no way to refuse. Folding needs none."""

import sys
from typing import Any, NoReturn

import pytest

from cases.kinds import Kind
from cases.values.codes import CodeList
from cases.values.refusal import Refused
from tests.test_kinds import below


class Asked(BaseException):
    """Something was asked that an admitted entry must not need any more."""


def _no(*_args: Any, **_named: Any) -> NoReturn:
    raise Asked


def nothing_to_go_by(patch: pytest.MonkeyPatch) -> None:
    """Let whatever reads a file of data, looks into a list, reads typed text or refuses raise `Asked`."""
    for module in [each for name, each in sys.modules.items() if name.partition(".")[0] == "cases"]:
        if hasattr(module, "packaged"):
            patch.setattr(module, "packaged", _no)
        for each in vars(module).values():
            if getattr(each, "__module__", "") == module.__name__ and hasattr(each, "cache_clear"):
                each.cache_clear()
    for name in ("__contains__", "__iter__", "get", "on", "worded_on", "label"):
        patch.setattr(CodeList, name, _no)
    for kind in below(Kind):
        if "read" in vars(kind):
            patch.setattr(kind, "read", _no)
    patch.setattr(Refused, "__init__", _no)
