"""The hooks of Core that the module fills, and what has to be reloaded for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from miko_gen.facts import dataclass, replace
from miko_gen.linked.database import Model
from miko_gen.linked.hook_links import joined, link_part
from miko_gen.linked.hook_parts import HookPart
from miko_gen.linked.php import php
from miko_gen.linked.row_values import clean
from miko_gen.linked.scripts import Script
from miko_gen.linked.values import Field
from miko_gen.spec.hooks import Dialplan, HookStep
from miko_gen.spec.hooks import Hook as SaidHook

CONTEXTS_HOOK = "extensionGenContexts"
MANAGER_HOOK = "generateManagerConf"

# Core reloads these by itself when a module is enabled or disabled (ReloadModuleStateAction of its WorkerModelsEvents).
_RELOADED_BY_CORE = (
    MANAGER_HOOK, "createCronTasks", "createNginxLocations", "createNginxServers", "generateFail2BanJails",
)  # fmt: skip

# What has to be reloaded for a hook's result to be read again.
_RELOADS = {
    MANAGER_HOOK: "ReloadManagerAction",
    "generateAriConf": "ReloadAriAction",
    "generateModulesConf": "ReloadModulesConfAction",
    "getFeatureMap": "ReloadFeaturesAction",
    "generatePeersPj": "ReloadPJSIPAction",
    "generatePeerPjAdditionalOptions": "ReloadPJSIPAction",
    "overridePJSIPOptions": "ReloadPJSIPAction",
    "overrideProviderPJSIPOptions": "ReloadPJSIPAction",
    "createCronTasks": "ReloadCrondAction",
    "createNginxLocations": "ReloadNginxConfAction",
    "createNginxServers": "ReloadNginxConfAction",
    "generateFail2BanJails": "ReloadFail2BanConfAction",
    "generateFail2BanFilters": "ReloadFail2BanConfAction",
    "onAfterIptablesReload": "ReloadFirewallAction",
}
# Every other hook that returns text goes into extensions.conf.
_DIALPLAN = "ReloadDialplanAction"


@dataclass(frozen=True)
class Hook:
    """A hook of Core that the module fills; ``name`` is Core's method, ``result`` is that of the catalogue's hook."""

    name: str
    signature: str
    arguments: str
    parameters: tuple[tuple[str, str], ...]
    by_reference: frozenset[str]
    returns: str
    result: str
    summary: str
    classes: tuple[str, ...]
    parts: tuple[HookPart, ...]

    @cached_property
    def all_parts(self) -> tuple[HookPart, ...]:
        """The parts and those inside of them."""
        return tuple(one for part in self.parts for one in part.all)

    @property
    def reload(self) -> str | None:
        """Core's action that makes the result count."""
        return _RELOADS.get(self.name, _DIALPLAN if self.is_text else None)

    @property
    def changes_options(self) -> bool:
        """It returns those options of a section that the module changes."""
        return self.result == "value" and self.returns == "array"

    @property
    def is_text(self) -> bool:
        return self.result in ("lines", "priorities")

    @property
    def handlers(self) -> tuple[str, ...]:
        return tuple(part.handler for part in self.parts if part.handler)

    @property
    def default(self) -> str:
        """PHP source of a result that changes nothing; empty where there is no result."""
        if self.returns == "array":
            return "$options" if any(name == "options" for name, _ in self.parameters) else "[]"
        known = {"string": "''", "int": "10000", "void": "", "bool": "true"}
        return known.get(self.returns, "new " + self.returns.rpartition("\\")[2] + "()")


def link_hooks(
    dialplan: Dialplan,
    others: Mapping[str, SaidHook],
    scripts: tuple[Script, ...],
    models: Mapping[str, Model],
) -> tuple[tuple[Hook, ...], tuple[tuple[str, int], ...]]:
    """The hooks in the order of the spec, the contexts last, and ``(hook, priority)`` where the spec says one.

    Those of one hook become one method.
    """
    files = {script.name: script.file_name for script in scripts}
    settings = next((model for model in models.values() if model.singleton), None)
    parts: dict[str, list[HookPart]] = {}
    priorities: dict[str, int] = {}
    for name, steps in _said(dialplan, others):
        parts.setdefault(name, []).extend(_part(step, files, models, settings, name) for step in steps)
        for step in steps:
            if step.priority is not None:
                priorities[name] = step.priority
    for name, steps in dialplan.contexts.items():
        made = parts.setdefault(CONTEXTS_HOOK, [])
        # A context is there whatever its conditions say: what includes it loads.
        made.append(HookPart(f"\n[{name}]" if made else f"[{name}]"))
        made += [replace(link_part(CONTEXTS_HOOK, step, files, models, settings), context=name) for step in steps]
    return tuple(_hook(name, made) for name, made in parts.items() if made), tuple(priorities.items())


