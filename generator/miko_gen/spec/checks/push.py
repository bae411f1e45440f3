"""Rules about messages to open pages."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.linked import names
from miko_gen.linked.push import placeholders
from miko_gen.spec.document import Spec
from miko_gen.spec.names import PHP_RESERVED
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.push import Push
from miko_gen.spec.source import Location, Source


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Messages that do nothing, that name what is not there, and names that PHP cannot tell apart."""
    seen: dict[str, str] = {}
    for name, push in spec.push.items():
        loc: Location = ("push", name)
        method = names.camel(name).lower()
        first = seen.setdefault(method, name)
        if first != name:
            yield source.problem(loc, f"'{name}' and '{first}' are one method on PHP, which ignores case", at_key=True)
        if method in PHP_RESERVED or method == "publish":
            yield source.problem(loc, f"'{name}' cannot be a method's name: it is reserved", at_key=True)
        yield from _message(spec, push, source, loc)
        yield from _refresh(spec, push, source, loc)


def _message(spec: Spec, push: Push, source: Source, loc: Location) -> Iterator[Problem]:
    if push.model is not None:
        if push.model not in spec.models:
            message = f"there is no model '{push.model}'"
            yield source.problem((*loc, "model"), message, did_you_mean(push.model, spec.models))
        if push.data:
            message = "MikoPBX says which row has changed, and nothing else"
            yield source.problem((*loc, "data"), message, "take out 'data' or 'model'", at_key=True)
        if not push.refresh and not push.title and not any(page.view or page.assets for page in spec.admin.values()):
            hint = "add refresh: [page] or a title, or a page with a script of your own that hears it"
            yield source.problem(loc, "the message does nothing", hint, at_key=True)
    for language, text in (push.title or {}).items():
        for name in placeholders((("", text),)):
            if name not in push.data:
                message = f"the message holds no '{name}'"
                yield source.problem((*loc, "title", language), message, did_you_mean(name, push.data))
    if push.model is None:
        for name, value in push.data.items():
            if name == "this":
                yield source.problem((*loc, "data", name), "PHP keeps 'this' for itself", at_key=True)
            if value.type == "enum" and not value.values:
                place = (*loc, "data", name)
                yield source.problem(
                    place, "an enum needs its 'values'", "for example values: [new, done]", at_key=True
                )
            if value.type in ("secret", "reference"):
                yield source.problem((*loc, "data", name), f"a {value.type} is not sent to pages", at_key=True)


def _refresh(spec: Spec, push: Push, source: Source, loc: Location) -> Iterator[Problem]:
    fitting = [name for name, page in spec.admin.items() if page.table or page.status]
    for index, name in enumerate(push.refresh):
        place = (*loc, "refresh", index)
        if name not in spec.admin:
            yield source.problem(place, f"there is no page '{name}'", did_you_mean(name, fitting))
        elif name not in fitting:
            yield source.problem(place, f"the page '{name}' has neither a table nor a status block")
        elif name in push.refresh[:index]:
            yield source.problem(place, f"'{name}' is named twice")
