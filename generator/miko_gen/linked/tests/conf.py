"""What the test of the Conf class asserts."""

from __future__ import annotations

from miko_gen.facts import dataclass
from miko_gen.linked.calls import AmiUser
from miko_gen.linked.conf import Conf
from miko_gen.linked.database import Model
from miko_gen.linked.hooks import MANAGER_HOOK, Hook
from miko_gen.linked.php import nowdoc
from miko_gen.linked.reactions import SETTINGS
from miko_gen.linked.tests.hook_scenarios import HookTest
from miko_gen.linked.tests.hooks import HookTests
from miko_gen.linked.tests.rows import AllRows
from miko_gen.linked.tests.settings import setting_classes, setting_source
from miko_gen.linked.values import Field

_INDENT = 12

_AFTER_REQUEST = "onAfterExecuteRestAPIRoute"


@dataclass(frozen=True)
class ConfTest:
    """The facts of the class through which Core asks the module."""

    conf: Conf
    settings: tuple[tuple[Field, str], ...]
    hooks: tuple[HookTest, ...]

    @property
    def manager(self) -> str:
        """The section of manager.conf, in PHP."""
        user = self.conf.ami_user
        return nowdoc(manager_section(user), _INDENT) if user else "''"

    @property
    def changes(self) -> tuple[tuple[Model, str, tuple[str, ...]], ...]:
        """``(model, field, what a change of it reloads)`` for every field."""
        asked = {(model.class_name, field.name): model for model in self.conf.models for field in model.fields}
        reloaded: dict[tuple[str, str], list[str]] = {key: [] for key in asked}
        for action, models in self.conf.reload_on_change:
            for model, fields in models:
                for field in fields:
                    asked[model.class_name, field.name] = model
                    reloaded.setdefault((model.class_name, field.name), []).append(action)
        for one in self.conf.reactions:
            for (class_name, name), actions in reloaded.items():
                if class_name == one.class_name and (name in one.fields or not one.fields):
                    actions += [action for action in one.actions if action not in actions]
        handled = {one.class_name: one.fields for one in self.conf.reactions if one.handler}
        return tuple(
            (asked[key], key[1], tuple(actions))
            for key, actions in reloaded.items()
            # What the author's handler does is no matter of this test.
            if key[1] not in handled.get(key[0], ())
        )

    @property
    def with_settings(self) -> tuple[HookTest, ...]:
        return tuple(hook for hook in self.hooks if hook.plain_settings or hook.plain_core)

    @property
    def has_sections(self) -> bool:
        """A value of a row stands in a file of sections."""
        return any(hook.in_sections and hook.free_fields for hook in self.hooks)

    def imports(self, namespace: str) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        found = {"MikoGen\\TestKit\\ModuleTestCase", *setting_classes(field for field, _ in self.settings)}
        scenarios = [one for hook in self.hooks for one in hook.scenarios]
        found |= setting_classes(field for one in scenarios for field, _ in one.settings)
        has_settings = self.settings or self.conf.ami_user or any(one.settings for one in scenarios)
        if self.conf.settings and has_settings:
            found.add(self.conf.settings.class_name)
        folders = {name for one in scenarios for name, _ in one.folders}
        found |= {"MikoPBX\\Modules\\PbxExtensionUtils"} if "module.dir" in folders else set()
        found |= {"MikoPBX\\Core\\System\\Directories"} if "module.agi_dir" in folders else set()
        found |= {model.class_name for one in self.hooks for model in one.models}
        found |= {row.model.class_name for one in scenarios for row in one.rows}
        found |= {name for one in scenarios for row in one.rows for name, _, _ in row.amends}
        found |= {
            name for one in self.hooks if one.expects == "rows" for part in one.hook.parts for name in part.classes
        }
        found |= {SETTINGS} if any(one.core for one in scenarios) else set()
        if self.conf.workers:
            found.add("MikoPBX\\Core\\Workers\\Cron\\WorkerSafeScriptsCore")
            found |= {f"{namespace}\\Lib\\{worker.class_name}" for worker in self.conf.workers}
        if self.changes:
            found |= {model.class_name for model, _, _ in self.changes}
            found.add("PHPUnit\\Framework\\Attributes\\DataProvider")
        return tuple(sorted(found))


def link_conf(conf: Conf, rows: AllRows) -> ConfTest:
    made = HookTests(conf.settings, rows, {model.name: model for model in conf.models})
    return ConfTest(
        conf,
        tuple((field, setting_source(field)) for field in conf.shown_settings),
        tuple(made.of(hook, is_plain=hook.name not in conf.more) for hook in conf.hooks if _is_tested(hook, conf)),
    )


def _is_tested(hook: Hook, conf: Conf) -> bool:
    """What a word adds is its own tests' matter; an object that a hook returns is the author's."""
    is_other = any(part.code for part in hook.parts) or "\\" in hook.returns
    if hook.name == _AFTER_REQUEST and hook.name in conf.more:
        # Beside the inputs on Core's forms, which read the request: there is none.
        return False
    return (not is_other and bool(hook.handlers or hook.name not in conf.more) and hook.name != MANAGER_HOOK) or (
        hook.name == MANAGER_HOOK and conf.ami_user is None
    )


def manager_section(user: AmiUser) -> str:
    lines = [f"[{user.name}]", "secret = Example-secret", "deny = 0.0.0.0/0.0.0.0"]
    lines += [f"permit = {address}" for address in user.permit]
    lines += [f"read = {','.join(user.read)}"] if user.read else []
    lines += [f"write = {','.join(user.write)}"] if user.write else []
    lines += ["eventfilter = !UserEvent: Ping_"] if user.hears_user_events else []
    lines += [f"eventfilter = {one}" for one in user.filters]
    return "\n".join(lines) + "\n"
