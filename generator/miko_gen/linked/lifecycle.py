"""What the module does when it is enabled, disabled and uninstalled, and when the PBX starts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.handlers import Method
from miko_gen.linked.uninstall import Uninstall, link_uninstall
from miko_gen.linked.values import Field
from miko_gen.linked.words import Word
from miko_gen.spec.document import Spec
from miko_gen.spec.lifecycle import Condition

_AFTER = {
    "onAfterModuleEnable": "Called when the module was enabled.",
    "onAfterModuleDisable": "Called when the module was disabled.",
    "onAfterPbxStarted": "Called when the PBX has started.",
}


@dataclass(frozen=True)
class Gate:
    """What has to hold before the module is enabled or disabled; what does not is said to the person who tries."""

    hook: str
    summary: str
    language_code: str | None
    modules: tuple[str, ...]
    filled: tuple[Field, ...]
    handler: str | None

    @property
    def is_there(self) -> bool:
        return bool(self.language_code or self.modules or self.filled or self.handler)

    @property
    def check(self) -> str:
        """The method of the Conf class."""
        return {"onBeforeModuleEnable": "mayBeEnabled", "onBeforeModuleDisable": "mayBeDisabled"}[self.hook]

    @property
    def method(self) -> Method | None:
        if self.handler is None:
            return None
        verb = "enabled" if self.hook == "onBeforeModuleEnable" else "disabled"
        summary = f"Says why the module may not be {verb}, or nothing when it may. Core asks twice."
        return Method(self.handler, summary, (), "string", "", ("return '';",))


@dataclass(frozen=True)
class Lifecycle(Word):
    """Conditions that may refuse, and what follows."""

    template: ClassVar[str] = "lifecycle"
    main: str
    settings: Model | None
    before_enable: Gate
    before_disable: Gate
    after: tuple[tuple[str, str], ...]
    uninstall: Uninstall
    optional: Mapping[str, str]
    says_messages: bool

    @property
    def gates(self) -> tuple[Gate, ...]:
        return tuple(gate for gate in (self.before_enable, self.before_disable) if gate.is_there)

    @property
    def is_there(self) -> bool:
        return bool(self.gates or self.after)

    @property
    def calls(self) -> Iterator[tuple[str, str]]:
        for gate in self.gates:
            yield gate.hook, f"$this->{gate.check}()"
        for hook, handler in self.after:
            yield hook, f"(new {self.main}())->{handler}()"
        if self.gates and self.says_messages:
            # What refuses leaves its words where Core's own method finds them, which the spec replaces.
            yield "getMessages", "$this->messages"

    @property
    def imports(self) -> frozenset[str]:
        found = {"MikoPBX\\Common\\Models\\PbxExtensionModules"} if self.gates else set()
        if any(gate.modules or gate.language_code for gate in self.gates):
            found.add("MikoPBX\\Modules\\PbxExtensionUtils")
        if self.settings and any(gate.filled for gate in self.gates):
            found.add(self.settings.class_name)
        return frozenset(found)

    @property
    def methods(self) -> Iterator[Method]:
        made = [gate.method for gate in self.gates]
        made += [Method(handler, _AFTER[hook], (), "void", "", ()) for hook, handler in self.after]
        made.append(self.uninstall.method)
        yield from (method for method in made if method is not None)

    @property
    def messages(self) -> Iterator[str]:
        """What the generator itself says."""
        if any(gate.filled for gate in self.gates):
            yield "FillIn"
        if self.before_enable.modules:
            yield "NeedsModule"
        if self.before_enable.language_code:
            yield "OtherPack"

    @property
    def named_fields(self) -> tuple[Field, ...]:
        """Fields whose names a message says."""
        return tuple({field.name: field for gate in self.gates for field in gate.filled}.values())


def link_lifecycle(spec: Spec, models: tuple[Model, ...]) -> Lifecycle:
    """The stations, with the conditions that other words set: modules that are needed, one pack for a language."""
    module_id, said, depends = spec.module.id, spec.lifecycle, spec.depends
    settings = next((model for model in models if model.singleton), None)
    needed = tuple(name for name, other in depends.items() if other.required)
    after = {
        "onAfterModuleEnable": said.after_enable,
        "onAfterModuleDisable": said.after_disable,
        "onAfterPbxStarted": said.after_pbx_started,
    }
    return Lifecycle(
        main=f"{module_id.removeprefix('Module')}Main",
        settings=settings,
        before_enable=_gate(
            "onBeforeModuleEnable", "enabled", said.before_enable, settings, needed, spec.module.language_code
        ),
        before_disable=_gate("onBeforeModuleDisable", "disabled", said.before_disable, settings),
        after=tuple((hook, one.handler) for hook, one in after.items() if one),
        uninstall=link_uninstall(module_id, said.uninstall, models),
        optional={handler: name for name, other in depends.items() if not other.required for handler in other.handlers},
        says_messages=not {"messages", "getMessages"}.isdisjoint([*spec.dialplan.hooks, *spec.hooks]),
    )


def _gate(
    hook: str,
    verb: str,
    said: Condition | None,
    settings: Model | None,
    modules: tuple[str, ...] = (),
    language_code: str | None = None,
) -> Gate:
    filled = tuple(settings.by_name[name] for name in said.filled) if said and settings else ()
    summary = f"Whether the module may be {verb}; Core shows the messages to the person who tries."
    return Gate(hook, summary, language_code, modules, filled, said.handler if said else None)
