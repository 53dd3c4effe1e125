"""Elements of a Word page that python-docx has no word for."""

from typing import cast

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement


def element(tag: str, *inside: BaseOxmlElement, **values: object) -> BaseOxmlElement:
    """Return an element such as `w:zoom`, with its values, `percent=100`, and the elements inside it."""
    made = cast(BaseOxmlElement, OxmlElement(tag, {qn(f"w:{name}"): str(value) for name, value in values.items()}))
    made.extend(inside)
    return made
