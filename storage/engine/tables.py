"""The tables, as peewee models. No model is bound to a database: every query says which store it runs on.

Dates and moments are ISO text, money is 分, and an open case without a deadline is due on `NO_DUE`, so that every queue
has one order without gaps. Nothing outside `storage` sees a model.
"""

from collections.abc import Iterable

from peewee import BlobField, BooleanField, CompositeKey, Field, IntegerField, Model, TextField

NO_DUE = "9999-12-31"

WAITING = "(SELECT id FROM batch WHERE waiting <> '')"
"""The imports of which nothing is seen yet, or any more."""


def columns(table: type[Model], names: Iterable[str]) -> tuple[Field, ...]:
    """Return columns of a table, in the order of their names: so what is read of it becomes a value with these."""
    return tuple(getattr(table, name) for name in names)


class StationRow(Model):
    """A station; `code` stands in its case numbers."""

    code = TextField(primary_key=True)
    name = TextField()
    level = TextField()

    class Meta:
        table_name = "station"


class AccountRow(Model):
    """Somebody who works at the desk. stamp: grows with whatever ends their sessions, see `storage.store.session`."""

    account = TextField(primary_key=True)
    name = TextField()
    role = TextField()
    station = TextField()
    everywhere = BooleanField()
    active = BooleanField()
    stamp = IntegerField()

    class Meta:
        table_name = "account"


class SettingRow(Model):
    """A setting of the centre."""

    name = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "setting"


class SerialRow(Model):
    """The last case number given for a station and year."""

    station = TextField()
    year = IntegerField()
    last = IntegerField()

    class Meta:
        table_name = "serial"
        primary_key = CompositeKey("station", "year")


class CaseRow(Model):
    """A case as the queues need it: a projection that replaying the history gives again, to the letter.

    station: that works on it, and whose staff find it. home: the one that gave its number, with year and serial, which
    never change. restricted: 0 for everybody of the station, 1 for handlers and supervisors, 2 where sealed. helpers:
    the accounts of those who handle it beside `handler`, as `cases_of` in `storage.staff.helping` finds them. is_open:
    1 unless closed.
    due: by when the centre must do what comes next, of a closed case what comes first; rule: the clock behind it, or
    what else it is; next_who: the account that must see to it. rights: those that end, see `packed_rights`.
    people: how many workers, see `packed_heads`.
    held_until: the end of a suspension. decide: 1 where a supervisor must decide what becomes of it next.
    limit_on: the first day on which a limitation period ends; both `NO_DUE` where there is none. last_on: the day of
    the last recording. batch: 0, or the mark of the import that brought it, of which nothing is seen while it waits:
    see `storage.ledgers.batches`.
    """

    id = IntegerField(primary_key=True)
    number = TextField()
    year = IntegerField()
    station = TextField()
    serial = IntegerField()
    home = TextField()
    kind = TextField()
    stage = TextField()
    is_open = IntegerField()
    applicant = TextField()
    people = IntegerField()
    groups = TextField()
    cause = TextField()
    handler = TextField()
    next_actor = TextField()
    due = TextField()
    rule = TextField()
    opened_on = TextField()
    closed_on = TextField()
    last_on = TextField()
    version = IntegerField()
    restricted = IntegerField()
    held_until = TextField()
    limit_on = TextField()
    batch = IntegerField(default=0)
    helpers = TextField(default="")
    next_who = TextField(default="")
    rights = TextField(default="")
    decide = IntegerField(default=0)

    class Meta:
        table_name = "case_row"


class HistoryRow(Model):
    """One entry of a history. Rows are only ever added."""

    case = IntegerField(column_name="case_id")
    seq = IntegerField()
    on = TextField(column_name="on_day")
    at = TextField(column_name="at_moment")
    by = TextField(column_name="by_account")
    role = TextField()
    code = TextField()
    fields = TextField()

    class Meta:
        table_name = "history"
        primary_key = CompositeKey("case", "seq")


class AgendaRow(Model):
    """Something that lies ahead of an open case, see `cases.due.agenda`.

    who: the account that must see to it. whose: a code of `Ownership`, or `opens`. entry, entered: the entry that made
    it, and its day. from_day: the first day one is reminded. since, until: the first and the last day on which it
    stands; an empty text and `NO_DUE` for no end.
    """

    case = IntegerField(column_name="case_id")
    place = IntegerField()
    on = TextField(column_name="on_day")
    who = TextField()
    sort = TextField()
    rule = TextField()
    text = TextField()
    entry = IntegerField()
    entered = TextField()
    remind = TextField()
    from_day = TextField()
    whose = TextField()
    since = TextField(column_name="since_day")
    until = TextField(column_name="until_day")

    class Meta:
        table_name = "agenda"
        primary_key = CompositeKey("case", "place")


