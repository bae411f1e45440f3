"""What the test of a REST resource that serves a model asserts."""

from __future__ import annotations

from functools import cached_property

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.filters import Filter
from miko_gen.linked.needs import all_hold
from miko_gen.linked.php import php
from miko_gen.linked.rest import Resource
from miko_gen.linked.tests.conditional import Conditional, conditional
from miko_gen.linked.tests.requests import Request, closed_requests, operation_requests, refused_requests
from miko_gen.linked.tests.rows import AllRows, field_examples, is_alike, is_needed, judged, row_values
from miko_gen.linked.tests.unique import TogetherTest, link_together_tests
from miko_gen.linked.tests.values import Wrong, examples, wrong
from miko_gen.linked.values import Field

_HOSTILE_LENGTH = 60


@dataclass(frozen=True)
class ResourceTest:
    """The facts of one resource with a model."""

    resource: Resource
    rows: AllRows

    @property
    def model(self) -> Model:
        assert self.resource.model is not None
        return self.resource.model

    @property
    def count(self) -> int:
        return self.rows.count(self.model)

    @property
    def requests(self) -> tuple[Request, ...]:
        return closed_requests(self.resource)

    @property
    def operation_requests(self) -> tuple[Request, ...]:
        return operation_requests(self.resource)

    @property
    def on_records(self) -> tuple[Request, ...]:
        """Operations that an unknown id makes fail."""
        return tuple(request for request in self.operation_requests if "{id}" in request.path)

    @property
    def refused(self) -> tuple[Request, ...]:
        return refused_requests(self.resource)

    @property
    def read_only(self) -> tuple[tuple[Field, str, str], ...]:
        """Answered fields that nobody can send: what a new record answers, and another value to try."""
        found = []
        for field in self.resource.answered:
            if not field.writable and not self.rows.has(self.model, field.name):
                other = next((one.php for one in examples(field)), "'x'")
                found.append((field, _answered(field, field.initial), other))
        return tuple(found)

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """Writable fields that the examples do not hold, with what a new record answers."""
        return tuple(
            (field.name, _answered(field, field.initial))
            for field in self.resource.answered
            if field.writable and not self.rows.has(self.model, field.name)
        )

    @cached_property
    def required(self) -> tuple[str, ...]:
        """Fields with which alone a record can be there: what one of them holds may ask for another."""
        fields = self.model.writable
        needed = {field.name for field in fields if field.required}
        sent = {field.name: found[0].stored for field in fields if (found := field_examples(self.model, field))}
        row: dict[str, str | None] = {field.name: field.initial for field in self.model.fields}
        for _ in fields:
            row |= {name: sent[name] for name in needed & sent.keys()}
            needed |= {field.name for field in fields if not field.initial and all_hold(field.needs, row)}
        return tuple(field.name for field in fields if field.name in needed)

    @property
    def conditional(self) -> tuple[Conditional, ...]:
        """Fields that a client must give with certain values of others that it can give, too."""
        found = (conditional(self.model, field) for field in self.model.writable if field.needs)
        return tuple(
            one for one in found if one and not any(self.model.by_name[name].read_only for name, _ in one.holding)
        )

    @property
    def asked_for(self) -> tuple[str, ...]:
        """Fields that the first example must have a value of, and without which a row is like no first one."""
        needed = (field.name for field in self.model.writable if is_needed(self.model, field, self.rows))
        return tuple(name for name in needed if self._is_new([one for one in self._held if one != name]))

    @property
    def can_be_replaced(self) -> bool:
        """A row that has no more than what is required is like no first one."""
        return self._is_new([name for name in self._held if name in self.required])

    def _is_new(self, held: list[str]) -> bool:
        return not is_alike(self.model.together, row_values(self.model, held, 1), self.model.first_rows)

    @property
    def _held(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.model.fields if self.rows.has(self.model, field.name))

    @property
    def secrets(self) -> tuple[str, ...]:
        return self.resource.secret_fields

    @property
    def replaced(self) -> tuple[tuple[str, str], ...]:
        """What PUT makes of the fields that are not sent."""
        return tuple(
            (field.name, _answered(field, field.initial))
            for field in self.model.writable
            if field.name not in self.required and not field.is_secret and not field.reserve
        )

    @property
    def wrong(self) -> tuple[Wrong, ...]:
        """A wrong value for each writable field, and one that is not there for each required."""
        found: list[Wrong] = []
        is_whole = not (self.resource.is_singleton and self.saving == "PATCH")
        for field in judged(self.model, self.rows) if is_whole else self.model.fields:
            by_message: dict[bool, Wrong] = {}
            for one in wrong(field) if field.writable else ():
                by_message.setdefault(one.message == field.message("Required"), one)
            found += by_message.values()
        return tuple(found)

    @property
    def unique(self) -> tuple[Field, ...]:
        model = self.model
        return tuple(field for field in model.writable if field.unique and self.rows.has(model, field.name))

    @property
    def together(self) -> tuple[TogetherTest, ...]:
        return tuple(link_together_tests(self.model, self.rows))

    @property
    def saving(self) -> str | None:
        """The verb by which values are tried: one that changes a record where there is one."""
        verbs = {"patch": "PATCH", "create": "POST", "update": "PUT"}
        return next((verbs[name] for name in verbs if name in self.resource.operations), None)

    @property
    def changed(self) -> Field | None:
        """A field to change alone: its values in the two rows differ."""
        deciding = {need.field for field in self.model.fields for need in field.needs}
        fitting = (one for one in self._different if one.writable and one.to is None and one.name not in deciding)
        return next(fitting, None)

    @property
    def ordered(self) -> tuple[str, ...]:
        """Fields by which the two rows can be told apart in a list."""
        return tuple(field.name for field in self._different)

    @property
    def _different(self) -> tuple[Field, ...]:
        rows = self.rows.own[self.model.name].rows
        if len(rows) < 2:
            return ()
        first, second = dict(rows[0].values), dict(rows[1].values)
        fields = [self.model.by_name[name] for name in first]
        return tuple(
            field for field in fields if not field.is_secret and (field.to or first[field.name] != second[field.name])
        )

    @property
    def hostile(self) -> Field | None:
        """A field that takes any text."""
        for field in self.model.writable:
            is_free = field.type in ("string", "text") and field.pattern is None and not field.unique
            if is_free and (field.max_length or _HOSTILE_LENGTH) >= _HOSTILE_LENGTH and not field.min_length:
                return field
        return None

    @property
    def searched(self) -> tuple[Field, ...]:
        """Fields in which a text of the second row is found."""
        model = self.model
        return tuple(field for field in self.resource.search if not field.is_bool and self.rows.has(model, field.name))

    @property
    def spoken(self) -> Field | None:
        """A searched field that people write words into, where all rows are served."""
        words = (field for field in self.resource.search if field.type in ("string", "text"))
        return None if self.resource.rows else next(words, None)

    @property
    def filtered(self) -> tuple[Filter, ...]:
        """Filters that a row has a value for, which is not one that Core's sanitiser changes."""

        def initial(field: Field) -> str:
            return (field.initial or "") if (field.initial or "").strip() == field.initial else ""

        return tuple(
            one
            for one in self.resource.filters
            if one.field.is_bool or initial(one.field) or self.rows.has(self.model, one.field.name)
        )

    @property
    def wrong_filters(self) -> tuple[Wrong, ...]:
        return tuple(one for said in self.resource.filters for one in wrong(said.value))

    @property
    def restricted(self) -> tuple[tuple[str, str, str | None], ...]:
        """``(model, field, name of what is said)`` of rows whose being there forbids to delete.

        What is said is known where nothing else forbids it.
        """
        is_alone = sum(child.action == "ACTION_RESTRICT" for child in self.model.children) == 1
        return tuple(
            (child.model, child.field, child.message if is_alone else None)
            for child in self.model.children
            if child.action == "ACTION_RESTRICT" and child.model != self.model.name and self.rows.own[child.model].rows
        )

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        found = {"MikoGen\\TestKit\\ModuleTestCase", self.model.class_name}
        namespace = self.model.namespace
        if self.resource.can_delete:
            found |= {f"{namespace}\\{model}" for model, _, _ in self.restricted}
        found.add("PHPUnit\\Framework\\Attributes\\DataProvider")
        return tuple(sorted(found))


def _answered(field: Field, stored: str | None) -> str:
    """PHP source of what an answer holds for a column."""
    if field.type == "bool":
        return php(stored == "1")
    if field.type in ("integer", "number") and stored is not None:
        return php(int(stored) if field.type == "integer" else float(stored))
    return php(stored)
