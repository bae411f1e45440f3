"""The spec of the version that is installed: a file, or the spec as a revision of git has it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from pydantic import ValidationError

from miko_gen.spec.document import Spec
from miko_gen.spec.problem import SpecError
from miko_gen.spec.read import shape_problems
from miko_gen.spec.source import Source, read_source, read_source_file


class OldSpecError(Exception):
    """There is no such file or revision; the message says what was looked for."""


def read_old(against: str, spec: Path) -> tuple[Spec, Source]:
    """What ``against`` names: the path of a spec, or a revision of git in which ``spec`` is looked up.

    Only its shape is judged: a rule that came later than the old version is not its mistake. Raises OldSpecError when there
    is neither, and SpecError for a text that is no spec.
    """
    source = read_source_file(Path(against)) if Path(against).is_file() else _at_revision(against, spec)
    try:
        return Spec.model_validate(source.data), source
    except ValidationError as error:
        raise SpecError(shape_problems(source, error)) from None


def _at_revision(revision: str, spec: Path) -> Source:
    """The file ``spec`` in a revision; a revision may name the file itself, as ``v1.0:module.yaml`` does."""
    named = revision if ":" in revision else f"{revision}:./{spec.name}"
    try:
        ran = subprocess.run(
            ["git", "show", "--no-textconv", "--end-of-options", named],
            cwd=spec.resolve().parent,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise OldSpecError(f"there is no file '{revision}', and git cannot be run: {error.strerror}") from None
    if ran.returncode != 0:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines() or ["git says nothing"]
        raise OldSpecError(f"'{revision}' is neither a file nor a revision that has {spec.name} ({said[0]})")
    return read_source(ran.stdout, named.replace(":./", ":"))
