"""What {Feature}Conf is made of: the class through which Core asks the module."""

from __future__ import annotations

from functools import cached_property

from miko_gen.facts import dataclass
from miko_gen.linked.calls import AmiUser
from miko_gen.linked.database import Model
from miko_gen.linked.hook_links import core_setting
from miko_gen.linked.hook_parts import FOLDERS, HookPart
from miko_gen.linked.hooks import MANAGER_HOOK, Hook, reload_on_change, reloads, with_code
from miko_gen.linked.reactions import SETTINGS, Reaction, Reactions
from miko_gen.linked.values import Field
from miko_gen.linked.words import Word
from miko_gen.linked.workers import Worker

_MANAGER_RELOAD = "ReloadManagerAction"
_ACTIONS = "MikoPBX\\Core\\Workers\\Libs\\WorkerModelsEvents\\Actions"


@dataclass(frozen=True)
class Conf:
    """The Conf class: hooks that return text or ask Main, and what is reloaded when."""

    said_hooks: tuple[Hook, ...]
    priorities: tuple[tuple[str, int], ...]
    workers: tuple[Worker, ...]
    ami_user: AmiUser | None
    models: tuple[Model, ...]
    settings: Model | None
    words: tuple[Word, ...]
    said_reactions: Reactions

    @cached_property
    def hooks(self) -> tuple[Hook, ...]:
        """What the spec says for Core's hooks, with what its words add to hooks that others share."""
        return with_code(self.said_hooks, (call for word in self.words for call in word.calls))

    @property
    def plain_hooks(self) -> tuple[Hook, ...]:
        """Those of which no other part of the class writes the method."""
        return tuple(hook for hook in self.hooks if hook.name not in self._written)

    @cached_property
    def more(self) -> dict[str, Hook]:
        """The others, by name: their parts go into the method that is written anyway."""
        return {hook.name: hook for hook in self.hooks if hook.name in self._written}

    @cached_property
    def _written(self) -> frozenset[str]:
        found = {name for word in self.words for name in word.hooks}
        found |= {"getModuleWorkers"} if self.workers else set()
        found |= {MANAGER_HOOK} if self.ami_user else set()
        found |= {"onAfterModuleEnable", "onAfterModuleDisable"} if self.reloads else set()
        found |= {"modelsEventChangeData"} if self.reload_on_change or self.reactions else set()
        return frozenset(found | ({"getMethodPriority"} if self.priorities else set()))

    @property
    def shown_settings(self) -> tuple[Field, ...]:
        """Fields of the settings that stand in texts, in the order of the model."""
        named = {name for hook in self.hooks for part in hook.all_parts for name in part.settings}
        return tuple(field for field in (self.settings.fields if self.settings else ()) if field.name in named)

    @property
    def shown_core(self) -> tuple[tuple[str, str], ...]:
        """Settings of MikoPBX that stand in texts, each with its PHP expression."""
        names = dict.fromkeys(name for part in self.parts for name in part.names if name.startswith("core."))
        return tuple((name, core_setting(name.removeprefix("core."))) for name in names)

    @property
    def shown_names(self) -> tuple[tuple[str, str], ...]:
        """Settings that stand in names of sections, each with its PHP expression."""
        names = dict.fromkeys(name for part in self.parts for name in part.names_of_sections)
        return tuple(
            (name, core_setting(key) if owner == "core" else f"(string)$settings?->{key}")
            for name in names
            for owner, _, key in [name.partition(".")]
        )

    @property
    def parts(self) -> tuple[HookPart, ...]:
        return tuple(part for hook in self.hooks for part in hook.all_parts)

    @property
    def shows_sound(self) -> bool:
        return any(field.type == "sound" for field in self.shown_settings) or any(
            value.is_sound for part in self.parts for value in part.row_values
        )

    @property
    def shown_folders(self) -> tuple[str, ...]:
        """Folders that stand in texts: module.dir, module.agi_dir."""
        return tuple(name for name in FOLDERS if any(name in part.names for part in self.parts))

    @property
    def has_values(self) -> bool:
        """Something of the settings, of MikoPBX's too, or a folder stands in a text."""
        return bool(self.shown_settings or self.shown_core or self.shown_folders)

    @property
    def fills_lines(self) -> bool:
        """Values are put into lines of a dialplan."""
        return any(not part.in_sections and (part.fills or part.given) for part in self.parts)

    @property
    def fills_sections(self) -> bool:
        """Values are put into sections of a file such as pjsip.conf."""
        return any(part.in_sections and (part.fills or part.given) for part in self.parts)

    def fills_with_rows(self, in_sections: bool) -> bool:
        """A text of that kind gets values of a row, or of a route."""
        return any(part.given for part in self.parts if part.in_sections is in_sections)

    def needs_values(self, in_sections: bool) -> bool:
        """A text of that kind is nothing without some of them."""
        return any(part.needed for part in self.parts if part.in_sections is in_sections)

    @property
    def fills_rows(self) -> bool:
        """Texts are made of the rows of a model."""
        return any(part.each and not part.options for part in self.parts)

    @property
    def reloads(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys([*reloads(self.said_hooks), *(name for word in self.words for name in word.reloads)])
        )

    @cached_property
    def reload_on_change(self) -> tuple[tuple[str, tuple[tuple[Model, tuple[Field, ...]], ...]], ...]:
        needs = (
            [(_MANAGER_RELOAD, self.settings, [self.settings.by_name[self.ami_user.secret]])]
            if self.ami_user and self.settings
            else []
        )
        needs += [need for word in self.words for need in word.needs]
        needs += [(action, model, list(fields)) for action, model, fields in self.said_reactions.needs]
        return reload_on_change(self.hooks, self.models, self.settings, needs)

    @property
    def reads_core(self) -> bool:
        """What is made of rows of MikoPBX follows these."""
        return any(not model.is_own for _, models in self.reload_on_change for model, _ in models)

    @property
    def reactions(self) -> tuple[Reaction, ...]:
        """What follows a change beyond what ``reload_on_change`` says."""
        return (*self.said_reactions.all, *(one for word in self.words for one in word.reactions))

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        found = {"MikoPBX\\Modules\\Config\\ConfigClass"}
        found |= {name for hook in self.hooks for name in hook.classes}
        found |= {"MikoPBX\\Core\\Workers\\Cron\\WorkerSafeScriptsCore"} if self.workers else set()
        actions = {*self.reloads, *(action for action, _ in self.reload_on_change)}
        actions |= {action for one in self.reactions for action in one.actions}
        found |= {one.imported for one in self.reactions if one.imported}
        found |= {"MikoPBX\\Core\\System\\Processes"} if any(one.restarts for one in self.reactions) else set()
        found |= {SETTINGS} if any(part.core_settings for part in self.parts) else set()
        found |= {f"{_ACTIONS}\\{action}" for action in actions}
        found |= {"MikoPBX\\Core\\Workers\\WorkerModelsEvents"} if actions else set()
        found |= {model.class_name for _, models in self.reload_on_change for model, _ in models}
        eaches = [part.each for part in self.parts if part.each]
        reads = self.shown_settings or self.ami_user or any(part.deciding for part in self.parts)
        found |= {self.settings.class_name} if self.settings and reads else set()
        found |= {name for each in eaches for name in each.classes}
        found |= {name for part in self.parts if part.extension for name in part.row_of("").classes}
        found |= {"MikoPBX\\Core\\System\\Directories"} if "module.agi_dir" in self.shown_folders else set()
        found |= {name for word in self.words for name in word.imports}
        if self.shows_sound:
            found |= {"MikoPBX\\Common\\Models\\SoundFiles", "MikoPBX\\Core\\System\\Util"}
        return tuple(sorted(found))
