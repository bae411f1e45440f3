"""Two rows of every model that break no rule and can be there together: what tests/Examples.php holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from miko_gen.facts import dataclass, replace
from miko_gen.linked.core_models import is_number, key_of
from miko_gen.linked.database import Model
from miko_gen.linked.needs import all_hold
from miko_gen.linked.php import php
from miko_gen.linked.tests.values import Sample, examples, failures
from miko_gen.linked.unique import Together
from miko_gen.linked.values import Field, Reference

_NUMBERS = (1, 2)


@dataclass(frozen=True)
class Row:
    """The values of a row, by field; a reference is ``[class, column]`` of the row of that class with the same number."""

    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Rows:
    """The rows of one class; none when no valid one could be thought of, one when a second would break a rule."""

    class_name: str
    rows: tuple[Row, ...]

    @property
    def short_name(self) -> str:
        return self.class_name.rpartition("\\")[2]


@dataclass(frozen=True)
class AllRows:
    """The rows of all models and of the records of MikoPBX that they point to."""

    own: Mapping[str, Rows]
    core: tuple[Rows, ...]

    @property
    def all(self) -> tuple[Rows, ...]:
        return tuple(rows for rows in (*self.core, *self.own.values()) if rows.rows)

    def count(self, model: Model) -> int:
        return len(self._of(model).rows)

    def has(self, model: Model, field: str) -> bool:
        """The rows of ``model`` hold a value of ``field``."""
        rows = self._of(model).rows
        return bool(rows) and field in dict(rows[0].values)

    def _of(self, model: Model) -> Rows:
        return next(rows for rows in (*self.own.values(), *self.core) if rows.class_name == model.class_name)


def link_rows(models: tuple[Model, ...], of_core: Iterable[Model]) -> AllRows:
    """``of_core`` are models of MikoPBX for whose rows something is made."""
    by_name = {model.name: model for model in models}
    ranks: dict[str, int] = {}
    for model in models:
        _rank(model, by_name, ranks)
    own: dict[str, Rows] = {}
    for model in sorted(models, key=lambda model: ranks[model.name]):
        own[model.name] = _rows(model, own)
    return AllRows({model.name: own[model.name] for model in models}, _core(models, of_core))


def seeded(model: Model, field: Field) -> tuple[str | None, ...]:
    """The values that first rows have already, of a field whose examples are not to have them."""
    if not (field.is_once or field in _telling(model)):
        return ()
    return tuple(dict(row).get(field.name, field.initial) for row in model.seed)


def field_examples(model: Model, field: Field) -> tuple[Sample, ...]:
    """Values of one field, as they stand in the two rows; a reference is none."""
    taken = seeded(model, field)
    return tuple(sample for sample in examples(field, taken) if sample.stored not in taken)


def is_alike(
    groups: Iterable[Together], row: Mapping[str, str | None], others: Iterable[Mapping[str, str | None]]
) -> bool:
    """One of the others has the same values of fields that are unique together."""
    known = list(others)
    found = ((group, group.values(row)) for group in groups)
    return any(values is not None and values in map(group.values, known) for group, values in found)


def row_values(model: Model, held: Collection[str], number: int) -> dict[str, str | None]:
    """What a row holds with an example in the fields ``held``; of a reference something that no other row has."""
    return {
        field.name: f"{field.name} {number}"
        if field.to and field.name in held
        else _stored(model, field, number, is_held=field.name in held)
        for field in model.fields
    }


def _stored(model: Model, field: Field, number: int, *, is_held: bool) -> str | None:
    samples = field_examples(model, field) if is_held else ()
    return samples[min(number, len(samples)) - 1].stored if samples else field.initial


def _telling(model: Model) -> tuple[Field, ...]:
    """Of fields that are unique together, one by which the examples differ from the first rows; a reference does anyway."""
    groups = [group.fields for group in model.together if model.seed and not any(field.to for field in group.fields)]
    found = (
        max(fields, key=lambda field: (field.writable, _untaken(model, field), field.required)) for fields in groups
    )
    return tuple(field for field in found if _untaken(model, field))


def _untaken(model: Model, field: Field) -> int:
    """How many examples there are that no first row has."""
    taken = [row[field.name] for row in model.first_rows]
    return sum(sample.stored not in taken for sample in examples(field, taken))


def _rank(model: Model, models: Mapping[str, Model], ranks: dict[str, int]) -> int:
    """A number larger than that of every model whose rows a row of this one needs."""
    if model.name not in ranks:
        # Conditional ones may lead back to the model.
        ranks[model.name] = 0
        needed = [
            models[field.to.model]
            for field in model.references
            if field.to and field.to.is_own and (field.required or field.needs)
        ]
        ranks[model.name] = max((_rank(other, models, ranks) for other in needed), default=0) + 1
    return ranks[model.name]


def _rows(model: Model, made: Mapping[str, Rows]) -> Rows:
    columns = {}
    for field in model.fields:
        if not field.writable and (not field.required or field.initial not in (None, "")):
            continue
        if field.to is not None:
            if field.to.is_own and not (field.to.model in made and made[field.to.model].rows):
                if field.required or field.needs:
                    return Rows(model.class_name, ())
                continue
            source = f"[{field.to.model}::class, {php(field.to.key)}]"
            count = len(made[field.to.model].rows) if field.to.is_own else len(_NUMBERS)
            columns[field] = (source,) * count
            continue
        found = tuple(sample.php for sample in field_examples(model, field))
        if not found and (field.required or (field.needs and not field.initial)):
            return Rows(model.class_name, ())
        if found:
            columns[field] = found if field.is_once or len(found) > 1 else found * 2
    count = min([len(found) for found in columns.values()], default=1)
    once = [field for field in model.fields if field not in columns and _is_once(field)]
    if once:
        count = 0 if any(field.initial in seeded(model, field) for field in once) else 1
    count = min(count, _together(model, {field.name for field in columns}))
    rows = (Row(tuple((field.name, found[index]) for field, found in columns.items())) for index in range(count))
    return Rows(model.class_name, tuple(rows))


def is_needed(model: Model, field: Field, rows: AllRows, number: int = 1) -> bool:
    """A row with the values of that example must have one of the field."""
    return field.required or (bool(field.needs) and all_hold(field.needs, other_values(model, rows, {}, number)))


def lacks(model: Model, values: Mapping[str, str | None]) -> bool:
    """A row with these stored values has none where others of them ask for one."""
    return any(
        field.name in values and not values[field.name] and all_hold(field.needs, values) for field in model.fields
    )


def judged(model: Model, rows: AllRows) -> tuple[Field, ...]:
    """The fields as those of a row with the values of the first example are judged."""
    return tuple(replace(field, required=is_needed(model, field, rows)) for field in model.fields)


def _is_once(field: Field) -> bool:
    """A second row without a value of its own in the field would break a rule."""
    return field.unique and field.initial not in (None, "")


def _together(model: Model, held: Collection[str]) -> int:
    """How many rows there can be of which none has the same values of a group as the other or a first row."""
    one, two = (row_values(model, held, number) for number in _NUMBERS)
    if is_alike(model.together, one, model.first_rows):
        return 0
    return 1 if is_alike(model.together, two, [one, *model.first_rows]) else len(_NUMBERS)


def _core(models: tuple[Model, ...], of_core: Iterable[Model]) -> tuple[Rows, ...]:
    found = {field.tie.class_name: field.tie.key for model in models for field in model.core_ties if field.tie}
    found |= {model.class_name: key_of(model) for model in of_core}
    return tuple(
        Rows(name, tuple(Row(((key, php(_key(key, number))),)) for number in _NUMBERS))
        for name, key in sorted(found.items())
    )


def core_key(to: Reference, number: int) -> str:
    """The key of a record of MikoPBX: none of those that a new PBX has."""
    return _key(to.key, number)


def number_key() -> str:
    """The number of the person of the tests."""
    return _key("number", 1)


def is_renumbered(rows: AllRows, models: Iterable[Model], number: str | None) -> bool:
    """With this number of the person, examples of the models would no longer lead to the extension of the tests."""
    held = (field.to for model in models for field in model.core_references if rows.has(model, field.name))
    return number != number_key() and any(to is not None and to.model == "Extensions" for to in held)


def core_value(to: Reference, column: str) -> str:
    """What a column of the record of MikoPBX holds to which the rows of the tests lead."""
    return number_key() if is_number(to, column) else "Example behind"


def _key(column: str, number: int) -> str:
    return {"id": f"900{number}", "number": f"9900{number}"}.get(column, f"EXAMPLE-{number}")


def other_values(model: Model, rows: AllRows, wanted: Mapping[str, str | None], number: int) -> dict[str, str | None]:
    """Stored values of a row: those wanted, of the other fields those of its example, else the initial ones."""
    found = dict(wanted)
    if not model.is_own:
        key = key_of(model)
        return {field.name: None for field in model.fields} | {key: _key(key, number)} | found
    for field in model.fields:
        if field.name in found:
            continue
        is_held = rows.has(model, field.name)
        if is_held and field.to is not None:
            # The key of an own row is not known before it is saved.
            found |= {} if field.to.is_own else {field.name: core_key(field.to, number)}
        else:
            found[field.name] = _stored(model, field, number, is_held=is_held)
    return found


def amended(class_name: str, values: Mapping[str, str | None]) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """The class, its short name, and the columns."""
    return class_name, class_name.rpartition("\\")[2], tuple((key, php(value)) for key, value in values.items())


def is_valid(field: Field, value: str) -> bool:
    """The field holds the value as it is; of other types than text and of reserved numbers, an empty one becomes something else."""
    if value == "" and (field.reserve or field.needs):
        return False
    return not failures(field, value) and (value != "" or field.kept_text)
