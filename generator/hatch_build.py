"""Compiles the templates into the wheel, so that no run of the command has to."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTemplates(BuildHookInterface[Any]):
    """Adds ``miko_gen/_compiled.py`` to a wheel; an editable install reads the templates themselves."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        generator = Path(self.root, "generator")
        sys.path.insert(0, str(generator))
        try:
            from miko_gen.render.environment import compile_templates
        finally:
            sys.path.remove(str(generator))
        compiled = Path(self.directory, "_compiled.py")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        compiled.write_text(compile_templates(Path(self.root, "templates", "module")), encoding="utf-8")
        build_data["force_include"][str(compiled)] = "miko_gen/_compiled.py"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        Path(self.directory, "_compiled.py").unlink(missing_ok=True)
