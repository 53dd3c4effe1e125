"""Taking over what is known of somebody into an intake."""

from datetime import date

from cases.directory.belonging import belongings
from cases.directory.records import Person, Record


def of_record(record: Record, today: date) -> dict[str, str]:
    """Return what a person's record says of an applicant, as one types it: the groups are those of today."""
    if not isinstance(record, Person):
        return {}
    groups = ",".join(each.group.code for each in belongings(record, today))
    known = {
        "applicant": record.name,
        "id_number": record.id_number,
        "phone": record.phones,
        "address": record.address,
        "groups": groups,
    }
    return {name: text for name, text in known.items() if text}
