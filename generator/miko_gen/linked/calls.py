"""AMI workers, AGI scripts, the hooks of Core that the module fills, the AMI user."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from miko_gen.linked.database import Model
from miko_gen.linked.scripts import Script, link_script
from miko_gen.linked.values import Field
from miko_gen.spec.calls import Agi as SaidAgi
from miko_gen.spec.calls import AmiUser as SaidAmiUser
from miko_gen.spec.calls import HookStep
from miko_gen.spec.calls import Worker as SaidWorker
from miko_gen.spec.document import Dialplan

CONTEXTS_HOOK = "extensionGenContexts"
MANAGER_HOOK = "generateManagerConf"

# Core reloads these by itself when a module is enabled or disabled (ReloadModuleStateAction of its WorkerModelsEvents).
_RELOADED_BY_CORE = ("ReloadManagerAction",)

# What has to be reloaded for a hook's text to be read again; every other hook goes into extensions.conf.
_RELOADS = {
    MANAGER_HOOK: "ReloadManagerAction",
    "generateAriConf": "ReloadAriAction",
    "generateModulesConf": "ReloadModulesConfAction",
    "getFeatureMap": "ReloadFeaturesAction",
    "generatePeersPj": "ReloadPJSIPAction",
    "generatePeerPjAdditionalOptions": "ReloadPJSIPAction",
    "overridePJSIPOptions": "ReloadPJSIPAction",
    "overrideProviderPJSIPOptions": "ReloadPJSIPAction",
}
_NOT_RELOADED = ("getDependenceModels", "getSettings", "generateConfig", "getMessages", "getMethodPriority")

_SETTING = re.compile(r"\{\{\s*settings\.(\w+)\s*\}\}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Worker:
    """A background process; ``seconds`` is the time between two calls of a periodic one."""

    name: str
    type: str
    events: tuple[str, ...]
    user_events: tuple[str, ...]
    seconds: int
    methods: tuple[str, ...]
    handler: str

    @property
    def check(self) -> str:
        """The constant of WorkerSafeScriptsCore: how Core sees that it is alive."""
        return {"ami": "CHECK_BY_AMI", "periodic": "CHECK_BY_PID_NOT_ALERT"}.get(self.type, "CHECK_BY_BEANSTALK")

    @property
    def class_name(self) -> str:
        return f"Worker{self.name}"


@dataclass(frozen=True)
class HookPart:
    """A part of what a hook returns: either lines of text or what a handler makes."""

    text: str
    handler: str | None

    @property
    def settings(self) -> tuple[str, ...]:
        """Fields of the settings that stand in the text as ``{{ settings.field }}``."""
        return tuple(dict.fromkeys(_SETTING.findall(self.text)))

    @property
    def is_short(self) -> bool:
        """One line that fits in the code beside a ``return``."""
        return "\n" not in self.text and len(self.text) <= 80

    @property
    def marker(self) -> str:
        """The word that ends the text in PHP's source: none of the text's lines begins with it."""
        marker = "CONF"
        while re.search(rf"^\s*{marker}\b", self.text, re.MULTILINE):
            marker += "_"
        return marker


@dataclass(frozen=True)
class Hook:
    """A hook of Core that the module fills; ``name`` is Core's method."""

    name: str
    signature: str
    arguments: str
    parameters: tuple[tuple[str, str], ...]
    returns: str
    summary: str
    parts: tuple[HookPart, ...]

    @property
    def reload(self) -> str | None:
        """Core's action that makes Asterisk read the result again."""
        return None if self.name in _NOT_RELOADED else _RELOADS.get(self.name, "ReloadDialplanAction")

    @property
    def is_text(self) -> bool:
        return self.returns == "string"

    @property
    def default(self) -> str:
        """PHP source of a result that changes nothing; empty where there is no result."""
        if self.returns == "array":
            return "$options" if any(name == "options" for name, _ in self.parameters) else "[]"
        return {"string": "''", "int": "10000", "void": ""}[self.returns]


@dataclass(frozen=True)
class AmiUser:
    """A user in manager.conf; ``secret`` is a field of the settings."""

    name: str
    secret: str
    read: tuple[str, ...]
    write: tuple[str, ...]
    permit: tuple[str, ...]

    @property
    def hears_user_events(self) -> bool:
        return "user" in self.read or "all" in self.read


def link_workers(said: Mapping[str, SaidWorker]) -> tuple[Worker, ...]:
    return tuple(
        Worker(
            name=name,
            type=worker.type,
            events=tuple(worker.events),
            user_events=tuple(worker.user_events),
            seconds=_seconds(worker.every) if worker.every else 0,
            methods=tuple(dict.fromkeys(worker.methods)),
            handler=worker.handler or "",
        )
        for name, worker in said.items()
    )


