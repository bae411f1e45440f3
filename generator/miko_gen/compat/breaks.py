"""Every change between two versions of a spec that breaks a module which is installed."""

from __future__ import annotations

from pathlib import Path

from miko_gen.compat import legacy, lifecycle, models, rest, surfaces
from miko_gen.compat.both import Both
from miko_gen.compat.old import read_old
from miko_gen.spec.problem import Problem
from miko_gen.spec.read import validate
from miko_gen.spec.source import read_source_file


def breaks(spec: Path, against: str) -> list[Problem]:
    """What ``spec`` takes from a module of the version ``against``: at the places of ``spec``, each with how to avoid it.

    Raises SpecError for a spec that is wrong, and OldSpecError where there is no such version.
    """
    source = read_source_file(spec)
    old, old_source = read_old(against, spec)
    both = Both(old, old_source, validate(source), source)
    found = (models.problems, surfaces.problems, rest.problems, legacy.problems, lifecycle.problems)
    return sorted({problem for rule in found for problem in rule(both)})
