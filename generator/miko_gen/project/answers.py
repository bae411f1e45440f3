"""``.copier-answers.yml``: the spec that was last generated, in the form that Copier reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from miko_gen.spec.problem import SpecError
from miko_gen.spec.source import read_source

_HEADER = "# Written by miko-gen and Copier; changes here are overwritten.\n"


def answers(spec: Mapping[str, Any], origin: Mapping[str, Any] | None = None) -> str:
    """The file's text; ``origin`` holds Copier's own ``_src_path`` and ``_commit``."""
    said = {**(origin or {}), "spec": dict(spec)}
    return _HEADER + yaml.dump(said, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=120)


def read_answers(text: bytes) -> dict[str, Any]:
    """What an answers file says; empty when it says nothing that can be read."""
    try:
        source = read_source(text, ".copier-answers.yml")
    except SpecError:
        return {}
    return {**source.data} if isinstance(source.data.get("spec"), dict) else {}