def _seconds(said: str) -> int:
    number, unit = said.split()
    return int(number) * {"s": 1, "m": 60, "h": 3600}[unit[0]]


def link_scripts(module_slug: str, said: Mapping[str, SaidAgi], models: Mapping[str, Model]) -> tuple[Script, ...]:
    return tuple(link_script(module_slug, name, script, models) for name, script in said.items())


def link_hooks(said: Dialplan, scripts: tuple[Script, ...]) -> tuple[Hook, ...]:
    """The hooks in the order of the spec, the contexts last; those of one hook become one method."""
    if not said.hooks and not said.contexts:
        return ()
    from miko_gen.contract.catalogue import core_name, hook

    files = {script.name: script.file_name for script in scripts}
    parts: dict[str, list[HookPart]] = {}
    for name, steps in said.hooks.items():
        parts.setdefault(core_name(name), []).extend(_joined([_part(step, files) for step in steps]))
    if said.contexts:
        text = "\n\n".join(f"[{name}]\n{_clean(text)}" for name, text in said.contexts.items())
        parts.setdefault(CONTEXTS_HOOK, []).append(HookPart(text, None))
    linked = []
    for name, made in parts.items():
        if not made:
            continue
        fact = hook(name)
        linked.append(
            Hook(
                name=name,
                signature=fact.signature,
                arguments=fact.arguments,
                parameters=tuple((parameter.name, parameter.type or "mixed") for parameter in fact.parameters),
                returns=fact.returns,
                summary=fact.summary,
                parts=tuple(_joined(made)),
            )
        )
    return tuple(linked)


def link_ami_user(module_slug: str, said: SaidAmiUser | None) -> AmiUser | None:
    if said is None:
        return None
    secret = said.secret.removeprefix("settings.")
    return AmiUser(said.name or module_slug, secret, tuple(said.read), tuple(said.write), tuple(said.permit))


def reloads(hooks: tuple[Hook, ...]) -> tuple[str, ...]:
    """Core's actions to run when the module is enabled or disabled."""
    found = dict.fromkeys(hook.reload for hook in hooks if hook.reload)
    return tuple(action for action in found if action not in _RELOADED_BY_CORE)


def reload_on_change(
    hooks: tuple[Hook, ...],
    user: AmiUser | None,
    models: tuple[Model, ...],
    settings: Model | None,
    needs: Iterable[tuple[str, Model, list[Field]]],
) -> tuple[tuple[str, tuple[tuple[Model, tuple[Field, ...]], ...]], ...]:
    """``(action, ((model, fields), …))``: the fields whose change an action has to follow.

    A text depends on the settings in it. What a handler reads nobody knows: it depends on every field that is not silent.
    ``needs`` are those of the words.
    """
    found: dict[str, dict[str, dict[str, Field]]] = {}

    def add(action: str, model: Model, fields: list[Field]) -> None:
        heard = {field.name: field for field in fields if not field.silent}
        if heard:
            found.setdefault(action, {}).setdefault(model.name, {}).update(heard)

    for hook in hooks:
        for part in hook.parts if hook.reload else ():
            if part.handler:
                for model in models:
                    add(hook.reload or "", model, list(model.fields))
            elif settings is not None:
                add(hook.reload or "", settings, [field for field in settings.fields if field.name in part.settings])
    if user is not None and settings is not None:
        add(_RELOADS[MANAGER_HOOK], settings, [settings.by_name[user.secret]])
    for action, model, fields in needs:
        add(action, model, fields)
    by_name = {model.name: model for model in models}
    return tuple(
        (action, tuple((by_name[name], tuple(fields.values())) for name, fields in by_model.items()))
        for action, by_model in found.items()
    )


def _part(step: HookStep, files: Mapping[str, str]) -> HookPart:
    if step.agi is not None:
        return HookPart(f"same => n,AGI({files[step.agi]})", None)
    return HookPart(_clean(step.text or ""), step.handler)


def _joined(parts: list[HookPart]) -> list[HookPart]:
    """The same with neighbouring texts as one."""
    joined: list[HookPart] = []
    for part in parts:
        if joined and not joined[-1].handler and not part.handler:
            joined[-1] = HookPart(f"{joined[-1].text}\n{part.text}", None)
        else:
            joined.append(part)
    return joined


def _clean(text: str) -> str:
    """Lines without what no configuration file holds, and ``{{settings.x}}`` in one spelling."""
    lines = _CONTROL.sub("", text.replace("\r\n", "\n")).strip("\n").splitlines()
    return _SETTING.sub(r"{{ settings.\1 }}", "\n".join(line.rstrip() for line in lines))