class TallyRow(Model):
    """How many cases: `what` is `stage`, `due`, `last`, `held` or `limit`; `slot` is the stage or, if open, a day."""

    what = TextField()
    station = TextField()
    slot = TextField()
    handler = TextField()
    n = IntegerField()

    class Meta:
        table_name = "tally"
        primary_key = CompositeKey("what", "station", "slot", "handler")


class AuditRow(Model):
    """A line of the audit log: case and entry are 0 where it is about none. Rows are only ever added.

    deed: the audit action, a code of `AuditAction`; the column keeps its first name, and so does the key in JSON.
    """

    seq = IntegerField(primary_key=True)
    at = TextField(column_name="at_moment")
    by = TextField(column_name="by_account")
    deed = TextField()
    case = IntegerField(column_name="case_id")
    entry = IntegerField()
    digest = TextField()
    detail = TextField()
    seal = BlobField()

    class Meta:
        table_name = "audit"


class GivenRow(Model):
    """A case or a record that a line of the audit log is about, beside others; the other is 0. Only ever added."""

    seq = IntegerField()
    case = IntegerField(column_name="case_id")
    record = IntegerField(column_name="record_id")

    class Meta:
        table_name = "given"
        primary_key = CompositeKey("seq", "case", "record")


class SealRow(Model):
    """The one row that seals what no history tells, see `storage.store.writes`.

    sums: of the covered tables, as JSON. log: the number of the last line of the audit log. bound: what binds both.
    """

    id = IntegerField(primary_key=True)
    sums = TextField()
    log = IntegerField()
    bound = BlobField()

    class Meta:
        table_name = "seal"


class RecordRow(Model):
    """A person or an employer. same: the name folded for comparing. lead: the record it was merged into, 0 for none.

    number: by which it is known beyond doubt. version: how many edits it has had. batch: as in `CaseRow`.
    """

    id = IntegerField(primary_key=True)
    kind = TextField()
    same = TextField()
    number = TextField()
    station = TextField()
    fields = TextField()
    version = IntegerField()
    lead = IntegerField()
    batch = IntegerField(default=0)

    class Meta:
        table_name = "record"


class EditRow(Model):
    """What a record was made, changed or merged to, and by whom. Rows are only ever added.

    what: `made`, `changed`, `merged` or `parted`. fields: the record after it. more: what undoing it needs.
    """

    record = IntegerField(column_name="record_id")
    seq = IntegerField()
    at = TextField(column_name="at_moment")
    by = TextField(column_name="by_account")
    what = TextField()
    fields = TextField()
    more = TextField()

    class Meta:
        table_name = "edit"
        primary_key = CompositeKey("record", "seq")


class PartRow(Model):
    """Who stands where in a case, see `cases.file.parts`, and which record they are."""

    case = IntegerField(column_name="case_id")
    place = IntegerField()
    role = TextField()
    name = TextField()
    record = IntegerField(column_name="record_id")

    class Meta:
        table_name = "part"
        primary_key = CompositeKey("case", "place")


class RepeatRow(Model):
    """How many heads of a period are somebody who counts already, see `storage.records.repeats`; station: or all."""

    period = TextField()
    station = TextField()
    people = IntegerField()

    class Meta:
        table_name = "repeat"
        primary_key = CompositeKey("period", "station")


class TwinRow(Model):
    """Two records, the older first, that may be the same or stand against each other, though nobody was asked.

    at: when it was seen. decision: `joined`, `same` or `apart`, empty until somebody decides; then decided, by, reason.
    """

    id = IntegerField(primary_key=True)
    one = IntegerField(column_name="one_id")
    other = IntegerField(column_name="other_id")
    at = TextField(column_name="at_moment")
    decision = TextField()
    decided = TextField(column_name="decided_moment")
    by = TextField(column_name="by_account")
    reason = TextField()

    class Meta:
        table_name = "twin"


class BatchRow(Model):
    """An import. kind: of the ledger. name: of the file. told: counts as JSON. undone: when, or empty.

    waiting: whose work it is as long as nothing of it is seen, see `storage.host.owner`; empty once it is there.
    """

    id = IntegerField(primary_key=True)
    at = TextField(column_name="at_moment")
    by = TextField(column_name="by_account")
    kind = TextField()
    name = TextField()
    told = TextField()
    undone = TextField()
    waiting = TextField(default="")

    class Meta:
        table_name = "batch"


class BatchItemRow(Model):
    """What an import made: a record, or a case (entry 1), or a later entry of a case. digest: what seals an entry."""

    batch = IntegerField(column_name="batch_id")
    item = IntegerField()
    entry = IntegerField()
    digest = TextField(default="")

    class Meta:
        table_name = "batch_item"
        primary_key = CompositeKey("batch", "item", "entry")


class DraftRow(Model):
    """Typed fields that were not saved."""

    account = TextField()
    key = TextField()
    fields = TextField()
    kept_at = TextField()

    class Meta:
        table_name = "draft"
        primary_key = CompositeKey("account", "key")
