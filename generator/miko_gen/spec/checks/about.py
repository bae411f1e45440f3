"""Rules about module.json: language packs and packages."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.spec.document import Spec
from miko_gen.spec.problem import Problem
from miko_gen.spec.source import Source

_BY_THEMSELVES = ("mikopbx/core",)


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Half a language pack, packages that are there anyway or that nothing loads, steps that nothing takes."""
    module = spec.module
    is_pack = module.module_type == "languagepack"
    if is_pack and module.language_code is None:
        message = "a language pack says which language it brings"
        hint = "add language_code: de-de, the folder below Sounds"
        yield source.problem(("module", "module_type"), message, hint, at_key=True)
    if module.language_code is not None and not is_pack:
        message = "only a language pack has a language_code"
        yield source.problem(("module", "language_code"), message, "add module_type: languagepack", at_key=True)
    if module.build_steps and module.ci == "none":
        message = "without a pipeline nothing takes these steps"
        yield source.problem(("module", "build_steps"), message, "write ci: github or ci: gitlab", at_key=True)
    for name in spec.composer:
        if name in _BY_THEMSELVES:
            message = f"'{name}' is on the PBX, and the release pipeline takes it out"
            yield source.problem(("composer", name), message, "leave it out", at_key=True)
    if any(not name.startswith("ext-") for name in spec.composer) and not _has_handlers(spec):
        message = "nothing loads the packages: a module without handlers has no code of its own"
        hint = "name a handler: the class with the handlers loads them"
        yield source.problem(("composer",), message, hint, at_key=True)


def _has_handlers(spec: Spec) -> bool:
    from miko_gen.spec.checks.names import handlers

    return next(iter(handlers(spec)), None) is not None
