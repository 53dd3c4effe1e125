"""Roles of those who have a part in a case, on either side, and whom each fits. Data, see data/roles.csv."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from cases.values.codes import NAME, Code, CodeList, code_alone, codes, declare_list
from cases.values.refusal import Refused, refuse
from cases.values.tables import STATUSES, at_line, load_lines, packaged
from cases.values.text import Label, say

COLUMNS = ("side", "code", "zh", "en", "nature", "groups", "causes", "spoken", "source", "status", "note")


_ANY = "*"
"""Stands among the causes of a role that is usual of them, and may be of any other case as well."""


class Side(StrEnum):
    """Whether somebody stands with the applicant or against them."""

    OWN = "own"
    OTHER = "other"

    @property
    def list_name(self) -> str:
        """The code list of the roles of this side."""
        return _LIST_NAMES[self]


_LIST_NAMES = {Side.OWN: "own_role", Side.OTHER: "party_role"}


class Nature(StrEnum):
    """What has a role: a person, whose name is masked, a body, or either of them."""

    PERSON = "person"
    BODY = "body"
    EITHER = "either"


@dataclass(frozen=True)
class PartRole:
    """A role. groups, causes: codes of those of whose cases it is usual, none where it is usual of no special ones.

    common: whether it may be of any other case as well, as those of no special ones are.

    code: with its labels, its source, and in `also` what people call it besides.
    """

    side: Side
    code: Code
    nature: Nature
    groups: frozenset[str] = field(default=frozenset())
    causes: tuple[str, ...] = ()
    common: bool = False

    def fits(self, groups: Collection[str], cause: str) -> int:
        """Return how well it fits a case: 0 where it is usual of such, 1 where of any, 2 where of others alone."""
        if self.groups & {*groups} or is_among(cause, self.causes):
            return 0
        return 1 if self.common or not (self.groups or self.causes) else 2

    def far_from(self, groups: Collection[str], cause: str) -> tuple[bool, int]:
        """Return by what roles usual of a case are put in order: by its groups first, then by the closest cause."""
        near = (len(each) for each in self.causes if is_among(cause, (each,)))
        return not self.groups & {*groups}, -max(near, default=0)


def is_among(cause: str, causes: Collection[str]) -> bool:
    """Tell whether a cause is one of these, or a part of one."""
    return any(cause == each or cause.startswith(f"{each}-") for each in causes)


Roles = Mapping[Side, Mapping[str, PartRole]]
"""The roles of each side by code, in the order of the file."""


def load_roles(text: str, name: str) -> Roles:
    """Read roles from CSV with the header `COLUMNS`. name: the file's, for the refusal.

    Raises `Refused` (rule `table`) with every bad line: its number, what is wrong and the way out.
    """
    found: dict[Side, dict[str, PartRole]] = {side: {} for side in Side}
    called: dict[Side, set[str]] = {side: set() for side in Side}

    def take(values: Mapping[str, str]) -> None:
        role = _role(values)
        words = {role.code.code, *role.code.label, *role.code.also}
        if doubled := sorted(words & called[role.side]):
            raise refuse("table", say("“{word}”已另有所指，请换一个词或删去一行", word=doubled[0]), "spoken")
        called[role.side] |= words
        found[role.side][role.code.code] = role

    load_lines(text, name, COLUMNS, take)
    if not all(found.values()):
        raise Refused(*at_line(name, 1, refuse("table", say("两边（own、other）都至少写一行"))))
    return found


def _role(values: Mapping[str, str]) -> PartRole:
    _check(values)
    also = tuple(values["spoken"].split())
    label = Label(values["zh"], values["en"])
    told = (values["source"], values["status"], values["note"], also)
    common = _ANY in values["causes"].split()
    listed = {**values, "causes": " ".join(each for each in values["causes"].split() if each != _ANY)}
    groups, causes = (_codes_of(listed, column) for column in ("groups", "causes"))
    code = Code(values["code"], label, "", None, None, *told)
    return PartRole(Side(values["side"]), code, Nature(values["nature"]), frozenset(groups), causes, common)


def _check(values: Mapping[str, str]) -> None:
    """Refuse a line whose cells cannot be read."""
    for column, known in (("side", Side), ("nature", Nature), ("status", STATUSES)):
        if values[column] not in [*known]:
            raise refuse("table", say("{column} 请填 {known} 之一", column=column, known=tuple(known)), column)
    if not NAME.fullmatch(values["code"]):
        raise refuse("table", say("{column} 只能用小写字母、数字、下划线和连字符，请改正", column="code"), "code")
    for column in ("zh", "en"):
        if not values[column]:
            raise refuse("table", say("缺少 {column} 名称，请补上", column=column), column)


def _codes_of(values: Mapping[str, str], column: str) -> tuple[str, ...]:
    """Return the codes in a cell, with blanks between. Raises `Refused` for one that its list does not have."""
    return known_codes(codes(column.removesuffix("s")), values[column], column)


def known_codes(of_list: CodeList, cell: str, column: str) -> tuple[str, ...]:
    """Return the codes of a list in a cell, with blanks between. Raises `Refused` for one that it does not have."""
    found = tuple(cell.split())
    if wrong := [each for each in found if not of_list.had(each)]:
        sentence = say("清单 {list} 里没有代码 {code}，请改正", list=of_list.name, code=wrong[0])
        raise refuse("table", sentence, column)
    return found


@cache
def _packaged() -> Roles:
    return load_roles(packaged("roles.csv"), "roles.csv")


def roles(side: Side) -> Mapping[str, PartRole]:
    """Return the roles of a side by code."""
    return _packaged()[side]


def roles_in(list_name: str) -> Mapping[str, PartRole]:
    """Return the roles of a code list by code."""
    return next(roles(side) for side in Side if side.list_name == list_name)


def nature_of(role: str) -> Nature:
    """Return what has a role, of whichever side; an applicant is a person, an unknown role may be either."""
    if role == "applicant":
        return Nature.PERSON
    code = code_alone(role)
    found = roles(Side.OWN).get(code) or roles(Side.OTHER).get(code)
    return found.nature if found else Nature.EITHER


@cache
def _list(side: Side) -> CodeList:
    return CodeList(side.list_name, {code: each.code for code, each in roles(side).items()})


declare_list(Side.OWN.list_name, lambda: _list(Side.OWN))
declare_list(Side.OTHER.list_name, lambda: _list(Side.OTHER))
