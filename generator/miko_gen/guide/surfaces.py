"""The surfaces of MikoPBX that a spec can use, each with what it is for and a line of spec: ``surfaces.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Surface:
    """A way to do something; ``words`` are what people call it, ``spec`` is YAML on one line."""

    title: str
    use: str
    words: str
    spec: str


@cache
def surfaces() -> Mapping[str, Surface]:
    """All of them by a name of their own."""
    import yaml

    said = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return {name: Surface(**words) for name, words in said.items()}
