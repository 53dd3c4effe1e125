"""A rule of clocks in words: for which cases it is, which acts move it, and by which its clock is done."""

from collections.abc import Iterator

from cases.events import CATALOGUE
from cases.law.clockrules import ANYTHING, ClockRule, Trigger
from cases.law.rulekeys import called, fact_label
from cases.values.codes import codes
from cases.values.text import Label, Sentence, say


def act(trigger: Trigger) -> Sentence | Label:
    """Return which act pulls a trigger: what it is called, what it must hold, and which day of it counts."""
    spec = CATALOGUE[trigger.event].spec
    ask = spec.ask(trigger.on) if trigger.on else None
    told = _held(trigger)
    if trigger.paid:
        told = say("{event}，付清的", event=told)
    if trigger.counts_as:
        told = say("{event}，视为{cause}", event=told, cause=codes("limitation_act").label(trigger.counts_as))
    if trigger.back:
        told = say("{event}，自先前终止它之日计", event=told)
    told = say("{event}，按“{field}”", event=told, field=ask.label) if ask else told
    return _from_when(trigger, _in_force(trigger, told))


def _from_when(trigger: Trigger, told: Sentence | Label) -> Sentence | Label:
    """Say from which day it counts, and how late it may come, where that is not its own day, or any."""
    if trigger.made:
        told = say("{event}，自作出之日计", event=told)
    if trigger.performed:
        last = say("{event}，有履行期限的自其届满计，分期的自最后一期", event=told)
        one = trigger.last or trigger.counts_as  # what restarts a clock does so once
        told = last if one else say("{event}，有履行期限的自其届满计，分期的每期各计", event=told)
    return say("{event}，收到文书后 {n} 日之内的", event=told, n=trigger.within) if trigger.within else told


def _in_force(trigger: Trigger, told: Sentence | Label) -> Sentence | Label:
    """Say from when a paper counts that takes effect, or must be paid, some days after service."""
    if trigger.contested:
        return say("{event}，自其后 {n} 日届满的次日计", event=told, n=trigger.contested)
    return say("{event}，自其后第 {n} 日计", event=told, n=trigger.payable) if trigger.payable else told


def _held(trigger: Trigger) -> Sentence | Label:
    label = CATALOGUE[trigger.event].spec.label
    held = tuple(_code(trigger.event, name, code) for name, allowed in trigger.when.items() for code in allowed)
    return say("{event}（{held}）", event=label, held=held) if held else label


def _code(event: str, name: str, code: str) -> object:
    ask = CATALOGUE[event].spec.ask(name)
    if code in ("", ANYTHING):
        field = ask.label if ask else name
        return say("写明{field}的", field=field) if code else say("没有写明{field}", field=field)
    choices = ask.kind.choices if ask else None
    return code if choices is None else choices.label(code)


def which(rule: ClockRule) -> Iterator[tuple[Label, tuple[Label, ...]]]:
    """Yield what a case must be for which a rule is: each fact, with the values of which it must have one."""
    for name, held in {"kind": rule.kinds, "groups": rule.groups, **rule.given}.items():
        if held:
            yield fact_label(name), tuple(called(name, value) for value in held)
    if rule.after:
        yield Label("先已向其提出", "Gone to before"), tuple(codes("forum").label(code) for code in rule.after)
    if rule.not_during:
        none = tuple(codes("forum").label(code) for code in rule.not_during)
        yield Label("在其没有未完的程序", "Nothing going on before"), none


def papers(rule: ClockRule) -> tuple[Label, ...]:
    """Return the papers with which one must have gone to the body, none where that is open."""
    return tuple(codes("ruling_kind").label(code) for code in rule.upon)


def done_by(rule: ClockRule) -> Sentence | None:
    """Say what must be recorded, by which key, for a clock of the centre's own to be done.

    None for the clocks of others and the rights of the worker, and where no act does it.
    """
    told = (each for each in rule.stop if not any("" in held for held in each.when.values())) if rule.own else ()
    acts = tuple(map(_recorded, told))
    if len(acts) > 1:
        return say("{acts}，任一即完成", acts=acts)
    return say("{act}即完成", act=acts[0]) if acts else None


def _recorded(trigger: Trigger) -> Sentence:
    key, what = CATALOGUE[trigger.event].spec.key, _held(trigger)
    if trigger.paid:
        what = say("{event}并付清", event=what)
    return say("按 {key} 登记{event}", key=key, event=what) if key else say("登记{event}", event=what)
