"""The Jinja environment that `miko-gen` and Copier share, and the templates compiled when the wheel is built."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from miko_gen.render import tree
from miko_gen.render.filters import FILTERS

OPTIONS: dict[str, Any] = {
    "undefined": jinja2.StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "autoescape": False,
}
COMPILED = "miko_gen._compiled"


@cache
def environment(folder: Path) -> jinja2.Environment:
    """An environment for the templates in ``folder``; one a process, so that each template is compiled once."""
    sources = tree.sources(folder)
    sources[tree.PATHS] = tree.paths_template(list(sources))
    sources |= tree.parts(folder)
    made = jinja2.Environment(loader=jinja2.DictLoader(sources), **OPTIONS)  # noqa: S701 - no HTML is served
    made.filters.update(FILTERS)
    return made


def compiled_environment() -> jinja2.Environment | None:
    """An environment with the templates compiled into the wheel; None in a checkout, which has none."""
    try:
        module = importlib.import_module(COMPILED)
    except ModuleNotFoundError:
        return None
    made = jinja2.Environment(loader=_CompiledLoader(module.TEMPLATES), **OPTIONS)  # noqa: S701 - no HTML is served
    made.filters.update(FILTERS)
    return made


class _CompiledLoader(jinja2.BaseLoader):
    """Serves templates from functions that return a template's namespace for an environment."""

    has_source_access = False

    def __init__(self, templates: dict[str, Any]) -> None:
        self.templates = templates

    def list_templates(self) -> list[str]:
        return sorted(self.templates)

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: Any = None,  # noqa: A002 - Jinja's name
    ) -> jinja2.Template:
        if name not in self.templates:
            raise jinja2.TemplateNotFound(name)
        namespace = self.templates[name](environment)
        return environment.template_class.from_module_dict(environment, namespace, globals or {})


def compile_templates(folder: Path) -> str:
    """Python source of the module that ``compiled_environment`` imports: one function for each template."""
    made = environment(folder)
    assert made.loader is not None
    parts = ['"""The templates, compiled when the wheel was built."""\n']
    functions = {}
    for number, name in enumerate(made.loader.list_templates()):
        source = made.loader.get_source(made, name)[0]
        code = made.compile(source, name, name, raw=True, defer_init=True)
        lines = [line for line in code.splitlines() if not line.startswith("from __future__")]
        indented = "\n".join(f"    {line}" for line in lines)
        parts.append(
            f"\n\ndef _template_{number}(environment):\n    __file__ = {name!r}\n{indented}\n    return locals()\n"
        )
        functions[name] = f"_template_{number}"
    table = "".join(f"    {name!r}: {function},\n" for name, function in functions.items())
    return "".join(parts) + f"\n\nTEMPLATES = {{\n{table}}}\n"
