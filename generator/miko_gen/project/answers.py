"""``.copier-answers.yml``: the spec that was last generated, in the form that Copier reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from miko_gen.spec.problem import SpecError
from miko_gen.spec.source import read_source

_HEADER = "# Written by miko-gen and Copier; changes here are overwritten.\n"
# What PyYAML's two dumpers write in two ways: two old ends of lines, a key without a sign, characters beyond 16 bits.
_UNLIKE = ("\\r", "\\x85", "'': ", "\\U")
# No line is folded: the two dumpers of PyYAML fold at different places.
_WIDTH = 2**31 - 1


def answers(spec: Mapping[str, Any], origin: Mapping[str, Any] | None = None) -> str:
    """The file's text; ``origin`` holds Copier's own ``_src_path`` and ``_commit``."""
    said = {**(origin or {}), "spec": dict(spec)}
    shown = repr(said)
    is_like = max(shown) <= "\uffff" and not any(sign in shown for sign in _UNLIKE)
    # The fast one is not with every PyYAML.
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper) if is_like else yaml.SafeDumper
    return _HEADER + yaml.dump(said, Dumper=dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)


def read_answers(text: bytes) -> dict[str, Any]:
    """What an answers file says; empty when it says nothing that can be read."""
    try:
        source = read_source(text, ".copier-answers.yml")
    except SpecError:
        return {}
    return {**source.data} if isinstance(source.data.get("spec"), dict) else {}
