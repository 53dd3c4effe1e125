"""Identity numbers and phone numbers: reading them forgivingly and refusing what cannot be right."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cases.values.refusal import refuse
from cases.values.text import half_width, pattern, say

_OTHER_DOCUMENT = pattern(r"[A-Z0-9()\-]{5,20}")
_PHONE = pattern(r"1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?|\d{7,8}|[48]00-?\d{3}-?\d{4}|\+\d{6,15}")


_ABROAD = pattern(r"(?<![\d+])(?:\+|00)\s?86[\s-]*(?:\(0\)|0)?(?=1[3-9]\d[\s-]?\d|[1-9]\d{1,2}[\s-]?\d{7,8}\b)")
_DAY = pattern(r"(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?")
_MOBILE = pattern(r"1[3-9]")
_NUMBER_IN_NAME = pattern(r"\d(?:[ -]?\d){6}")


def check_name(text: str) -> str:
    """Return a name as it is. Raises `Refused` (rule `name`) for a number in it, which nobody would compare."""
    if _NUMBER_IN_NAME.search(half_width(text)):
        raise refuse("name", say("姓名里有号码，请把号码写在号码一栏；名册一行一人，各列用 | 或制表符隔开"))
    return text


def check_document(text: str) -> str:
    """Return an identity number in its usual form.

    Citizens' numbers of 18 digits must have a real date of birth and the right check character (GB 11643-1999);
    those of 15 digits a real date. The district is not checked: historic ones are valid. Anything else of 5 to 20
    letters and digits is taken as another document. Raises `Refused` (rule `identity`).
    """
    from stdnum.cn import ric

    number = half_width(text).replace(" ", "").upper()
    if _DAY.fullmatch(number):
        raise refuse("identity", say("“{text}”像日期，不是证件号码，请核对是否填错了栏", text=number))
    if re.fullmatch(r"\d{17}[\dX]", number):
        if not _born(number[6:14]) or ric.calc_check_digit(number) != number[-1]:
            raise refuse("identity", say("身份证号校验不符，请核对有没有抄错一位；暂时核不清可先留空"))
    elif re.fullmatch(r"\d{15}", number):
        if not _born("19" + number[6:12]):
            raise refuse("identity", say("15 位身份证号中的出生日期不存在，请核对；暂时核不清可先留空"))
    elif (number.isdigit() and len(number) > 12) or not _OTHER_DOCUMENT.fullmatch(number):
        raise refuse(
            "identity", say("身份证号应为 18 位（旧证 15 位），其他证件号为 5 到 20 位字母数字，请核对或先留空")
        )
    return number


def _born(digits: str) -> bool:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year >= 1850
    except ValueError:
        return False


@dataclass(frozen=True)
class Citizen:
    """What a citizen's identity number tells: the day of birth, the sex as a code of its list, and the district.

    district: the six digits in front.
    """

    born: date
    sex: str
    district: str


@lru_cache(maxsize=1)  # asked several times in a row of one person; nobody else's number is kept
def told_by(number: str) -> Citizen | None:
    """Return what an identity number tells (GB 11643-1999); None for another document."""
    if re.fullmatch(r"\d{17}[\dX]", number):
        born, order = number[6:14], number[16]
    elif re.fullmatch(r"\d{15}", number):
        born, order = f"19{number[6:12]}", number[14]
    else:
        return None
    if not _born(born):
        return None
    day = date(int(born[:4]), int(born[4:6]), int(born[6:]))
    return Citizen(day, "male" if int(order) % 2 else "female", number[:6])


def place_of(number: str) -> str:
    """Return the district that a citizen's number tells by name; empty for one unknown: a historic one, or a slip."""
    from stdnum.cn import ric
    from stdnum.exceptions import ValidationError

    try:
        return " ".join(dict.fromkeys(ric.get_birth_place(number).values()))
    except ValidationError:
        return ""


def check_credit_code(text: str) -> str:
    """Return a unified social credit code (GB 32100-2015). Raises `Refused` (rule `credit_code`) for what is none."""
    from stdnum.cn import uscc
    from stdnum.exceptions import ValidationError

    try:
        code: str = uscc.validate(half_width(text).replace(" ", "").upper())
    except ValidationError:
        raise refuse(
            "credit_code", say("统一社会信用代码应为 18 位且校验正确，请对照营业执照核对；暂时核不清可先留空")
        ) from None
    return code


def check_phones(text: str) -> str:
    """Return phone numbers, joined by 、. Raises `Refused` (rule `phone`) where one cannot be a phone."""
    phones = [_phone(part) for part in re.split(r"[,、;/|\n]+", half_width(text)) if part.strip()]
    return "、".join(phones)


def phones_of(text: str) -> dict[str, None]:
    """Return the numbers in a text that `check_phones` gave, in their order, without hyphens and as dialled at home."""
    return dict.fromkeys(_compared(phone) for phone in text.split("、") if phone)


def with_phones(one: str, other: str) -> str:
    """Return phone numbers put together, those of the first text before those of the other, each once."""
    known = phones_of(one)
    more = [phone for phone in other.split("、") if phone and _compared(phone) not in known]
    return "、".join([*filter(None, [one]), *more])


def share_a_phone(one: str, other: str) -> bool:
    """Tell whether two texts of phone numbers have one in common."""
    return not phones_of(one).keys().isdisjoint(phones_of(other))


def as_at_home(text: str) -> str:
    """Return a text without the country code of China before a mobile number, or before a 0 or an area code."""
    return _ABROAD.sub(lambda found: "" if _MOBILE.match(text, found.end()) else "0", text)


def _compared(phone: str) -> str:
    return as_at_home(phone).replace("-", "")


def _phone(text: str) -> str:
    text = as_at_home(text.strip())
    joined = re.sub(r"[\s-]", "", text)
    for phone in (joined, text):
        if _PHONE.fullmatch(phone):
            return phone
    raise refuse("phone", say("电话号码位数不对：手机 11 位，座机带区号；多个号码用顿号隔开"))
