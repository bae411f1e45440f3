"""What the generator itself says in a module, one JSON file for each language of Core's interface."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from types import MappingProxyType


@cache
def own_texts(language: str) -> MappingProxyType[str, str]:
    """Message name → text in ``language``; read when a module first needs that language."""
    file = Path(__file__).with_name(f"{language}.json")
    return MappingProxyType(json.loads(file.read_text(encoding="utf-8")))
