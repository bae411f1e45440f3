"""What the test of a model asserts."""

from __future__ import annotations

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.php import php
from miko_gen.linked.tests.conditional import Conditional, conditional
from miko_gen.linked.tests.rows import AllRows, is_needed, judged, number_key, seeded
from miko_gen.linked.tests.unique import TogetherTest, link_together_tests
from miko_gen.linked.tests.values import Sample, Wrong, borders, failures, wrong
from miko_gen.linked.values import Field, Reference


@dataclass(frozen=True)
class Deletion:
    """What happens to a row when the one that its ``field`` points to is deleted."""

    child: str
    field: Field
    parent: str
    child_number: int
    emptied: tuple[str, ...]

    @property
    def to(self) -> Reference:
        assert self.field.tie is not None
        return self.field.tie

    @property
    def action(self) -> str:
        return self.to.on_delete

    @property
    def message(self) -> str | None:
        """The name of the author's words for why the row stays."""
        found = self.field.message("Restrict")
        return None if found == "Restrict" else found


@dataclass(frozen=True)
class ModelTest:
    """The facts of one model."""

    model: Model
    rows: AllRows
    deletions: tuple[Deletion, ...]

    @property
    def count(self) -> int:
        """How many rows there are to try."""
        return self.rows.count(self.model)

    @property
    def columns(self) -> tuple[str, ...]:
        return ("id", *(field.name for field in self.model.fields))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns that SQLite keeps as numbers: Core makes INTEGER of every such type."""
        return ("id", *(field.name for field in self.model.fields if field.column_type in ("integer", "float")))

    @property
    def indexes(self) -> tuple[tuple[str, bool], ...]:
        """Indexed columns, and whether SQLite itself takes each value once only: there may be many empty ones."""
        single = tuple((field.name, field.unique and field.required) for field in self.model.indexed)
        return single + tuple((", ".join(group.names), group.is_strict) for group in self.model.together)

    @property
    def defaults(self) -> tuple[tuple[str, str], ...]:
        """What a new record holds, in PHP."""
        return tuple((field.name, php(field.initial)) for field in self.model.fields)

    @property
    def wrong(self) -> tuple[Wrong, ...]:
        return tuple(one for field in judged(self.model, self.rows) for one in wrong(field))

    @property
    def borders(self) -> tuple[tuple[str, Sample], ...]:
        found = []
        for field in judged(self.model, self.rows):
            taken = seeded(self.model, field)
            found += [(field.name, one) for one in borders(field, taken) if one.stored not in taken]
        return tuple(found)

    @property
    def unique(self) -> tuple[Field, ...]:
        """Unique fields of which a row has a value."""
        fields = (*self.model.reserved_in_rows, *(field for field in self.model.fields if field.unique))
        return tuple(field for field in fields if self.rows.has(self.model, field.name))

    @property
    def reserved(self) -> tuple[Field, ...]:
        """Numbers of the module's own that each row has."""
        return self.model.reserved_in_rows

    @property
    def named_by(self) -> Field | None:
        """The field beside such a number in MikoPBX's list, where it takes any text."""
        field = self.model.named_by
        return field if field and not failures(field, "<b>") else None

    @property
    def together(self) -> tuple[TogetherTest, ...]:
        return tuple(link_together_tests(self.model, self.rows))

    @property
    def conditional(self) -> tuple[Conditional, ...]:
        """Fields that must not be empty with certain values of others."""
        found = (conditional(self.model, field) for field in self.model.fields if field.needs)
        return tuple(one for one in found if one)

    @property
    def persons(self) -> tuple[Field, ...]:
        """References to people that a row has."""
        return tuple(field for field in self.model.persons if self.rows.has(self.model, field.name))

    @property
    def number(self) -> str:
        """The number of such a person in the tests."""
        return number_key()

    @property
    def optional(self) -> tuple[Field, ...]:
        """Fields of which a row has a value though it need not."""
        return tuple(
            field for field in self.model.writable if not field.required and self.rows.has(self.model, field.name)
        )

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        found = {"MikoGen\\TestKit\\ModuleTestCase", self.model.class_name}
        found |= {one.to.class_name for one in self.deletions}
        each = self.model.row_for_each
        found |= {each.to.class_name} if each and each.to else set()
        found |= {"MikoPBX\\Common\\Models\\Extensions"} if self.persons or self.reserved else set()
        found |= {"MikoPBX\\Common\\Models\\IncomingRoutingTable"} if self.reserved else set()
        if self.wrong or self.borders:
            found.add("PHPUnit\\Framework\\Attributes\\DataProvider")
        return tuple(sorted(found))


def link_model(model: Model, models: tuple[Model, ...], rows: AllRows) -> ModelTest:
    deletions = [_deletion(model, field, models, rows) for field in model.ties]
    return ModelTest(model, rows, tuple(one for one in deletions if one is not None))


def _deletion(model: Model, field: Field, models: tuple[Model, ...], rows: AllRows) -> Deletion | None:
    """None when something else in the rows decides too what happens."""
    assert field.tie is not None
    by_name = {one.name: one for one in models}
    is_self = field.tie.model == model.name and field.tie.is_own
    number = 2 if is_self else 1
    if rows.count(model) < number or (field.tie.is_own and not rows.count(by_name[field.tie.model])):
        return None
    others = [one for one in model.references if one is not field and rows.has(model, one.name)]
    kept = [one for one in others if is_needed(model, one, rows, number)]
    if any(one.to and _reaches(one, field.tie.model, by_name, rows) for one in kept):
        return None
    emptied = tuple(one.name for one in others if one not in kept)
    return Deletion(model.name, field, field.tie.model, number, emptied)


def _reaches(field: Field, target: str, models: dict[str, Model], rows: AllRows) -> bool:
    """The row that ``field`` points to is one of ``target``, or itself points to such a row."""
    assert field.to is not None
    if field.to.model == target:
        return True
    if not field.to.is_own:
        return False
    model = models[field.to.model]
    return any(_reaches(one, target, models, rows) for one in model.references if rows.has(model, one.name))
