"""What the test of a module's life asserts: how it comes, when it may be enabled and disabled, what goes with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.lifecycle import Gate, Lifecycle
from miko_gen.linked.migrations import Conversion, Migrations
from miko_gen.linked.php import php
from miko_gen.linked.setup import Setup
from miko_gen.linked.tests.rows import AllRows, core_key
from miko_gen.linked.tests.values import Sample, examples, failures, wrong
from miko_gen.linked.values import Field

_PORTS = ("5061", "1", "65535")


@dataclass(frozen=True)
class Taken:
    """A field that takes over a setting of MikoPBX: a value that it may hold, and one that it refuses, in PHP."""

    field: Field
    value: str
    refused: str | None


@dataclass(frozen=True)
class Moved:
    """A table of MikoPBX with a row of an older version, in PHP, and what becomes of it.

    ``refused`` is a field of it with a value, in PHP, that the model does not take.
    """

    model: Model
    row: tuple[tuple[str, str], ...]
    conversions: tuple[Conversion, ...]
    refused: tuple[str, str] | None
    names: Mapping[str, str]

    def former(self, name: str) -> str:
        """What the column of a field was called."""
        return self.names.get(name, name)


@dataclass(frozen=True)
class LifecycleTest:
    """The facts of the stations of the module's life."""

    lifecycle: Lifecycle
    setup: Setup
    rows: AllRows
    migrations: Migrations

    @property
    def is_needed(self) -> bool:
        gone = self.setup.uninstall
        return bool(
            self.lifecycle.gates
            or self.lifecycle.after
            or self.reserved
            or self.numbered
            or self.taken_over
            or self.moved
            or self.saved_again
            or gone.paths
            or gone.settings
            or gone.rows
            or gone.handler
        )

    @property
    def needed_modules(self) -> tuple[str, ...]:
        return self.lifecycle.before_enable.modules

    @cached_property
    def filled(self) -> tuple[tuple[Field, str], ...]:
        """What the settings have to hold before the module is enabled or disabled, in PHP."""
        return tuple((field, _value(field)) for field in self.lifecycle.named_fields)

    @cached_property
    def needed(self) -> tuple[tuple[Field, str], ...]:
        """What the settings have to hold then, in PHP: with these, others must not be empty."""
        named = {field.name for field, _ in self.filled}
        others = self.settings.fields if self.settings else ()
        asked = [one for one in others if one.name not in named and named & {need.field for need in one.needs}]
        return (*self.filled, *((field, _value(field)) for field in asked))

    @property
    def has_needs(self) -> bool:
        return bool(self.needed_modules or self.filled)

    @property
    def settings(self) -> Model | None:
        return self.setup.settings

    @property
    def reserved(self) -> tuple[Field, ...]:
        return self.settings.reserved if self.settings else ()

    @property
    def numbered(self) -> tuple[Model, ...]:
        """Models whose rows have numbers of the module's own."""
        return tuple(model for model in self.setup.models if model.reserved_in_rows and self.rows.count(model))

    @property
    def taken_over(self) -> tuple[Taken, ...]:
        found = []
        for field in self.settings.taken_over if self.settings else ():
            # Core itself keeps nothing but a port's number in the setting of a port.
            is_port = "PORT" in (field.default_from or "")
            known = _PORTS if is_port else [one.stored for one in examples(field)]
            fitting = [text for text in known if text != field.initial and not failures(field, text)]
            others = _PORTS if is_port else [one.sample.stored for one in wrong(field)]
            refused = [text for text in others if text and failures(field, text)]
            if fitting:
                found.append(Taken(field, php(fitting[0]), php(refused[0]) if refused else None))
        return tuple(found)

    @property
    def moved(self) -> tuple[Moved, ...]:
        """Of the models whose rows were in MikoPBX's own database, those of which there is an example without references."""
        return tuple(_moved(model, self.setup) for model in self.setup.moved if _stands_alone(model, self.rows))

    @property
    def saved_again(self) -> tuple[Model, ...]:
        return tuple(model for model in self.setup.resaved if model.singleton or self.rows.count(model))

    @property
    def refusing(self) -> tuple[Gate, ...]:
        """The conditions with a handler."""
        return tuple(gate for gate in self.lifecycle.gates if gate.handler)

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        gone = self.setup.uninstall
        found = {"MikoGen\\TestKit\\ModuleTestCase"}
        found |= {one.class_name for one in gone.rows}
        used = [one.model for one in self.moved] + [*self.saved_again, *self.numbered]
        needs_settings = self.filled or self.reserved or self.taken_over
        used += [self.settings] if self.settings and needs_settings else []
        found |= {model.class_name for model in used}
        found |= {"MikoPBX\\Common\\Models\\Extensions"} if self.reserved or self.numbered else set()
        found |= {"MikoPBX\\Common\\Models\\PbxSettings"} if self.taken_over or gone.settings else set()
        found |= {"MikoGen\\TestKit\\Pbx"} if self.taken_over or self.moved else set()
        found |= {"MikoPBX\\Core\\System\\Directories"} if gone.paths else set()
        found |= {"Phalcon\\Di\\Di"} if self.moved else set()
        return tuple(sorted(found))


def _value(field: Field) -> str:
    if field.type == "sound":
        return php("9001")
    if field.to is not None:
        return php("1" if field.to.is_own else core_key(field.to, 1))
    found = examples(field)
    return found[0].php if found else php(field.initial)


def _stands_alone(model: Model, rows: AllRows) -> bool:
    has = {name for name, _ in _example(model)}
    is_whole = all(field.name in has or field.initial for field in model.fields if field.required or field.needs)
    return is_whole and (model.singleton or bool(rows.count(model)))


def _moved(model: Model, setup: Setup) -> Moved:
    values = dict(_example(model))
    conversions = tuple(one for one in setup.migrations.conversions if one.table == model.table)
    return Moved(
        model=model,
        row=tuple(values.items()),
        conversions=conversions,
        refused=next(_refused([field for field in model.fields if field.name in values], conversions), None),
        names={new: old for old, new in setup.former(model).items() if old not in setup.converted(model)},
    )


def _refused(fields: Iterable[Field], conversions: tuple[Conversion, ...]) -> Iterator[tuple[str, str]]:
    """Fields, each with a text that its rules refuse and that becomes nothing else."""
    converted = {(one.column, old) for one in conversions for old, _ in one.values}
    for field in fields:
        for one in wrong(field):
            if one.sample.stored and not field.reserve and (field.name, one.sample.stored) not in converted:
                yield field.name, Sample(one.sample.stored).php


def _example(model: Model) -> Iterator[tuple[str, str]]:
    """A value of each field that needs no other row, in PHP."""
    taken = {value for row in model.seed for _, value in row}
    for field in model.fields:
        found = [one for one in examples(field) if one.stored not in taken] if field.to is None else []
        if found and field.type != "sound":
            yield field.name, php(found[0].stored)
