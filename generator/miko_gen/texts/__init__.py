"""What the generator itself says in a module, in each language of Core's interface."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def own_texts(language: str) -> Mapping[str, str]:
    """Message name → text in ``language``."""
    return {name: texts[language] for name, texts in _texts().items()}


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    """Message name → language → text."""
    file = Path(__file__).with_name("own.json")
    found: Mapping[str, Mapping[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return found
