"""What others hold on to by name: REST paths and actions, AGI scripts, contexts, the manager's user, pages."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.compat.both import Both, heirs_of, pairs, renamed_from
from miko_gen.compat.values import Kept, is_retyped, narrower
from miko_gen.linked import names
from miko_gen.spec.calls import AmiUser
from miko_gen.spec.problem import Problem
from miko_gen.spec.rest import Action, Resource
from miko_gen.spec.source import Location

_KEEP = "to keep it compatible, "


def problems(both: Both) -> Iterator[Problem]:
    """Names that other programs, dialplans and people use, and that are gone or mean something else."""
    yield from _module(both)
    yield from _rest(both)
    yield from _scripts(both)
    for name in both.old.dialplan.contexts:
        if name not in both.new.dialplan.contexts:
            message = f"the context '{name}' is gone: a dialplan that goes there hangs up"
            loc = ("dialplan", "contexts", name)
            yield both.gone(loc, loc, message, f"{_KEEP}keep it, with a Goto to what takes its place")
    yield from _manager(both)
    yield from _ari(both)
    for name, page in both.old.admin.items():
        model = page.form or page.table or ""
        heirs = [new for new in both.new.admin.values() if (new.form or new.table) in _heirs(both, model)]
        if not heirs and _heirs(both, model):
            message = f"the page '{name}' is gone: nobody can see or edit '{model}' in the admin cabinet any more"
            yield both.gone(("admin", name), ("admin", name), message, "keep a page for it while its rows count")


def _ari(both: Both) -> Iterator[Problem]:
    context = f"{names.slug(both.old.module.id)}-ari"
    if both.old.ari and not both.new.ari and context not in both.new.dialplan.contexts:
        message = f"the context '{context}' is gone with 'ari': a dialplan that goes there hangs up"
        yield both.gone(("ari",), ("ari",), message, f"{_KEEP}keep 'ari', or a context of that name")


def _heirs(both: Both, model: str) -> set[str]:
    """What a model of the old version is called in the new one."""
    return {heir for name, _, heir, _ in pairs(both.old.models, both.new.models) if name == model and heir}


def _module(both: Both) -> Iterator[Problem]:
    old, new = both.old.module, both.new.module
    if old.id != new.id:
        message = (
            f"'{new.id}' is another module than '{old.id}': an installed one is not upgraded, and its data stay behind"
        )
        yield both.changed(("module", "id"), message, f"write id: {old.id}, and change the title only")
    if _numbers(new.min_pbx_version) > _numbers(old.min_pbx_version):
        message = f"a MikoPBX older than {new.min_pbx_version} refuses the upgrade; {old.min_pbx_version} was enough until now"
        yield both.changed(("module", "min_pbx_version"), message, f"{_KEEP}write {old.min_pbx_version}")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _rest(both: Both) -> Iterator[Problem]:
    base = f"/pbxcore/api/v3/{names.slug(both.old.module.id)}"
    for name, old, heir, new in pairs(both.old.rest, both.new.rest):
        loc: Location = ("rest", name)
        if new is None or heir != name:
            becomes = f"is now {base}/{heir}" if heir else "is gone"
            message = f"the route {base}/{name} {becomes}: clients get 404"
            hint = f"{_KEEP}keep '{name}' beside the new one until its clients have moved; two resources may serve one model"
            yield both.gone(loc, ("rest", heir) if heir else loc, message, hint)
        if new is not None and heir is not None:
            yield from _resource(both, name, old, heir, new)


def _resource(both: Both, old_name: str, old: Resource, name: str, new: Resource) -> Iterator[Problem]:
    loc: Location = ("rest", name)
    heirs = _heirs(both, old.model) if old.model else set()
    before_model, model = both.old.models.get(old.model or ""), both.new.models.get(new.model or "")
    if new.model and heirs and new.model not in heirs:
        message = f"'{name}' served {old.model} and serves {new.model}: clients get other rows under the same ids"
        yield both.changed((*loc, "model"), message, f"{_KEEP}make a resource of another name for {new.model}")
    before = old.offered(singleton=before_model is not None and before_model.singleton)
    now = new.offered(singleton=model is not None and model.singleton)
    for operation in before:
        if operation not in now:
            message = f"'{name}' no longer has '{operation}': clients that use it get an error"
            yield both.changed((*loc, "operations"), message, f"{_KEEP}keep '{operation}' among its operations")
    for key in old.search:
        if key not in new.search and model and key in model.fields:
            message = f"`search` of '{name}' no longer looks into '{key}': clients find less"
            yield both.changed((*loc, "search"), message, f"{_KEEP}keep '{key}' in it")
    for action, was in old.actions.items():
        place: Location = (*loc, "actions", action)
        if action not in new.actions:
            message = f"the action {name}:{action} is gone: clients get 404"
            yield both.gone(("rest", old_name, "actions", action), place, message, f"{_KEEP}keep it")
            continue
        yield from _action(both, action, was, new.actions[action], place)


def _action(both: Both, name: str, old: Action, new: Action, loc: Location) -> Iterator[Problem]:
    for word in ("on", "method"):
        before, after = getattr(old, word), getattr(new, word)
        if before != after:
            message = f"'{word}' of the action '{name}' was {before} and is {after}: clients that call it as before get an error"
            yield both.changed((*loc, word), message, f"{_KEEP}make an action of another name")
    for key, was in new.parameters.items():
        place: Location = (*loc, "parameters", key)
        before_was = old.parameters.get(key)
        if was.required and was.default is None and (before_was is None or not before_was.required):
            message = f"the action '{name}' needs '{key}' from now on: clients that do not send it get 422"
            yield both.changed((*place, "required"), message, f"{_KEEP}give it a default")
        if before_was is None:
            continue
        if is_retyped(before_was, was):
            message = f"the parameter '{key}' was {before_was.type} and is {was.type}: what clients send may be refused with 422"
            yield both.changed((*place, "type"), message, f"{_KEEP}take another parameter for it")
        else:
            yield from narrower(both, before_was, was, place, Kept(key, "clients that send such a value get 422"))
    for key in old.parameters:
        if key not in new.parameters:
            message = f"the action '{name}' no longer takes '{key}': what clients send in it is ignored"
            yield both.changed((*loc, "parameters"), message, f"{_KEEP}keep the parameter")
    for key, said in old.returns.items():
        if key not in new.returns:
            message = f"the action '{name}' no longer returns '{key}': clients that read it find nothing"
            yield both.changed((*loc, "returns"), message, f"{_KEEP}go on returning it")
        elif new.returns[key].type != said.type:
            message = f"'{key}' in the answer of '{name}' was {said.type} and is {new.returns[key].type}"
            yield both.changed((*loc, "returns", key), message, f"{_KEEP}return the new value under another name")


def _scripts(both: Both) -> Iterator[Problem]:
    slug = names.slug(both.old.module.id)
    renamed = heirs_of(both.new.agi)
    for name in both.old.agi:
        if name not in both.new.agi:
            heir = renamed.get(name)
            becomes = f"is now {slug}-{heir}.php" if heir else "is gone"
            message = f"the AGI script {slug}-{name}.php {becomes}: a dialplan outside of the module that calls it goes on without it"
            hint = f"{_KEEP}keep a script '{name}' that does the same"
            yield both.gone(("agi", name), ("agi", heir or name), message, hint)
            continue
        before, now = both.old.agi[name].arguments, both.new.agi[name].arguments
        is_moved = any(said in now and now.index(said) != index for index, said in enumerate(before))
        if is_moved or len(now) < len(before):
            said = ", ".join(before)
            message = f"{slug}-{name}.php took {said}: a dialplan outside of the module says something else to it now"
            yield both.changed(("agi", name, "arguments"), message, f"{_KEEP}begin the arguments with {said}")


def _manager(both: Both) -> Iterator[Problem]:
    old, new = both.old.ami_user, both.new.ami_user
    if old is None:
        return
    if new is None:
        message = "the user of the manager interface is gone: programs that log in with it are refused"
        yield both.gone(("ami_user",), ("ami_user",), message, f"{_KEEP}keep it")
        return
    slug = names.slug(both.old.module.id)
    if (old.name or slug) != (new.name or slug):
        message = (
            f"the manager's user was '{old.name or slug}' and is '{new.name or slug}': programs that log in are refused"
        )
        yield both.changed(("ami_user", "name"), message, f"{_KEEP}write name: {old.name or slug}")
    if old.secret != new.secret and not _follows(both, old.secret, new.secret):
        message = (
            f"the password was {old.secret} and is {new.secret}: programs that log in with the old one are refused"
        )
        yield both.changed(("ami_user", "secret"), message, f"{_KEEP}write secret: {old.secret}")
    yield from _permissions(both, old, new)


def _permissions(both: Both, old: AmiUser, new: AmiUser) -> Iterator[Problem]:
    for word, effect in (("read", "gets no events of it"), ("write", "may send no actions of it")):
        for privilege in getattr(old, word):
            if privilege not in getattr(new, word) and "all" not in getattr(new, word):
                message = f"the manager's user lost '{privilege}' in '{word}': whoever logs in with it {effect}"
                yield both.changed(("ami_user", word), message, f"{_KEEP}keep '{privilege}'")
    for network in old.permit:
        if network not in new.permit:
            message = f"the manager's user is no longer let in from {network}"
            yield both.changed(("ami_user", "permit"), message, f"{_KEEP}keep {network}")


def _follows(both: Both, old: str, new: str) -> bool:
    """``settings.a`` became ``settings.b`` because the field was renamed."""
    before, after = old.partition(".")[2], new.partition(".")[2]
    settings = next((model for model in both.new.models.values() if model.singleton), None)
    return settings is not None and before in renamed_from(settings.fields.get(after))
