"""Classes of facts behave as those that ``dataclasses`` makes."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from functools import cached_property
from typing import ClassVar

import pytest

from miko_gen.facts import dataclass, replace


@dataclass(frozen=True)
class Place:
    """A fact with a default."""

    kind: ClassVar[str] = "place"

    name: str
    number: int = 7

    @cached_property
    def shown(self) -> str:
        return f"{self.name} {self.number}"


@dataclass(frozen=True)
class House(Place):
    """One with more of them."""

    floors: tuple[str, ...] = ()


def test_what_is_given_and_what_is_not() -> None:
    assert (Place("a").number, Place("a", 2).number, Place(name="a", number=3).number) == (7, 2, 3)
    house = House("a", floors=("b",))
    assert (house.name, house.number, house.floors, house.shown) == ("a", 7, ("b",), "a 7")
    assert replace(house, number=8) == House("a", 8, ("b",))
    assert repr(house) == "House(name='a', number=7, floors=('b',))"


def test_equal_facts_are_equal() -> None:
    one, other = Place("a"), Place("a", 7)
    assert one.shown
    assert one == other
    assert len({one, other, Place("b")}) == 2
    assert House("a") != Place("a")


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), (("a", 1, 2), {}), (("a",), {"name": "b"}), (("a",), {"more": 1})]
)
def test_what_is_missing_or_too_much(values: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="Place is made of name, number"):
        Place(*values, **named)  # type: ignore[arg-type]


def test_facts_do_not_change() -> None:
    place = Place("a")
    with pytest.raises(FrozenInstanceError):
        place.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del place.name
