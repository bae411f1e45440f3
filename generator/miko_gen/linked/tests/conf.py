"""What the test of the Conf class asserts."""

from __future__ import annotations

import re

from miko_gen.linked.calls import AmiUser
from miko_gen.linked.conf import Conf
from miko_gen.linked.database import Model
from miko_gen.linked.facts import dataclass
from miko_gen.linked.hooks import MANAGER_HOOK, Hook
from miko_gen.linked.php import nowdoc, php
from miko_gen.linked.tests.scripts import SOUND
from miko_gen.linked.tests.settings import setting_classes, setting_source, setting_text
from miko_gen.linked.values import Field

_KEPT = re.compile(rb"[^\w \x80-\xFF./@+*#:-]|(?<!\d):|:(?!\d)")
_INDENT = 12
_SETTING = re.compile(r"\{\{ settings\.(\w+) \}\}")


@dataclass(frozen=True)
class HookTest:
    """The facts of one hook: what it is called with, and what must come back."""

    hook: Hook
    is_plain: bool
    arguments: tuple[str, ...]
    text: str
    settings: tuple[str, ...]

    @property
    def handlers(self) -> tuple[str, ...]:
        return self.hook.handlers

    @property
    def expects(self) -> str:
        """``text``, ``rows``, the ``answer`` of the only handler, a ``line`` more in the parameter; else that the handlers are called."""
        rows = any(part.rows is not None for part in self.hook.parts)
        if self.hook.result == "nothing":
            return "line" if rows and self.is_plain else "call"
        if not self.is_plain:
            return "call"
        if self.hook.is_text:
            return "text"
        return "rows" if rows or len(self.handlers) > 1 else "answer"

    @property
    def rows(self) -> tuple[str, ...]:
        """What must come back of rows and handlers, in PHP."""
        found: list[str] = []
        for part in self.hook.parts:
            found += part.rows if part.rows is not None else (f"...Examples::ANSWERS[{php(part.handler)}]",)
        return tuple(found)

    @property
    def source(self) -> str:
        """The text in PHP."""
        lines = self.text.split("\n")
        if len(lines) == 2 and lines[1] == "":
            return f"{php(lines[0])} . PHP_EOL"
        if lines[-1] == "" and lines[-2] != "":
            return nowdoc(self.text, _INDENT)
        return _php_lines(lines)


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
        reloaded: dict[tuple[str, str], list[str]] = {}
        for action, models in self.conf.reload_on_change:
            for model, fields in models:
                for field in fields:
                    reloaded.setdefault((model.name, field.name), []).append(action)
        handled = {one.class_name: one.fields for one in self.conf.reactions if one.handler}
        return tuple(
            (model, field.name, tuple(reloaded.get((model.name, field.name), ())))
            for model in self.conf.models
            for field in model.fields
            # What the author's handler does is no matter of this test.
            if field.name not in handled.get(model.class_name, ())
        )

    @property
    def with_settings(self) -> tuple[HookTest, ...]:
        return tuple(hook for hook in self.hooks if hook.settings)

    def imports(self, namespace: str) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        found = {"MikoGen\\TestKit\\ModuleTestCase", *setting_classes(field for field, _ in self.settings)}
        if self.conf.settings and (self.settings or self.conf.ami_user):
            found.add(self.conf.settings.class_name)
        found |= {
            name for one in self.hooks if one.expects == "rows" for part in one.hook.parts for name in part.classes
        }
        if self.conf.workers:
            found.add("MikoPBX\\Core\\Workers\\Cron\\WorkerSafeScriptsCore")
            found |= {f"{namespace}\\Lib\\{worker.class_name}" for worker in self.conf.workers}
        if self.changes:
            found |= {model.class_name for model, _, _ in self.changes}
            found.add("PHPUnit\\Framework\\Attributes\\DataProvider")
        return tuple(sorted(found))


def _php_lines(lines: list[str]) -> str:
    """PHP source of a text of several lines."""
    if len(lines) == 1:
        return php(lines[0])
    return "implode(PHP_EOL, [" + "".join(f"\n            {php(line)}," for line in lines) + "\n        ])"


def link_conf(conf: Conf) -> ConfTest:
    values = {field.name: _shown(field) for field in conf.shown_settings}
    return ConfTest(
        conf,
        tuple((field, setting_source(field)) for field in conf.shown_settings),
        tuple(
            _hook(hook, values, is_plain=hook.name not in conf.more) for hook in conf.hooks if _is_tested(hook, conf)
        ),
    )


def _is_tested(hook: Hook, conf: Conf) -> bool:
    """What a word adds is its own tests' matter; an object that a hook returns is the author's."""
    is_other = any(part.code for part in hook.parts) or "\\" in hook.returns
    return (not is_other and bool(hook.handlers or hook.name not in conf.more) and hook.name != MANAGER_HOOK) or (
        hook.name == MANAGER_HOOK and conf.ami_user is None
    )


def answer_of(handler: str) -> str:
    """The line of text that the handler of a hook gives in the tests."""
    return f"; {handler}"


def manager_section(user: AmiUser) -> str:
    lines = [f"[{user.name}]", "secret = Example-secret", "deny = 0.0.0.0/0.0.0.0"]
    lines += [f"permit = {address}" for address in user.permit]
    lines += [f"read = {','.join(user.read)}"] if user.read else []
    lines += [f"write = {','.join(user.write)}"] if user.write else []
    lines += ["eventfilter = !UserEvent: Ping_"] if user.hears_user_events else []
    return "\n".join(lines) + "\n"


def _shown(field: Field) -> str:
    """What stands in the texts for a field of the settings."""
    return _KEPT.sub(b"", setting_text(field, SOUND).encode()).decode(errors="ignore")


def _hook(hook: Hook, values: dict[str, str], *, is_plain: bool) -> HookTest:
    text = ""
    for index, part in enumerate(hook.parts):
        if part.handler:
            text += answer_of(part.handler) + ("" if index == len(hook.parts) - 1 else "\n")
        else:
            text += _SETTING.sub(lambda match: values.get(match[1], match[0]), part.text) + "\n"
    settings = tuple(dict.fromkeys(name for part in hook.parts for name in part.settings))
    return HookTest(hook, is_plain, tuple(_argument(*parameter) for parameter in hook.parameters), text, settings)


def _argument(name: str, kind: str) -> str:
    """A value of the parameter's type, in PHP; of a class, its name: the kit makes an object of it."""
    if "\\" in kind:
        return php(kind)
    if kind == "array":
        return "['type' => 'endpoint']" if name == "options" else "['id' => '1']"
    return {"int": "1", "bool": "true"}.get(kind, "'example'")
