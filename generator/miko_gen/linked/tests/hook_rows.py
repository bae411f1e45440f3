"""Rows that the tests of hooks save: one of each model that a hook asks for, such that it is meant, and others that are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from miko_gen.facts import dataclass, replace
from miko_gen.linked.core_models import key_of, reached
from miko_gen.linked.database import Model
from miko_gen.linked.find import Term
from miko_gen.linked.hook_parts import HookPart
from miko_gen.linked.hooks import Hook
from miko_gen.linked.php import php
from miko_gen.linked.row_values import RowValue
from miko_gen.linked.tests.finds import can_fit, fitting, misses
from miko_gen.linked.tests.hook_scenarios import Row, variable_of
from miko_gen.linked.tests.rows import (
    AllRows,
    amended,
    core_key,
    core_value,
    is_renumbered,
    is_valid,
    lacks,
    other_values,
)
from miko_gen.linked.tests.script_runs import SOUND
from miko_gen.linked.tests.values import Sample, examples
from miko_gen.linked.values import Field, Reference

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
        for part in hook.all_parts:
            if part.each is not None:
                parts.setdefault(part.each.model.name, []).append(part)
        rows = list(self._rows(parts))
        for row in rows:
            yield replace(row, stored={**row.stored, **_changed(row, rows)})

    def _rows(self, parts: Mapping[str, list[HookPart]]) -> Iterator[Row]:
        made: dict[str, Row] = {}
        asked = {name: found[0].each.model for name, found in parts.items() if found[0].each}
        models = {**asked, **{model.name: model for model in self.models.values() if self._leads_to(model, asked)}}
        for name in self._in_order(models, parts):
            found, model = parts.get(name, []), models[name]
            terms = [term for part in found if part.each for term in part.each.terms]
            wanted = self._wanted(model, terms)
            numbers = [(wanted or {}).get(term.path) for term in terms if term.behind and term.reached.only]
            if any(is_renumbered(self.rows, models.values(), number) for number in numbers):
                continue
            plain = {key: value for key, value in (wanted or {}).items() if "." not in key}
            if lacks(model, other_values(model, self.rows, plain, 1)):
                continue
            if wanted is not None and self.rows.count(model):
                made[name] = self._row(model, wanted, found, made)
        yield from made.values()

    def _leads_to(self, model: Model, asked: Mapping[str, Model]) -> bool:
        """An example of its rows needs, perhaps over others, one of a model that is asked for."""
        return any(
            to.model in asked or (to.is_own and self._leads_to(self.models[to.model], asked))
            for _, to in self._held(model)
        )

    def _held(self, model: Model) -> Iterator[tuple[str, Reference]]:
        """The references that examples of a model hold."""
        for field in model.references:
            if field.to is not None and self.rows.has(model, field.name):
                yield field.name, field.to

    def _in_order(self, models: Mapping[str, Model], parts: Mapping[str, list[HookPart]]) -> list[str]:
        """The models, each behind those to whose rows its own are tied."""
        found: dict[str, None] = {}
        begun: set[str] = set()

        def add(name: str) -> None:
            if name in models and name not in begun:
                begun.add(name)
                links = [part.link.field.to for part in parts.get(name, ()) if part.link and part.link.field]
                for to in (*(to for to in links if to), *(to for _, to in self._held(models[name]))):
                    add(to.model)
                found[name] = None

        for name in models:
            add(name)
        return list(found)

    def missed(self, hook: Hook, row: Row, rows: tuple[Row, ...]) -> Iterator[tuple[str, Row]]:
        """The same of ``rows`` with another value in a column that decides, by the name of that column."""
        changed = _changed(row, rows)
        terms = {
            term.column: term
            for part in hook.all_parts
            if part.each and part.each.model is row.model
            for term in part.each.terms
            if term.column not in changed
        }
        lacked = [(name, Sample("")) for name in self._needed(hook, row) if name not in (*terms, *changed)]
        for name, sample in (*misses(tuple(terms.values())), *lacked):
            values = {**dict(row.values), name: sample.php}
            held = {**row.stored, name: sample.stored}
            if not lacks(row.model, held):
                yield name, replace(row, values=tuple(values.items()), stored=held)

    def _needed(self, hook: Hook, row: Row) -> list[str]:
        """Fields of the row without a value of which it is left out, and that may be empty."""
        parts = [part for part in hook.all_parts if part.each and part.each.model is row.model]
        fields = [value.field for part in parts for value in part.needed_values if not (value.behind or value.is_sound)]
        return [
            field.name
            for field in dict.fromkeys(fields)
            if field is not None
            and row.model.is_own
            and field.to is None
            and not field.required
            and is_valid(field, "")
        ]

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

    def _is_key(self, to: Reference, column: str) -> bool:
        """The column of an own row holds the key of another one."""
        return column in (name for name, other in self._held(self.models[to.model]) if other.is_own)

    def compared(self, term: Term) -> Field | None:
        """The field that decides: of the row, or of an own one behind it."""
        to = term.field.to if term.field and term.behind else None
        if to is None:
            return term.field
        return self.models[to.model].by_name.get(str(term.behind)) if to.is_own else None

    def _row(self, model: Model, wanted: Wanted, parts: list[HookPart], made: Mapping[str, Row]) -> Row:
        values = [value for part in parts for value in part.row_values]
        plain = {key: value for key, value in wanted.items() if "." not in key}
        if not model.is_own:
            # Its example is but a key.
            shown = [value.field for value in values if value.field]
            shown += [model.by_name[part.extension] for part in parts if part.extension and "." not in part.extension]
            named = {field.name: (examples(field) or (Sample(""),))[0].stored for field in shown}
            plain = {key: value for key, value in named.items() if key != key_of(model)} | plain
        row = other_values(model, self.rows, plain, 1)
        sources = {key: php(value) for key, value in plain.items()}
        tied = {}
        links = [(part.link.column, part.link.field.to) for part in parts if part.link and part.link.field]
        for column, to in (*self._held(model), *links):
            if to is not None and to.model in made and column not in wanted:
                sources[column] = f"{variable_of(to.model)}->{to.key}"
                tied[column] = made[to.model]
                # It is known when that is saved.
                row.pop(column, None)
        for name in (value.field.name for value in values if value.is_sound and value.field):
            if name in plain:
                continue
            if self.rows.has(model, name):
                row[name], sources[name] = SOUND, "$this->sound()"
            else:
                # The default is the id of no sound file of a test.
                row[name] = ""
        behind = self._behind(model, wanted, values, tied, parts)
        row |= {path: value for path, (_, value) in behind.items()}
        changes = [(to, path.partition(".")[2], value) for path, (to, value) in behind.items() if to is not None]
        amends: dict[str, dict[str, str | None]] = {}
        for to, name, value in changes:
            if not to.is_own and value is not None:
                asked = reached(to, name)
                amends.setdefault(asked.class_name, {}).update(asked.columns(core_key(to, 1), name, value))
        return Row(
            model,
            tuple(sources.items()),
            tuple(amended(name, values) for name, values in amends.items()),
            row,
            tuple((self.models[to.model].table, name, php(value)) for to, name, value in changes if to.is_own),
            (
                *((to.class_name, name, value) for to, name, value in changes if to.is_own),
                *((name, column, value) for name, values in amends.items() for column, value in values.items()),
            ),
        )

    def _behind(
        self, model: Model, wanted: Wanted, values: list[RowValue], tied: Mapping[str, Row], parts: list[HookPart]
    ) -> dict[str, tuple[Reference | None, str | None]]:
        """What the references of the row lead to, by path: which value, and where it has to be changed to that.

        ``tied`` are rows of the test that a reference leads to.
        """
        found: dict[str, tuple[Reference | None, str | None]] = {}
        paths = [f"{value.field.name}.{value.behind}" for value in values if value.field and value.behind]
        paths += [part.extension for part in parts if part.extension and "." in part.extension]
        for path in dict.fromkeys([*(key for key in wanted if "." in key), *paths]):
            column, _, name = path.partition(".")
            to = model.by_name[column].to
            if to is None or not self.rows.has(model, column) or column in wanted:
                found[path] = (None, None)
            elif path in wanted:
                found[path] = (to, wanted[path])
            elif column in tied:
                found[path] = (None, tied[column].stored.get(name))
            elif to.is_own and self._is_key(to, name):
                # Nobody knows it before it is saved.
                continue
            elif to.is_own:
                found[path] = (None, other_values(self.models[to.model], self.rows, {}, 1).get(name))
            else:
                found[path] = (to, core_value(to, name))
        # All references to a model of MikoPBX lead to the same record.
        held: dict[tuple[str, str], str | None] = {}
        for path, (to, value) in found.items():
            if to is not None and not to.is_own:
                found[path] = (to, held.setdefault((to.class_name, path.partition(".")[2]), value))
        return found


def _changed(row: Row, rows: Iterable[Row]) -> dict[str, str | None]:
    """What becomes of columns of the row by what other rows need behind their references."""
    return {column: value for other in rows for name, column, value in other.changes if name == row.model.class_name}
