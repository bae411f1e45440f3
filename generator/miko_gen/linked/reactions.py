"""What follows a change: Core's reload actions, a method of the Conf class or a handler."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.handlers import Method
from miko_gen.linked.hooks import Hook
from miko_gen.linked.values import Field
from miko_gen.spec.lifecycle import Reaction as SaidReaction

ACTIONS = {
    "dialplan": "ReloadDialplanAction",
    "pjsip": "ReloadPJSIPAction",
    "iax": "ReloadIAXAction",
    "queues": "ReloadQueuesAction",
    "features": "ReloadFeaturesAction",
    "moh": "ReloadMOHAction",
    "voicemail": "ReloadVoicemailAction",
    "modules": "ReloadModulesConfAction",
    "manager": "ReloadManagerAction",
    "ari": "ReloadAriAction",
    "cron": "ReloadCrondAction",
    "nginx": "ReloadNginxConfAction",
    "fail2ban": "ReloadFail2BanConfAction",
    "firewall": "ReloadFirewallAction",
}
SETTINGS = "MikoPBX\\Common\\Models\\PbxSettings"


@dataclass(frozen=True)
class Reaction:
    """What follows a change of ``class_name``: ``own_call`` is a method of the Conf class.

    ``fields`` are those that count, all without them; ``settings`` are constants of PbxSettings, ``restarts``
    classes of workers.
    """

    class_name: str
    is_named_like_own: bool
    fields: tuple[str, ...]
    settings: tuple[str, ...]
    actions: tuple[str, ...]
    restarts: tuple[str, ...]
    handler: str | None
    own_call: str | None = None

    @property
    def short_name(self) -> str:
        """The class in PHP."""
        return f"\\{self.class_name}" if self.is_named_like_own else self.class_name.rpartition("\\")[2]

    @property
    def imported(self) -> str | None:
        return None if self.is_named_like_own else self.class_name


@dataclass(frozen=True)
class Reactions:
    """All reactions; those of an own model that only reload are ``needs`` like those of the hooks."""

    all: tuple[Reaction, ...]
    needs: tuple[tuple[str, Model, tuple[Field, ...]], ...]
    methods: tuple[Method, ...]


def link_reactions(said: Mapping[str, SaidReaction], models: Mapping[str, Model], hooks: tuple[Hook, ...]) -> Reactions:
    found, needs, methods = list(_of_settings(hooks)), [], []
    for one in said.values():
        own = models.get(one.model or "")
        actions = tuple(ACTIONS[name] for name in dict.fromkeys(one.reload))
        if own is not None:
            fields = tuple(field for field in own.fields if field.name in one.fields or not one.fields)
            needs += [(action, own, fields) for action in actions]
            actions = ()
        if actions or one.restart or one.handler:
            found.append(_reaction(one, own, actions, models))
        if one.handler:
            methods.append(_method(one.handler))
    return Reactions(tuple(found), tuple(needs), tuple(methods))


def _of_settings(hooks: tuple[Hook, ...]) -> Iterator[Reaction]:
    """Settings of MikoPBX that parts of hooks read, by what has to be reloaded for these."""
    actions: dict[str, dict[str, None]] = {}
    for hook in hooks:
        for name in (name for part in hook.all_parts for name in part.core_settings if hook.reload):
            actions.setdefault(name.removeprefix("core."), {})[str(hook.reload)] = None
    by_actions: dict[tuple[str, ...], list[str]] = {}
    for key, found in actions.items():
        by_actions.setdefault(tuple(found), []).append(key)
    for names, keys in by_actions.items():
        yield Reaction(SETTINGS, False, (), tuple(keys), names, (), None)


def _reaction(said: SaidReaction, own: Model | None, actions: tuple[str, ...], models: Mapping[str, Model]) -> Reaction:
    name, core = _elsewhere(said.model)
    fields = tuple(said.fields)
    if own is not None:
        fields = tuple(field.name for field in own.fields if not field.silent and (field.name in fields or not fields))
    return Reaction(
        class_name=own.class_name if own else core,
        is_named_like_own=own is None and (name in models or core.startswith("Modules\\")),
        fields=fields,
        settings=tuple(said.settings),
        actions=actions,
        restarts=tuple(f"Worker{name}" for name in dict.fromkeys(said.restart)),
        handler=said.handler,
    )


def _elsewhere(said: str | None) -> tuple[str, str]:
    """The short name and the class of a model that is not the module's own."""
    place, _, name = (said or "core.").rpartition(".")
    if place == "core" or not place:
        return name, f"MikoPBX\\Common\\Models\\{name}" if name else SETTINGS
    return name, f"Modules\\{place}\\Models\\{name}"


def _method(name: str) -> Method:
    return Method(
        name=name,
        summary="Called after a change; $event has model, recordId, action (afterSave, afterDelete), changedFields.",
        parameters=(("array", "event", "array<string, mixed>"),),
        returns="void",
        returns_doc="",
        body=(),
    )


def own_reaction(model: Model, fields: Iterator[Field] | tuple[Field, ...], call: str) -> Reaction:
    """A method of the Conf class that follows a change of an own model."""
    names = tuple(field.name for field in fields)
    return Reaction(model.class_name, False, names, (), (), (), None, call)
