"""What the tests assert of fields that are unique together."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.tests.rows import AllRows, is_alike, row_values
from miko_gen.linked.unique import Together


@dataclass(frozen=True)
class TogetherTest:
    """A group that the second example breaks, and none before it with it, when it takes values over from the first.

    ``sent`` are those fields, ``alone`` those of which one other value is enough, ``without`` those that make no two rows the
    same when they are empty.
    """

    group: Together
    sent: tuple[str, ...]
    alone: tuple[str, ...]
    without: tuple[str, ...]


def link_together_tests(model: Model, rows: AllRows) -> Iterator[TogetherTest]:
    held = {field.name for field in model.fields if rows.has(model, field.name)}
    one, two = (row_values(model, held, number) for number in (1, 2))

    def is_free(changes: dict[str, str | None], of_first: Collection[str] = ()) -> bool:
        return not is_alike(model.together, two | changes, [one | dict.fromkeys(of_first), *model.first_rows])

    for index, group in enumerate(model.together if rows.count(model) > 1 else ()):
        same = {field.name: one[field.name] for field in group.fields if field.writable}
        is_told = not is_alike(model.together[:index], two | same, [one])
        if group.values(one) is None or not is_told:
            continue
        different = [name for name in same if one[name] != two[name]]
        optional = [field.name for field in group.fields if field.writable and not (field.required or field.needs)]
        yield TogetherTest(
            group,
            tuple(same),
            tuple(name for name in different if is_free(same | {name: two[name]})),
            tuple(name for name in optional if is_free(same | {name: None}, (name,))),
        )
