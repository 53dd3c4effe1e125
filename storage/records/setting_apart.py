"""Setting apart what cases of several stations, or a restricted one and others, once shared in a record.

Each station goes on with a record of its own, found or made as it would be today, and so does each restricted case.
What somebody wrote by hand stays where it is. Whether these are the same person waits for a supervisor to decide.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter

from cases.file.case import Case
from cases.file.parts import parts
from storage.casefile.files import read_told
from storage.casefile.history import read_history
from storage.casefile.rows import read_row
from storage.engine.tables import WAITING
from storage.records import twins
from storage.records.giving_back import give_back
from storage.records.linking import Linking
from storage.records.parting import part_cases
from storage.records.parts import keep
from storage.records.records import Editor
from storage.store.seals import moving
from storage.store.store import Store

_AMONG = "CASE case_row.restricted WHEN 0 THEN case_row.station ELSE 'case ' || case_row.id END"
_SEEN = f"ABS(case_row.batch) NOT IN {WAITING}"
_SHARED = f"""SELECT part.record_id FROM part JOIN case_row ON case_row.id = part.case_id WHERE {_SEEN}
GROUP BY part.record_id HAVING COUNT(DISTINCT {_AMONG}) > 1 ORDER BY 1"""  # noqa: S608 - our own words
_STANDS = f"""SELECT {_AMONG}, case_row.id, part.place FROM part JOIN case_row ON case_row.id = part.case_id
WHERE part.record_id = ? AND {_SEEN} ORDER BY case_row.restricted > 0, 1, 2"""  # noqa: S608 - our own words
_HOME = "SELECT station FROM record WHERE id = ?"
_GONE = "DELETE FROM part WHERE record_id = ? AND case_id = ?"


def set_apart(store: Store, at: datetime | None) -> int:
    """Set all of them apart, within a write, and return how many records were shared."""
    shared = [record for (record,) in store.run(_SHARED).fetchall()]
    for record in shared:
        _set_apart(store, record, at)
    return len(shared)


def _set_apart(store: Store, record: int, at: datetime | None) -> None:
    """Leave a record to its station, or to the first that has a case of it, and to nobody else."""
    stands = store.run(_STANDS, (record,)).fetchall()
    (home,) = store.run(_HOME, (record,)).fetchone()
    among = {each for each, _case, _place in stands}
    keeps = home if home in among else stands[0][0]
    for each in sorted(among - {keeps}):
        cases = frozenset(case for whose, case, _place in stands if whose == each)
        part_cases(store, record, cases, _by(store, min(cases), at))
    leaving = [each for each in store.run(_STANDS, (record,)).fetchall() if each[0] != keeps]
    by_case = {case: [place for *_, place in some] for case, some in groupby(leaving, itemgetter(1))}
    for case_id in by_case:
        with moving(store, "part", "case_id = ?", (case_id,)):
            store.run(_GONE, (record, case_id))
    for case_id, places in by_case.items():
        _stand_anew(store, record, case_id, places, at)


def _stand_anew(store: Store, record: int, case_id: int, places: Sequence[int], at: datetime | None) -> None:
    """Find or make the records of those who stand at some places of a case, and take from theirs what it alone told."""
    told = read_told(store, read_row(store, case_id))
    case: Case = told.case
    linking, by = Linking(store, case_id, case, None, {}), _by(store, case_id, at)
    made = keep(store, case_id, [(part, linking.record(part, by)) for part in parts(case) if part.place in places])
    give_back(store, record, case_id, by)
    twins.notice(store, made, case.station, by.at, restricted=case.restricted)


def _by(store: Store, case_id: int, at: datetime | None) -> Editor:
    """Return who did the last thing in a case, and when that is noted."""
    last = read_history(store, case_id)[-1]
    return Editor(last.by, at or last.at)
