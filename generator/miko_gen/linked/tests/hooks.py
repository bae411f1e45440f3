"""What the hooks return when the tests ask for it: texts with settings and rows in them, options that were changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.conditions import Test
from miko_gen.linked.database import Model
from miko_gen.linked.hook_parts import HookPart
from miko_gen.linked.hooks import Hook
from miko_gen.linked.php import php
from miko_gen.linked.tests.finds import decided
from miko_gen.linked.tests.hook_rows import HookRows
from miko_gen.linked.tests.hook_scenarios import KEY, HookScenario, HookTest, Row
from miko_gen.linked.tests.hook_texts import as_name, filled, in_section, is_meant, kept, option_of, row_text
from miko_gen.linked.tests.rows import AllRows, is_valid
from miko_gen.linked.tests.script_runs import SILENCE, SOUND
from miko_gen.linked.tests.settings import setting_source, setting_text
from miko_gen.linked.tests.values import examples
from miko_gen.linked.values import Field

Options = Mapping[str, str | list[str]]


def answer_of(handler: str) -> str:
    """The line of text that the handler of a hook gives in the tests."""
    return f"; {handler}"


@dataclass(frozen=True)
class HookTests:
    """Makes the tests of hooks."""

    settings: Model | None
    rows: AllRows
    models: Mapping[str, Model]

    def of(self, hook: Hook, *, is_plain: bool) -> HookTest:
        arguments = tuple(_argument(hook, *parameter) for parameter in hook.parameters)
        chosen = self._chosen(hook, hold=True)
        values = self._values(hook.all_parts, chosen)
        made = HookRows(self.rows, self.models, values)
        rows = tuple(made.of(hook))
        if hook.changes_options:
            return HookTest(
                hook, is_plain, HookScenario(arguments, (), (), "", ()), None, tuple(self._changes(hook, rows))
            )
        on = self._scenario(hook, arguments, rows, chosen)
        off = self._scenario(hook, arguments, rows, self._chosen(hook, hold=False))
        has_conditions = any(part.when for part in hook.parts)
        shown = tuple(
            one
            for part in hook.parts
            if part.each and self._holds(part, values) and self._text(part, values, rows)
            for one in part.all
        )
        missed = {
            name: self._scenario(hook, arguments, tuple(other if one is row else one for one in rows), chosen)
            for row in rows
            for name, other in made.missed(hook, row, rows)
        }
        return HookTest(
            hook,
            is_plain,
            on,
            off if has_conditions and off.text != on.text else None,
            (),
            shown,
            tuple((name, one) for name, one in missed.items() if one.text != on.text),
        )

    def _chosen(self, hook: Hook, *, hold: bool) -> dict[str, str]:
        """Stored values of the settings with which the conditions hold, or the first of each does not."""
        by_field: dict[str, list[Test]] = {}
        for part in hook.parts:
            for name, test in zip(part.when_fields, part.when, strict=True):
                by_field.setdefault(name, []).append(test)
        found: dict[str, str] = {}
        for name, tests in by_field.items():
            if name.startswith("core."):
                # A number goes for a port, too.
                known = ["5001", *tests[0].examples(holding=hold)]
                fitting = [value for value in known if _fit(tests, value, hold=hold)]
                found |= {name: fitting[0]} if fitting else {}
                continue
            field = self.settings.by_name[name] if self.settings else None
            if field is None or field.to is not None or (hold and field.type == "sound"):
                continue
            known = [sample.stored or "" for sample in examples(field)] + (["0", "1"] if field.is_bool else [])
            known += tests[0].examples(holding=hold)
            fitting = [value for value in known if is_valid(field, value) and _fit(tests, value, hold=hold)]
            if fitting:
                found[name] = fitting[0]
        for term in (term for part in hook.all_parts if part.each for term in part.each.terms if term.name):
            name = str(term.name).partition(".")[2]
            field = HookRows(self.rows, self.models, {}).compared(term)
            if self.settings and field and name not in found:
                value = decided(field, self.settings.by_name[name])
                found |= {name: value} if value is not None else {}
        return found

    def _scenario(
        self, hook: Hook, arguments: tuple[str, ...], rows: tuple[Row, ...], chosen: Mapping[str, str]
    ) -> HookScenario:
        values = self._values(hook.all_parts, chosen)
        text, handlers = "", []
        for index, part in enumerate(hook.parts):
            if not self._holds(part, values):
                continue
            if part.handler:
                text += answer_of(part.handler) + ("" if index == len(hook.parts) - 1 else "\n")
                handlers.append(part.handler)
            elif part.rows is None:
                text += self._text(part, values, rows)
        sources = self._sources(hook.all_parts, chosen)
        return HookScenario(arguments, sources, rows, text, tuple(handlers), core=_core(values))

    def _values(self, parts: Iterable[HookPart], chosen: Mapping[str, str]) -> dict[str, str]:
        """What the settings hold that the parts ask for."""
        asked = {name for part in parts for name in (*part.settings, *part.deciding)}
        fields = self.settings.fields if self.settings else ()
        found = {
            field.name: chosen.get(field.name, setting_text(field, SOUND)) for field in fields if field.name in asked
        }
        core = dict.fromkeys(name for part in parts for name in part.core_settings)
        return found | {name: chosen.get(name, str(5001 + index)) for index, name in enumerate(core)}

    def _sources(self, parts: Iterable[HookPart], chosen: Mapping[str, str]) -> tuple[tuple[Field, str], ...]:
        asked = self._values(parts, chosen)
        fields = self.settings.fields if self.settings else ()
        return tuple(
            (field, php(chosen[field.name]) if field.name in chosen else setting_source(field))
            for field in fields
            if field.name in asked
        )

    def _shown(self, values: Mapping[str, str]) -> dict[str, str]:
        """What stands in texts for settings, by their names there; a sound that is none is a silence."""
        sounds = {field.name for field in (self.settings.fields if self.settings else ()) if field.type == "sound"}
        named = {
            name if name.startswith("core.") else f"settings.{name}": SILENCE
            if name in sounds and value != SOUND
            else value
            for name, value in values.items()
        }
        return named | {f"{name} as name": as_name(value) for name, value in named.items()}

    def _holds(self, part: HookPart, values: Mapping[str, str]) -> bool:
        return all(test.holds(values[name]) for name, test in zip(part.when_fields, part.when, strict=True))

    def _text(self, part: HookPart, values: Mapping[str, str], rows: tuple[Row, ...]) -> str:
        shown = self._shown(values)
        shown |= {value.name: _of_route(value.name) for value in part.route_values}
        if part.each is None:
            return filled(part.text, shown, part) + "\n"
        row = next((one for one in rows if one.model is part.each.model), None)
        if row is None or not is_meant(part, row, values):
            return ""
        shown |= {value.name: row_text(value, row) for value in part.row_values}
        clean = in_section if part.in_sections else kept
        if any(clean(shown[name.strip("{} ")]) == "" for name in part.needed):
            return ""
        inside = (self._text(one, values, rows) for one in (part.inner, part.end) if one is not None)
        return filled(part.text, shown, part) + "\n" + "".join(inside)

    def _changes(self, hook: Hook, rows: tuple[Row, ...]) -> Iterator[HookScenario]:
        """For each type of section: which options come back; then with conditions that do not hold."""
        sections = dict.fromkeys(section for part in hook.parts for section, _ in part.options)
        sections |= {"endpoint": None} if hook.handlers else {}
        name = hook.parameters[0][0]
        for hold in (True, False) if any(part.when for part in hook.parts) else (True,):
            chosen = self._chosen(hook, hold=hold)
            values = self._values(hook.all_parts, chosen)
            for section in (*sections, "example"):
                of = next(
                    (one.stored.get(part.extension) for part in hook.parts if part.extension for one in rows
                     if part.each and one.model is part.each.model),
                    None,
                ) or "201"  # fmt: skip
                # A handler answers with an example; where it is the same before, nothing changes.
                is_same = hook.handlers and section == "example"
                before: dict[str, str | list[str]] = {"type": section, "example": "yes" if is_same else "as before"}
                after, handlers = self._changed(hook, before, section, of, values, rows)
                if re.search(KEY, php(after)):
                    # Nobody knows the key of a row before it is saved.
                    continue
                yield HookScenario(
                    (php(of), php(before)),
                    self._sources(hook.all_parts, chosen),
                    rows,
                    name,
                    tuple(handlers),
                    "".join(f"\n            {php(key)} => {php(value)}," for key, value in after.items()),
                    _core(values),
                )

    def _changed(
        self, hook: Hook, before: Options, section: str, of: str, values: Mapping[str, str], rows: tuple[Row, ...]
    ) -> tuple[dict[str, str | list[str]], list[str]]:
        changed: dict[str, str | list[str]] = {}
        handlers = []
        shown = self._shown(values)
        for part in hook.parts:
            row = next((one for one in rows if part.each and one.model is part.each.model), None)
            if part.each and (
                row is None or not is_meant(part, row, values) or row.stored.get(part.extension or "") != of
            ):
                continue
            if not self._holds(part, values):
                continue
            if part.handler:
                changed |= {"example": "yes"}
                handlers.append(part.handler)
            said = dict(part.options).get(section, ())
            here = {**shown, **({value.name: row_text(value, row) for value in part.row_values} if row else {})}
            changed |= {one.name: value for one in said if (value := option_of(one, here, part)) != ""}
        return {name: value for name, value in changed.items() if value != before.get(name)}, handlers


def _fit(tests: list[Test], value: str, *, hold: bool) -> bool:
    """All of the conditions hold for the value, or the first does not."""
    return all(test.holds(value) for test in tests) if hold else not tests[0].holds(value)


def _core(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The constants of MikoPBX's settings and what these hold, in PHP."""
    core = ((name, value) for name, value in values.items() if name.startswith("core."))
    return tuple((name.removeprefix("core."), php(value)) for name, value in core)


def _of_route(name: str) -> str:
    return {"route.id": "1", "route.number": "example"}.get(name, f"Example {name.partition('.')[2]}")


def _argument(hook: Hook, name: str, kind: str) -> str:
    """A value of the parameter's type, in PHP; of a class, its name: the kit makes an object of it."""
    if name == "rout":
        names = dict.fromkeys(["route.id", *(value.name for part in hook.all_parts for value in part.route_values)])
        return php({name.partition(".")[2]: _of_route(name) for name in names})
    if "\\" in kind:
        return php(kind)
    if name == "data":
        # What Core tells of a change.
        return "['model' => 'Example', 'recordId' => '1', 'changedFields' => ['id']]"
    if kind == "array":
        return "['type' => 'endpoint']" if name == "options" else "['id' => '1']"
    return {"int": "1", "bool": "true"}.get(kind, "'example'")
