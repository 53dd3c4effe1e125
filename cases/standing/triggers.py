"""How rules of clocks name what happens in a case, without knowing the events themselves.

Lists tell deadlines by their rules: they are shown before the catalogue of events is loaded.
"""

INTAKE = "opened"
"""The code of the event with which a case begins."""

RuleKey = tuple[tuple[str, ...], str]
"""As what rules know something that happened: by which codes, its own the first, and by what tells most of its sort."""

SORTS = ("sort", "forum", "act")
"""Fields of events that tell most of what sort of thing happened: each event has one of them at most."""
