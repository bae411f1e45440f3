"""``.copier-answers.yml``: the spec that was last generated, in the form that Copier reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

_HEADER = "# Written by miko-gen and Copier; changes here are overwritten.\n"


def answers(spec: Mapping[str, Any], origin: Mapping[str, Any] | None = None) -> str:
    """The file's text; ``origin`` holds Copier's own ``_src_path`` and ``_commit``."""
    said = {**(origin or {}), "spec": dict(spec)}
    return _HEADER + yaml.dump(said, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=120)
