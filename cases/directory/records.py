"""Records of the directory: people and employers, kept apart from cases, each declared by its fields."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform

from cases.directory.memberships import MembershipPeriod, MembershipPeriods
from cases.kinds import ADDRESS, DOCUMENT, PERSON, PHONES, Day, Line, Pick, PickMany, Prose, RoughDay
from cases.kinds.fields import Fields, ask, declared
from cases.values.identity import check_credit_code, told_by
from cases.values.spans import Dated
from cases.values.text import CHINESE, Label, half_width


@dataclass(frozen=True)
class Record(Fields):
    """Somebody or something that cases are about.

    kind: as the store and the command line call it. number_field: the field of the number by which it is known beyond
    doubt. phone_field: that of its phone numbers.
    """

    kind: ClassVar[str]
    number_field: ClassVar[str]
    phone_field: ClassVar[str] = "phone"

    @property
    def called(self) -> str:
        """The name that it goes by."""
        raise NotImplementedError

    @property
    def spoken(self) -> str:
        """The name as a refusal says it, whose reader may see it masked elsewhere: none of a person in full."""
        return CHINESE(self.said("name", masked=True))

    @property
    def number(self) -> str:
        """The number by which it is known beyond doubt, empty where there is none."""
        return str(getattr(self, self.number_field))

    @property
    def phone(self) -> str:
        """Its phone numbers, joined by 、."""
        raise NotImplementedError

    def after(self, before: Self) -> Self:
        """Return the record without what followed from what it was before, and follows no longer."""
        return self

    def completed(self) -> Self:
        """Return the record with what follows from it."""
        return self


RECORDS: dict[str, type[Record]] = {}
"""What the directory keeps, by kind."""

R = TypeVar("R", bound=Record)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(ask,))
def keeps(kind: str, label: tuple[str, str], number_field: str) -> Any:
    """Declare that the directory keeps records of this kind."""

    def declare(cls: type[R]) -> type[R]:
        made = dataclass(frozen=True)(cls)
        made.kind, made.label, made.asks = kind, Label(*label), declared(made)
        made.number_field = number_field
        RECORDS[kind] = made
        return made

    return declare


@keeps("person", ("人员", "Person"), "id_number")
class Person(Record):
    """Somebody, as far as they are known."""

    phone_field = "phones"
    name: str = ask(("姓名", "Name"), PERSON)
    id_number: str = ask(("证件号码", "ID number"), DOCUMENT, default="")
    phones: str = ask(
        ("电话", "Phone"), PHONES, default="", hint=("多个号码用顿号隔开", "Several: separate with commas")
    )
    address: str = ask(("住址", "Address"), ADDRESS, default="")
    other_address: str = ask(
        ("其他住址", "Other address"), ADDRESS, default="", hint=("如老家、工地", "Such as at home or on site")
    )
    sex: str = ask(("性别", "Sex"), Pick("sex"), default="", hint=("填了身份证号就不用填", "Told by the ID number"))
    born: Dated | None = ask(
        ("出生日期", "Born"), RoughDay(), default=None, hint=("填了身份证号就不用填", "Told by the ID number")
    )
    household: str = ask(("户口类型", "Household"), Pick("household"), default="")
    registration: str = ask(("户籍所在地", "Registered at"), ADDRESS, default="")
    groups: tuple[MembershipPeriod, ...] = ask(
        ("群体", "Groups"),
        MembershipPeriods(),
        default=(),
        hint=("一行一个，可写起止，如“农民工 2019-03 起”", "Dates optional"),
    )
    union_member: str = ask(("工会会员", "Union member"), Pick("yes_no"), default="")
    union: str = ask(("所在工会", "Union"), Line(), default="")
    education: str = ask(("文化程度", "Education"), Pick("education"), default="")
    health: str = ask(("健康状况", "Health"), Pick("health"), default="")
    consents: tuple[str, ...] = ask(
        ("同意的用途", "Consented uses"),
        PickMany("consent_purpose"),
        default=(),
        hint=("不限于某一案件的；撤回时取消勾选", "Beyond a single case; untick what is taken back"),
    )
    note: str = ask(("备注", "Note"), Prose(2000), default="")

    @property
    def called(self) -> str:
        return self.name

    @property
    def phone(self) -> str:
        return self.phones

    def after(self, before: Self) -> Self:
        """Return the record without the sex and birth that an identity number told which it has no longer."""
        told = told_by(before.id_number)
        if told is None or told_by(self.id_number):
            return self
        sex, born = "" if self.sex == told.sex else self.sex, None if self.born == told.born else self.born
        return replace(self, sex=sex, born=born)

    def completed(self) -> Self:
        """Return the record with sex and birth as the identity number tells them, which goes before what was typed."""
        told = told_by(self.id_number)
        return replace(self, sex=told.sex, born=told.born) if told else self


@keeps("employer", ("单位", "Employer"), "credit_code")
class Employer(Record):
    """A firm or another employer, as far as it is known."""

    name: str = ask(("名称", "Name"), Line(120))
    credit_code: str = ask(("统一社会信用代码", "Credit code"), Line(30, check=check_credit_code), default="")
    industry: str = ask(("行业", "Industry"), Line(60), default="")
    district: str = ask(("所在区划", "District"), Line(60), default="")
    union_founded: str = ask(("已建工会", "Has a union"), Pick("yes_no"), default="")
    wage_agreement: str = ask(("已签工资集体合同", "Collective wage agreement"), Pick("yes_no"), default="")
    licence: str = ask(("劳务派遣许可证", "Dispatch licence"), Line(60), default="")
    licence_until: "date | None" = ask(("许可证有效期至", "Licence valid to"), Day(ahead=True), default=None)
    phone: str = ask(("电话", "Phone"), PHONES, default="")
    address: str = ask(("地址", "Address"), Line(200), default="")
    contact: str = ask(("联系人", "Contact"), PERSON, default="")
    note: str = ask(("备注", "Note"), Prose(2000), default="")

    @property
    def called(self) -> str:
        return self.name


@keeps("outsider", ("协办人员", "Outside handler"), "licence_number")
class Outsider(Record):
    """Somebody who handles cases without an account here: a lawyer, a volunteer, somebody specially engaged."""

    name: str = ask(("姓名", "Name"), PERSON)
    capacity: str = ask(("身份", "Capacity"), Pick("handler_capacity"), default="")
    firm: str = ask(("所在单位", "Firm"), Line(120), default="")
    phone: str = ask(("电话", "Phone"), PHONES, default="")
    licence_number: str = ask(("执业证号", "Licence number"), Line(30), default="")
    note: str = ask(("备注", "Note"), Prose(2000), default="")

    @property
    def called(self) -> str:
        return self.name


def same_name(name: str) -> str:
    """Return a name in the form in which two of the same are equal: half-width, without blanks and brackets' shape."""
    return "".join(half_width(name).lower().split())