def with_code(hooks: tuple[Hook, ...], code: Iterable[tuple[str, str]]) -> tuple[Hook, ...]:
    """The hooks with ``(hook, PHP)`` of the words before what the spec says for them."""
    added: dict[str, list[HookPart]] = {}
    for name, source in code:
        added.setdefault(name, []).append(HookPart(code=source))
    said = {hook.name: list(hook.parts) for hook in hooks}
    names = dict.fromkeys([*said, *added])
    return tuple(_hook(name, [*added.get(name, []), *said.get(name, [])]) for name in names) if added else hooks


def reloads(hooks: tuple[Hook, ...]) -> tuple[str, ...]:
    """Core's actions to run when the module is enabled or disabled."""
    return tuple(dict.fromkeys(hook.reload for hook in hooks if hook.reload and hook.name not in _RELOADED_BY_CORE))


def reload_on_change(
    hooks: tuple[Hook, ...],
    models: tuple[Model, ...],
    settings: Model | None,
    needs: Iterable[tuple[str, Model, list[Field]]],
) -> tuple[tuple[str, tuple[tuple[Model, tuple[Field, ...]], ...]], ...]:
    """``(action, ((model, fields), …))``: the fields whose change an action has to follow.

    A text depends on the settings and the rows in it, also those of MikoPBX: what its Core reloads anyway is done once all the same. A handler depends on the models that it reads, on every field of them that is not silent.
    ``needs`` are those of the words.
    """
    found: dict[str, dict[str, tuple[Model, dict[str, Field]]]] = {}

    def add(action: str, model: Model, fields: list[Field]) -> None:
        heard = {field.name: field for field in fields if not field.silent}
        if heard:
            found.setdefault(action, {}).setdefault(model.name, (model, {}))[1].update(heard)

    for hook in hooks:
        for part in hook.all_parts if hook.reload else ():
            if part.handler:
                for model in models:
                    if part.reads is None or model.name in part.reads:
                        add(hook.reload or "", model, list(model.fields))
            if settings is not None:
                read = {*part.settings, *part.deciding}
                add(hook.reload or "", settings, [field for field in settings.fields if field.name in read])
            if part.each:
                add(hook.reload or "", part.each.model, list(part.row_fields))
            for model, field in part.read_behind(models):
                add(hook.reload or "", model, [field])
    for action, model, fields in needs:
        add(action, model, fields)
    return tuple(
        (action, tuple((model, tuple(fields.values())) for model, fields in by_model.values()))
        for action, by_model in found.items()
    )


def _said(dialplan: Dialplan, others: Mapping[str, SaidHook]) -> Iterator[tuple[str, list[HookStep]]]:
    if not dialplan.hooks and not others:
        return
    from miko_gen.contract.catalogue import core_name

    for name, steps in [*dialplan.hooks.items(), *others.items()]:
        yield core_name(name), steps


def _hook(name: str, parts: list[HookPart]) -> Hook:
    from miko_gen.contract.catalogue import hook

    fact = hook(name)
    return Hook(
        name=name,
        signature=fact.signature,
        arguments=fact.arguments,
        parameters=tuple((parameter.name, parameter.type or "mixed") for parameter in fact.parameters),
        by_reference=frozenset(parameter.name for parameter in fact.parameters if parameter.by_reference),
        returns=fact.returns,
        result=fact.result,
        summary=fact.summary,
        classes=(*fact.classes, *(name for part in parts for name in part.classes)),
        parts=tuple(joined(parts)),
    )


def _part(
    step: HookStep, files: Mapping[str, str], models: Mapping[str, Model], settings: Model | None, hook: str
) -> HookPart:
    if step.rows is None:
        return link_part(hook, step, files, models, settings)
    if isinstance(step.rows, dict):
        return HookPart(rows=tuple(f"{php(key)} => {php(value)}" for key, value in step.rows.items()))
    if hook == "createCronTasks":
        return HookPart(rows=tuple(f"{php(clean(str(row)))} . PHP_EOL" for row in step.rows))
    if hook != "getDependenceModels":
        return HookPart(rows=tuple(map(php, step.rows)))
    classes = {name: _class_of(name, models) for name in map(str, step.rows)}
    named = {name: full.rpartition("\\")[2] for name, full in classes.items()}
    # A model of Core's that is named like one of the spec is not imported.
    own = {name for name in classes if name.startswith("core.") and named[name] in models}
    rows = tuple(f"\\{classes[name]}::class" if name in own else f"{named[name]}::class" for name in classes)
    return HookPart(rows=rows, classes=tuple(classes[name] for name in classes if name not in own))


def _class_of(name: str, models: Mapping[str, Model]) -> str:
    own = models.get(name)
    return own.class_name if own else f"MikoPBX\\Common\\Models\\{name.removeprefix('core.')}"
