"""The Jinja extension that lets plain Copier render the templates: ``module`` and the filters appear in its context."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import yaml
from jinja2 import Environment, FileSystemLoader, pass_environment
from jinja2.ext import Extension

from miko_gen.linked.link import link
from miko_gen.linked.module import Module
from miko_gen.project.answers import answers
from miko_gen.project.lock import lock
from miko_gen.render.files import render
from miko_gen.render.filters import FILTERS
from miko_gen.spec.document import Spec
from miko_gen.spec.read import validate
from miko_gen.spec.source import Source, read_source


class ModuleExtension(Extension):
    """Adds to every context with the answer ``spec`` the linked ``module``, and ``said``: the spec as plain data."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.filters.update(FILTERS)
        environment.filters["copier_answers"] = copier_answers
        environment.filters["copier_lock"] = copier_lock
        base: Any = environment.context_class

        class ModuleContext(base):  # type: ignore[misc]
            def __init__(self, environment: Environment, parent: dict[str, Any], *args: Any, **kwargs: Any) -> None:
                if parent.get("spec") and not isinstance(parent.get("module"), Module):
                    source = _source(_text(parent))
                    parent = {**parent, "said": source.data, "module": _linked(_text(parent))}
                super().__init__(environment, parent, *args, **kwargs)

        environment.context_class = ModuleContext


def copier_answers(given: Mapping[str, Any], said: Mapping[str, Any]) -> str:
    """The answers file: the spec, and the template's place and commit where Copier names them."""
    return answers(said, {key: value for key, value in given.items() if key.startswith("_")})


@pass_environment
def copier_lock(environment: Environment, module: Module) -> str:
    """The lock of ``module``, as the templates that Copier has at hand render it: its own clone, when they came from a URL."""
    checkout = Path(cast("FileSystemLoader", environment.loader).searchpath[0])
    return lock(render(module, checkout / "templates" / "module"))


def _text(context: Mapping[str, Any]) -> str:
    """The spec in a Copier context: the answer ``spec`` as text or mapping, or a whole module.yaml given as data."""
    spec = context["spec"]
    if isinstance(spec, str):
        return spec
    if not isinstance(spec, Mapping):
        # In the order of the file, as the module's own answers have it.
        spec = {key: value for key, value in context.items() if key in Spec.model_fields}
    return yaml.safe_dump(_with_text_keys(spec), allow_unicode=True, sort_keys=False)


def _with_text_keys(value: Any) -> Any:
    """YAML 1.1 reads the key ``on`` as true; a spec has text keys only."""
    if isinstance(value, Mapping):
        return {"on" if key is True else str(key): _with_text_keys(item) for key, item in value.items()}
    return [_with_text_keys(item) for item in value] if isinstance(value, list) else value


@lru_cache(maxsize=4)
def _source(text: str) -> Source:
    return read_source(text.encode("utf-8"), "spec")


@lru_cache(maxsize=4)
def _linked(text: str) -> Module:
    return link(validate(_source(text)))
