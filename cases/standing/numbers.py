"""Case numbers: their form is data, and any part of one that is unique is understood."""

from dataclasses import dataclass

from cases.values.refusal import refuse
from cases.values.text import half_width, one_line, pattern, say

FORM = "〔{year}〕{station}{serial:04d}"
"""The form in use unless the centre sets another with the same three parts."""

_FRAGMENT = pattern(r"[〔\[(]?(?P<year>\d{4})?[〕\])]?\s*(?P<station>[A-Z]{1,6})?-?\s*(?:第?(?P<serial>\d{1,8})号?)?")
_WHOLE = pattern(r"[〔\[(]?(?P<year>\d{4})[〕\])]?\s*(?P<station>[A-Z]{1,6})\s*第?(?P<serial>\d{1,8})号?")
_CODE = pattern(r"[A-Za-z]{1,6}")


@dataclass(frozen=True)
class NumberPart:
    """What a typed fragment says of a number; None where it is silent."""

    year: int | None
    station: str | None
    serial: int | None


_YEAR_FIRST = pattern(r"[〔\[（(]?(\d{4})[〕\]）)]?[-年]?(?=[A-Za-z])")


def short_number(number: str, year: int) -> str:
    """Return a case number as a narrow list tells it: of this year without the year, else without brackets around it.

    A number that does not begin with a year, before the letters of a station, is told whole.
    """
    told = _YEAR_FIRST.match(number)
    if told is None:
        return number
    return number[told.end() :] if int(told[1]) == year else told[1] + number[told.end() :]


def write_number(form: str, year: int, station: str, serial: int) -> str:
    """Write a case number in the centre's form. Serials start at 1 for each station and year."""
    return form.format(year=year, station=station, serial=serial)


def check_form(form: str) -> str:
    """Return a number form, or refuse one in which year, station or serial is missing."""
    try:
        two = (write_number(form, 2026, "YT", 1), write_number(form, 2027, "YT", 1), write_number(form, 2026, "ZQ", 1))
        if len({*two, write_number(form, 2026, "YT", 2)}) == 4:
            return form
    except (KeyError, IndexError, ValueError):
        pass
    raise refuse(
        "number_form",
        say(
            "案号格式必须含有 {year}、{station} 和 {serial} 三部分",
            year="{year}",
            station="{station}",
            serial="{serial}",
        ),
    )


def check_station_code(code: str) -> str:
    """Return a station's code in capitals, or refuse what is not one to six letters."""
    code = half_width(one_line(code))
    if not _CODE.fullmatch(code):
        raise refuse("station_code", say("站点代码须是 1 到 6 个英文字母，例如 YT"), "code")
    return code.upper()


def read_whole(text: str) -> tuple[int, str, int] | None:
    """Read a number of which nothing is left out, as its year, station and serial. None if it is none."""
    found = _WHOLE.fullmatch(half_width(one_line(text)).upper())
    return (int(found["year"]), found["station"], int(found["serial"])) if found else None


def read_fragment(text: str) -> NumberPart | None:
    """Read a number or a part of one: `〔2026〕YT0001`, `2026YT0001`, `YT1`, `0001`. None if it looks like neither."""
    folded = half_width(one_line(text)).upper()
    found = _FRAGMENT.fullmatch(folded)
    if not found or not any(found[part] for part in ("year", "station", "serial")):
        return None
    if found["year"] and not found["station"] and not found["serial"] and folded.isdigit():
        return NumberPart(None, None, int(folded))
    serial = int(found["serial"]) if found["serial"] else None
    return NumberPart(int(found["year"]) if found["year"] else None, found["station"], serial)
