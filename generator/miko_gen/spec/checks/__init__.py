"""What must hold in a spec beyond the shape of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from miko_gen.spec.checks import (
    about,
    access,
    admin,
    called,
    calls,
    conversions,
    core_forms,
    dialplan,
    forms,
    guide,
    hooks,
    legacy,
    lifecycle,
    models,
    names,
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

Rule = Callable[[Spec, Source], Iterator[Problem]]

_RULES: tuple[Rule, ...] = (
    texts.problems,
    about.problems,
    names.problems,
    models.problems,
    conversions.problems,
    rest.problems,
    workers.problems,
    calls.problems,
    called.problems,
    hooks.problems,
    dialplan.problems,
    system.problems,
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
    return sorted({problem for rule in (*_RULES, *_rare(spec)) for problem in rule(spec, source)})


def _rare(spec: Spec) -> Iterator[Rule]:
    """The rules of sections that few specs have: their patterns take long to compile."""
    if spec.fail2ban or spec.waf:
        from miko_gen.spec.checks import defence

        yield defence.problems
    if "nginx" in spec.model_fields_set:
        from miko_gen.spec.checks import nginx

        yield nginx.problems
