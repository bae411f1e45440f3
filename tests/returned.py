"""What the hooks of a generated module return on a PBX of the test kit, for programs that read it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HOOKS = Path(__file__).parent / "servers" / "hooks.php"
Rows = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Returned:
    """The folders of the installed module and of Core's logs, and for each of the rows the texts by hook."""

    module: Path
    logs: Path
    texts: list[dict[str, str]]


def returned(
    php: Path, kit: Path, module: Path, scratch: Path, *hooks: str,
    rows: Sequence[Rows] = ({},), core: Mapping[str, str] | None = None,
) -> Returned:  # fmt: skip
    """``rows`` are values of settings, model by model; ``core`` are settings of MikoPBX."""
    scratch.mkdir(parents=True)
    environment = {**os.environ, "MIKOPBX_CORE": "", "MIKO_GEN_PHP": str(php), "MIKO_GEN_SCRATCH": str(scratch)}
    what = {"hooks": hooks, "rows": [dict(one) for one in rows], "core": dict(core or {})}
    ran = subprocess.run(
        [php, HOOKS, kit, module], input=json.dumps(what), capture_output=True, text=True, check=False, env=environment
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    said = json.loads(ran.stdout)
    return Returned(Path(said["folder"]), Path(said["logs"]), said["texts"])
