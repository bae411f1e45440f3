"""Rules about reactions and the stations of a module's life."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.linked.names import slug
from miko_gen.spec.document import Spec
from miko_gen.spec.lifecycle import Condition, CoreRows, Reaction, Uninstall
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
        if not reaction.reload and not reaction.restart and not reaction.handler:
            hint = "add reload: [dialplan] or handler: nameOfMethod"
            yield source.problem(loc, "nothing happens", hint, at_key=True)
        for index, worker in enumerate(reaction.restart):
            if worker not in spec.workers:
                hint = did_you_mean(worker, spec.workers)
                yield source.problem((*loc, "restart", index), f"there is no worker '{worker}'", hint)
            elif reaction.model and any(
                reaction.model in (step.save, step.delete) for step in spec.workers[worker].then
            ):
                message = f"'{worker}' writes rows of '{reaction.model}' itself: each would start it anew"
                yield source.problem((*loc, "restart", index), message)
        if reaction.settings:
            yield from _settings(reaction, source, (*loc, "settings"))
        if reaction.model is not None:
            yield from _model(spec, reaction, reaction.model, source, loc)

    for station in ("before_enable", "before_disable"):
        condition = getattr(spec.lifecycle, station)
        if condition is not None:
            yield from _condition(spec, condition, source, ("lifecycle", station))
    if spec.lifecycle.uninstall is not None:
        yield from _uninstall(spec, spec.lifecycle.uninstall, source, ("lifecycle", "uninstall"))
    yield from _depends(spec, source)


def handlers(spec: Spec) -> Iterator[tuple[str, str, Location]]:
    """Every handler of a reaction: what it is for, the method, its place."""
    for name, reaction in spec.reactions.items():
        if reaction.handler:
            yield "for a change", reaction.handler, ("reactions", name, "handler")
    stations = {
        "before_enable": "for what may refuse",
        "before_disable": "for what may refuse",
        "after_enable": "for a station",
        "after_disable": "for a station",
        "after_pbx_started": "for a station",
        "uninstall": "for the end",
    }
    for station, kind in stations.items():
        said = getattr(spec.lifecycle, station)
        if said is not None and said.handler:
            yield kind, said.handler, ("lifecycle", station, "handler")


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
    if "." in name:
        if name.startswith(f"{spec.module.id}."):
            message = "the models of this module are named alone"
            yield source.problem((*loc, "model"), message, f"write {name.rpartition('.')[2]}")
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


def _condition(spec: Spec, said: Condition, source: Source, loc: Location) -> Iterator[Problem]:
    if not said.filled and not said.handler:
        hint = "add filled: [field] or handler: nameOfMethod"
        yield source.problem(loc, "nothing is asked for", hint, at_key=True)
    settings = next((model for model in spec.models.values() if model.singleton), None)
    fields = settings.fields if settings else {}
    for index, name in enumerate(said.filled):
        if name not in fields:
            hint = did_you_mean(name, fields) or "add it to a model with singleton: true"
            yield source.problem((*loc, "filled", index), f"the settings have no field '{name}'", hint)
        elif (
            fields[name].type == "bool"
            or fields[name].reserve
            or (fields[name].type == "secret" and fields[name].random)
        ):
            yield source.problem((*loc, "filled", index), f"'{name}' is never empty", "take it out")


def _uninstall(spec: Spec, said: Uninstall, source: Source, loc: Location) -> Iterator[Problem]:
    own = {spec.module.id.lower(), slug(spec.module.id), spec.module.id.removeprefix("Module").lower()}
    own.add(slug(spec.module.id.removeprefix("Module")))
    for index, path in enumerate(said.folders):
        first = path.split("/")[1] if "/" in path else ""
        if ".." in path.split("/") or "." in path.split("/"):
            yield source.problem((*loc, "folders", index), "a path goes down only")
        elif first and not any(first.lower().startswith(name) for name in own):
            message = f"'{first}' may be somebody else's: its name does not begin with the module's"
            yield source.problem(
                (*loc, "folders", index), message, f"for example {path.split('/')[0]}/{slug(spec.module.id)}"
            )
    for index, key in enumerate(said.settings):
        if key in _core_settings():
            message = f"'{key}' is a setting of MikoPBX: only keys that the module has made go with it"
            yield source.problem((*loc, "settings", index), message)
    for index, rows in enumerate(said.rows):
        yield from _rows(spec, rows, source, (*loc, "rows", index))


def _rows(spec: Spec, said: CoreRows, source: Source, loc: Location) -> Iterator[Problem]:
    from miko_gen.contract.catalogue import models

    name = said.model.removeprefix("core.")
    known = {kind.rpartition("\\")[2]: facts for kind, facts in models()["classes"].items()}
    if name not in known:
        yield source.problem((*loc, "model"), f"MikoPBX has no model '{name}'", did_you_mean(name, known))
        return
    if name.lower() in (own.lower() for own in spec.models):
        message = f"'{name}' is a model of this module, too: the installer cannot have both"
        yield source.problem((*loc, "model"), message, "give the own one another name")
    for column in said.where:
        if column not in known[name]["columns"]:
            hint = did_you_mean(column, known[name]["columns"])
            yield source.problem((*loc, "where", column), f"'{name}' has no column '{column}'", hint, at_key=True)


def _core_settings() -> frozenset[str]:
    """The keys of PbxSettings that are MikoPBX's own: the values of its constants."""
    from miko_gen.contract.catalogue import classes

    return frozenset(map(str, classes()[_SETTINGS]["constants"].values()))


def _depends(spec: Spec, source: Source) -> Iterator[Problem]:
    from miko_gen.spec.checks.names import handlers as all_handlers

    known = {name for _, name, _ in all_handlers(spec)}
    for name, other in spec.depends.items():
        loc = ("depends", name)
        if name == spec.module.id:
            yield source.problem(loc, "a module does not depend on itself", at_key=True)
        for index, handler in enumerate(other.handlers):
            if other.required:
                message = f"'{name}' is always there, because it is required"
                yield source.problem((*loc, "handlers", index), message, "write required: false")
            elif handler not in known:
                message = f"no handler of this spec is called '{handler}'"
                yield source.problem((*loc, "handlers", index), message, did_you_mean(handler, known))
