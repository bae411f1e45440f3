"""Mends the shape of a wrong spec, so that the rest of it can be judged in the same run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from miko_gen.spec.source import Location, Source

# What stands in for a wrong or missing part that nothing can do without.
_STAND_INS: dict[Location, Any] = {
    ("spec",): 1,
    ("module", "id"): "ModuleUnnamed",
    ("module", "developer"): "nobody",
    ("module", "support_email"): "nobody@example.com",
    ("module", "title"): "untitled",
    ("module", "summary"): "untitled",
}
_LEFT_OUT = object()
# The last part of the place of a key, in pydantic's words.
KEY = "[key]"


def mend(data: Any, place: Location, mends: dict[Location, Any], better: str = "") -> dict[Location, Any]:
    """A stand-in for the part at ``place``, the ``better`` name, or the nearest part around it that can be left out."""
    if place in _STAND_INS:
        return {place: _STAND_INS[place]}
    if better and place not in mends:
        return {place: better}
    found: list[str | int] = []
    for part in place:
        inside = isinstance(data, (dict, list)) and (
            part in data if isinstance(data, dict) else part in range(len(data))
        )
        if not inside:
            break
        data = data[part]
        found.append(part)
    while found and tuple(found) in mends:
        found.pop()
    return {tuple(found): _LEFT_OUT}


def left_out(mends: dict[Location, Any]) -> set[Location]:
    """What is missing in the mended data; the other mends stand in for a part, or are the better name of a key."""
    return {place for place, value in mends.items() if value is _LEFT_OUT}


def _name(mends: dict[Location, Any], place: Location) -> Any:
    """The name of the key at ``place`` in the mended data."""
    better = mends.get((*place, KEY))
    return better if isinstance(better, str) else place[-1]


def mended(data: Any, mends: dict[Location, Any], loc: Location = ()) -> Any:
    if isinstance(data, dict):
        there = {
            _name(mends, (*loc, key)): mends.get((*loc, key), mended(item, mends, (*loc, key)))
            for key, item in data.items()
        }
        added = {
            place[-1]: value
            for place, value in mends.items()
            if place[:-1] == loc and place[-1] not in data and place[-1] != KEY
        }
        return {key: item for key, item in {**there, **added}.items() if item is not _LEFT_OUT}
    if isinstance(data, list):
        items = (mends.get((*loc, index), mended(item, mends, (*loc, index))) for index, item in enumerate(data))
        return [item for item in items if item is not _LEFT_OUT]
    return data


class View:
    """A mended source: places in it, of which those in lists have moved up, and where each was written."""

    def __init__(self, source: Source, mends: dict[Location, Any]) -> None:
        self.origins: dict[Location, Location] = {}
        self.source = source
        if not mends:
            return
        self.origins.update(_origins(source.data, mends, (), ()))
        self.source = replace(
            source,
            data=mended(source.data, mends),
            keys={place: source.keys[origin] for place, origin in self.origins.items() if origin in source.keys},
            values={place: source.values[origin] for place, origin in self.origins.items() if origin in source.values},
        )

    def written(self, place: Location) -> Location:
        """Where the part at ``place`` was written, or would have been."""
        for length in range(len(place), 0, -1):
            if place[:length] in self.origins:
                return (*self.origins[place[:length]], *place[length:])
        return place


def _origins(
    data: Any, mends: dict[Location, Any], place: Location, loc: Location
) -> Iterator[tuple[Location, Location]]:
    """Every part at its ``place`` in the mended data, with the ``loc`` where it was written."""
    yield place, loc
    if isinstance(data, dict):
        for key, item in data.items():
            if mends.get((*loc, key)) is not _LEFT_OUT:
                yield from _origins(item, mends, (*place, _name(mends, (*loc, key))), (*loc, key))
    if isinstance(data, list):
        kept = [index for index in range(len(data)) if mends.get((*loc, index)) is not _LEFT_OUT]
        for moved, index in enumerate(kept):
            yield from _origins(data[index], mends, (*place, moved), (*loc, index))
