"""What keeps an installed module from being enabled again after the upgrade, and what of it nobody takes back."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.compat.both import Both, pairs, renamed_from
from miko_gen.spec.problem import Problem

_AGAIN = "is not enabled again after the upgrade"


def problems(both: Both) -> Iterator[Problem]:
    """Modules, settings and licences that are asked for from now on; languages and numbers that are left behind."""
    for name, other in both.new.depends.items():
        before = both.old.depends.get(name)
        if other.required and not (before and before.required):
            message = f"where '{name}' is not enabled, an installed module {_AGAIN}"
            hint = "to keep it compatible, write required: false"
            yield both.source.problem(("depends", name), message, hint, at_key=True)
    yield from _filled(both)
    old, new = both.old.module, both.new.module
    for word in ("lic_product_id", "lic_feature_id"):
        if getattr(new, word) != getattr(old, word) and getattr(new, word) is not None:
            effect = "is not upgraded on a PBX without a key" if word == "lic_product_id" else _AGAIN
            message = f"an installed module {effect}: another licence is asked for"
            yield both.changed(("module", word), message, "tell the users, and give them the licence before")
    if old.language_code and old.language_code != new.language_code:
        message = f"the sounds of '{old.language_code}' are gone"
        loc = ("module", "language_code")
        yield both.gone(loc, loc, message, "make a module of its own for another language")
    yield from _numbers(both)


def _filled(both: Both) -> Iterator[Problem]:
    before, now = both.old.lifecycle.before_enable, both.new.lifecycle.before_enable
    for index, name in enumerate(now.filled if now else ()):
        if before is None or name not in before.filled:
            message = f"where '{name}' is empty, an installed module {_AGAIN}"
            hint = f"to keep it compatible, let a handler answer, or give '{name}' a value: convert: {{\"\": value}}"
            yield both.changed(("lifecycle", "before_enable", "filled", index), message, hint)


def _numbers(both: Both) -> Iterator[Problem]:
    for old_name, old, name, new in pairs(both.old.models, both.new.models):
        for old_key, field, key, later in pairs(old.fields, new.fields if new else {}):
            if field.reserve and not (later and later.reserve):
                loc = ("models", name or old_name, "fields", key or old_key)
                message = f"the number in '{old_key}' stays in MikoPBX's list: nothing gives it back any more"
                hint = f"keep {old_key}: {{type: extension, reserve: true}}"
                yield both.gone(("models", old_name, "fields", old_key), loc, message, hint)
            elif later and new and later.reserve and not field.reserve:
                place = ("models", str(name), "fields", str(key), "reserve")
                effect = "the upgrade fails" if new.singleton else "the row cannot be saved again"
                message = f"where somebody else has the number in '{key}', {effect}"
                yield both.changed(place, message, "to keep it compatible, reserve a number in a new field")
        for key, added in new.fields.items() if new and not new.resave and not new.singleton else ():
            if added.reserve and key not in old.fields and not set(renamed_from(added)) & set(old.fields):
                place = ("models", str(name), "fields", key, "reserve")
                message = f"'{key}' is new: the rows that are there have no number until they are saved again"
                yield both.changed(place, message, "to keep it compatible, write resave: true")
