"""Rows that the tests of hooks save: one of each model that a hook asks for, such that it is meant, and others that are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miko_gen.linked.core_models import key_of
from miko_gen.linked.database import Model
from miko_gen.linked.facts import dataclass, replace
from miko_gen.linked.find import Term
from miko_gen.linked.hook_parts import HookPart, RowValue
from miko_gen.linked.hooks import Hook
from miko_gen.linked.php import php
from miko_gen.linked.tests.finds import can_fit, fitting, misses
from miko_gen.linked.tests.hook_scenarios import Row
from miko_gen.linked.tests.rows import AllRows, amended, is_valid, other_values
from miko_gen.linked.tests.script_runs import SOUND
from miko_gen.linked.tests.values import Sample, examples
from miko_gen.linked.values import Field, Reference

_BEHIND = "Example behind"

Wanted = dict[str, str | None]


@dataclass(frozen=True)
class HookRows:
    """Makes rows for one hook; ``values`` is what the settings hold that decide."""

    rows: AllRows
    models: Mapping[str, Model]
    values: Mapping[str, str]

    def of(self, hook: Hook) -> Iterator[Row]:
        """A row of each model that is meant, where there can be such."""
        parts: dict[str, list[HookPart]] = {}
        for part in hook.parts:
            if part.each is not None:
                parts.setdefault(part.each.model.name, []).append(part)
        for found in parts.values():
            assert found[0].each is not None
            model = found[0].each.model
            wanted = self._wanted(model, [term for part in found if part.each for term in part.each.terms])
            if wanted is not None and self.rows.count(model):
                yield self._row(model, wanted, found)

    def missed(self, hook: Hook, row: Row) -> Iterator[tuple[str, Row]]:
        """The same row with another value in a column that decides, by the name of that column."""
        terms = {
            term.column: term
            for part in hook.parts
            if part.each and part.each.model is row.model
            for term in part.each.terms
        }
        for name, sample in misses(tuple(terms.values())):
            values = {**dict(row.values), name: sample.php}
            held = {**row.stored, name: sample.stored}
            yield name, replace(row, values=tuple(values.items()), stored=held)

    def _wanted(self, model: Model, terms: list[Term]) -> Wanted | None:
        """What the columns must hold, by their paths; None when it cannot be said here."""
        found: Wanted = {}
        for term in terms:
            field = self.compared(term)
            if term.name:
                value: str | None = self.values.get(term.name.partition(".")[2])
                if value is None or (field is not None and not is_valid(field, value)):
                    return None
            elif term.field is None or not can_fit(term, field):
                return None
            else:
                value = fitting(term, field)
            if term.behind and not self.rows.has(model, term.column):
                return None
            if not term.behind and term.field and term.field.to is not None and value is not None:
                # Nobody knows the key of a row before it is saved.
                return None
            found.setdefault(term.path, value)
        return found

    def compared(self, term: Term) -> Field | None:
        """The field that decides: of the row, or of an own one behind it."""
        to = term.field.to if term.field and term.behind else None
        if to is None:
            return term.field
        return self.models[to.model].by_name.get(str(term.behind)) if to.is_own else None

    def _row(self, model: Model, wanted: Wanted, parts: list[HookPart]) -> Row:
        values = [value for part in parts for value in part.row_values]
        plain = {key: value for key, value in wanted.items() if "." not in key}
        if not model.is_own:
            # Its example is but a key.
            shown = [value.field for value in values if value.field]
            shown += [model.by_name[part.extension] for part in parts if part.extension]
            named = {field.name: (examples(field) or (Sample(""),))[0].stored for field in shown}
            plain = {key: value for key, value in named.items() if key != key_of(model)} | plain
        row = other_values(model, self.rows, plain, 1)
        sources = {key: php(value) for key, value in plain.items()}
        for name in (value.field.name for value in values if value.is_sound and value.field):
            if self.rows.has(model, name):
                row[name], sources[name] = SOUND, "$this->sound()"
            else:
                # The default is the id of no sound file of a test.
                row[name] = ""
        behind = self._behind(model, wanted, values)
        row |= {path: value for path, (_, value) in behind.items()}
        amends: dict[str, dict[str, str]] = {}
        for path, (to, value) in behind.items():
            if to is not None and not to.is_own and value is not None:
                amends.setdefault(to.class_name, {})[path.partition(".")[2]] = value
        return Row(
            model,
            tuple(sources.items()),
            tuple(amended(name, values) for name, values in amends.items()),
            row,
            tuple(
                (self.models[to.model].table, path.partition(".")[2], php(wanted[path]))
                for path, (to, _) in behind.items()
                if to is not None and to.is_own and path in wanted
            ),
        )

    def _behind(
        self, model: Model, wanted: Wanted, values: list[RowValue]
    ) -> dict[str, tuple[Reference | None, str | None]]:
        """What the references of the row lead to, by path: where and which value."""
        found: dict[str, tuple[Reference | None, str | None]] = {}
        paths = [f"{value.field.name}.{value.behind}" for value in values if value.field and value.behind]
        for path in dict.fromkeys([*(key for key in wanted if "." in key), *paths]):
            column, _, name = path.partition(".")
            to = model.by_name[column].to
            if to is None or not self.rows.has(model, column) or column in wanted:
                found[path] = (None, None)
            elif path in wanted:
                found[path] = (to, wanted[path])
            elif to.is_own:
                found[path] = (to, other_values(self.models[to.model], self.rows, {}, 1).get(name))
            else:
                found[path] = (to, _BEHIND)
        return found
