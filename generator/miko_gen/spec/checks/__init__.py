"""What must hold in a spec beyond the shape of its parts."""

from __future__ import annotations

from miko_gen.spec.checks import (
    about,
    access,
    admin,
    calls,
    conversions,
    core_forms,
    defence,
    dialplan,
    forms,
    guide,
    hooks,
    legacy,
    lifecycle,
    models,
    names,
    nginx,
    push,
    renames,
    rest,
    system,
    texts,
    workers,
)
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem
from miko_gen.spec.source import Source

_RULES = (
    texts.problems,
    about.problems,
    names.problems,
    models.problems,
    conversions.problems,
    rest.problems,
    workers.problems,
    calls.problems,
    hooks.problems,
    dialplan.problems,
    system.problems,
    defence.problems,
    nginx.problems,
    legacy.problems,
    access.problems,
    lifecycle.problems,
    admin.problems,
    forms.problems,
    push.problems,
    core_forms.problems,
    renames.problems,
    guide.problems,
)


def check(spec: Spec, source: Source) -> list[Problem]:
    """Every problem in ``spec``, errors and warnings, in the order of the file."""
    return sorted({problem for rule in _RULES for problem in rule(spec, source)})
