"""The tests of the handlers, and what stands in for a handler where another test needs its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.handlers import EXCEPTION, Method
from miko_gen.linked.php import php
from miko_gen.linked.tests.action_values import answer, block, tried
from miko_gen.linked.tests.hook_scenarios import ANSWERED_BY_NOTHING
from miko_gen.linked.tests.hooks import answer_of

if TYPE_CHECKING:
    from miko_gen.linked.module import Module

_WIDTH = 80
_SHORT = 60


@dataclass(frozen=True)
class MainTest:
    """A handler that a test can call by itself; ``body`` is what it was generated with."""

    name: str
    arguments: str
    body: str
    lines: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return names.pascal(self.name)

    @property
    def result(self) -> str | None:
        """What it returns, in PHP; None when it returns nothing."""
        returned = self.body.removeprefix("return ").removesuffix(";").replace("[ ", "[").replace(", ]", "]")
        if len(returned) > _WIDTH and self.lines:
            return "\n        ".join(self.lines).removeprefix("return ").removesuffix(";")
        return None if not self.body else returned.replace("$options", "['type' => 'endpoint']")


def main_tests(module: Module) -> tuple[MainTest, ...]:
    """What the handlers that no script calls do as they are generated."""
    actions = {one.handler: one for resource in module.resources for one in resource.actions}
    found = []
    for method in module.methods:
        if method.name in actions:
            known = ((value.name, tried(value)) for value in actions[method.name].passed)
            said = [(name, one.php if one else "null") for name, one in known]
            said += [("file", "'/dev/null'")] if actions[method.name].upload else []
            pairs = [f"{php(name)} => {value}" for name, value in said]
            argument = "[" + ", ".join(pairs) + "]"
            argument = argument if len(argument) < _SHORT else block(pairs, 8)
            body = " ".join(line.strip() for line in method.body)
            found.append(MainTest(method.name, argument, body, method.body))
        elif not {*method.imports} - {EXCEPTION, *rows_of(module, method)} and not method.by_reference:
            found.append(MainTest(method.name, _arguments(method), " ".join(method.body)))
    return tuple(found)


def handler_answers(module: Module) -> tuple[tuple[str, str], ...]:
    """What each handler answers where the tests put another in its place, in PHP."""
    actions = {one.handler: one for resource in module.resources for one in resource.actions}
    remote = {name for worker in module.workers for name in worker.methods}
    hooks = {part.handler: hook.name for hook in module.hooks for part in hook.parts if part.handler}
    old = module.legacy.answers | module.access.answers
    ports = {rule.handler for rule in module.firewall.rules}
    found = []
    for method in module.methods:
        if method.name in actions and actions[method.name].download:
            found.append((method.name, "'example.wav'"))
        elif method.name in actions:
            action = actions[method.name]
            said = answer(action.returns, 8)
            listed = block([answer(action.returns, 12)], 8) if "\n" in said else f"[{said}]"
            found.append((method.name, listed if action.is_list and action.returns else said))
        elif method.name in remote:
            found.append((method.name, "['example' => 'yes']"))
        elif method.name in old:
            found.append((method.name, old[method.name]))
        elif method.name in ports:
            found.append((method.name, "54320"))
        elif method.name in hooks:
            found.append((method.name, _hook_answer(method, hooks[method.name])))
        elif method.returns == "string":
            found.append((method.name, "''"))
    return tuple(found)


def rows_of(module: Module, method: Method) -> set[str]:
    """The models of whose rows the method gets one."""
    return {model.class_name for model in module.models} & {*method.imports}


def _arguments(method: Method) -> str:
    known = {"array": "['Event' => 'Example']", "int": "1", "bool": "true"}
    given = {"options": "['type' => 'endpoint']"} | {
        name: f"new {kind}()"
        for kind, name, _ in method.parameters
        if name == "ari" or any(one.endswith(f"\\{kind}") for one in method.imports)
    }
    return ", ".join(given.get(name) or known.get(kind, "'example'") for kind, name, _ in method.parameters)


def _hook_answer(method: Method, hook: str) -> str:
    if hook in ANSWERED_BY_NOTHING:
        return "[]"
    known = {"string": php(answer_of(method.name)), "array": "['example' => 'yes']", "int": "5", "bool": "true"}
    return known.get(method.returns, "null")
