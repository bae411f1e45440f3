"""Rules about reactions."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.spec.document import Spec
from miko_gen.spec.lifecycle import Reaction
from miko_gen.spec.problem import Problem, did_you_mean
from miko_gen.spec.source import Location, Source

_SETTINGS = "MikoPBX\\Common\\Models\\PbxSettings"


def problems(spec: Spec, source: Source) -> Iterator[Problem]:
    """Reactions to nothing, with nothing, or to what is not there."""
    for name, reaction in spec.reactions.items():
        loc = ("reactions", name)
        if (reaction.model is None) == (not reaction.settings):
            message = "a reaction is to either a 'model' or 'settings'"
            yield source.problem(loc, message, "add model: … or settings: [PBX_LANGUAGE]", at_key=True)
        if not reaction.reload and not reaction.handler:
            hint = "add reload: [dialplan] or handler: nameOfMethod"
            yield source.problem(loc, "nothing happens", hint, at_key=True)
        if reaction.settings:
            yield from _settings(reaction, source, (*loc, "settings"))
        if reaction.model is not None:
            yield from _model(spec, reaction, reaction.model, source, loc)


def handlers(spec: Spec) -> Iterator[tuple[str, str, Location]]:
    """Every handler of a reaction: what it is for, the method, its place."""
    for name, reaction in spec.reactions.items():
        if reaction.handler:
            yield "for a change", reaction.handler, ("reactions", name, "handler")


def _settings(reaction: Reaction, source: Source, loc: Location) -> Iterator[Problem]:
    from miko_gen.contract.catalogue import classes

    known = classes()[_SETTINGS]["constants"]
    for index, key in enumerate(reaction.settings):
        if key not in known:
            yield source.problem((*loc, index), f"MikoPBX has no setting '{key}'", did_you_mean(key, known))


def _model(spec: Spec, reaction: Reaction, name: str, source: Source, loc: Location) -> Iterator[Problem]:
    if name.startswith("core."):
        yield from _core_model(reaction, name.removeprefix("core."), source, loc)
        return
    if name not in spec.models:
        yield source.problem((*loc, "model"), f"there is no model '{name}'", did_you_mean(name, spec.models))
        return
    fields = spec.models[name].fields
    for index, field in enumerate(reaction.fields):
        place = (*loc, "fields", index)
        if field not in fields:
            yield source.problem(place, f"'{name}' has no field '{field}'", did_you_mean(field, fields))
        elif fields[field].silent:
            yield source.problem(place, f"'{field}' is silent: nothing follows a change of it")


def _core_model(reaction: Reaction, name: str, source: Source, loc: Location) -> Iterator[Problem]:
    from miko_gen.contract.catalogue import models

    known = {kind.rpartition("\\")[2]: facts for kind, facts in models()["classes"].items()}
    if name == "PbxSettings":
        message = "settings of MikoPBX are named by their constants"
        yield source.problem((*loc, "model"), message, "write settings: [PBX_LANGUAGE]")
        return
    if name not in known:
        yield source.problem((*loc, "model"), f"MikoPBX has no model '{name}'", did_you_mean(name, known))
        return
    columns = known[name]["columns"]
    for index, field in enumerate(reaction.fields):
        if field not in columns:
            hint = did_you_mean(field, columns)
            yield source.problem((*loc, "fields", index), f"'{name}' has no column '{field}'", hint)
