"""Calls of a hook that the tests make, and what must come back."""

from __future__ import annotations

import re
from collections.abc import Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.hook_parts import HookPart
from miko_gen.linked.hooks import Hook
from miko_gen.linked.php import nowdoc, php
from miko_gen.linked.values import Field

_INDENT = 12
_FREE = ("string", "text", "secret")
# What the tests of the Conf class have variables of their own for.
_OWN_VARIABLES = ("handlers", "lines", "options", "result", "rows", "text", "this")

# Where the folders of a text are, in PHP.
_FOLDERS = {
    "module.dir": "PbxExtensionUtils::getModuleDir($this->pbx::module()->id)",
    "module.agi_dir": "Directories::getDir(Directories::AST_AGI_BIN_DIR)",
}

# What stands in an expected text for a key that nobody knows before its row is saved: the test asks the row.
KEY = r"\{\{ (\w+)\.([\w>-]+) \}\}"

# Core takes every element of the answer for a route, or for a worker that it starts and kills.
ANSWERED_BY_NOTHING = ("getPBXCoreRESTAdditionalRoutes", "getModuleWorkers")


@dataclass(frozen=True)
class Row:
    """A row that the test saves first; what it refers to is amended among Core's records, and forced into own tables."""

    model: Model
    values: tuple[tuple[str, str], ...]
    amends: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    stored: Mapping[str, str | None]
    forces: tuple[tuple[str, str, str], ...] = ()
    changes: tuple[tuple[str, str, str | None], ...] = ()

    @property
    def variable(self) -> str:
        return variable_of(self.model.name)

    @property
    def is_long(self) -> bool:
        """Its values take more than a line."""
        said = ", ".join(f"'{name}' => {value}" for name, value in self.values)
        return len(f"{self.variable} = $this->saved({self.model.name}::class, 1, [{said}]);") > 110


@dataclass(frozen=True)
class HookScenario:
    """One call of a hook; ``text`` is what must come back, with the ids of rows as ``{{ Model.id }}``.

    ``core`` are settings of MikoPBX by their constants.
    """

    arguments: tuple[str, ...]
    settings: tuple[tuple[Field, str], ...]
    rows: tuple[Row, ...]
    text: str
    handlers: tuple[str, ...]
    options: str = ""
    core: tuple[tuple[str, str], ...] = ()

    @property
    def ids(self) -> tuple[tuple[Row, str], ...]:
        """The rows of which keys stand in the text, which nobody knows before they are saved, and the columns of these."""
        named = set(re.findall(KEY, self.text + self.options))
        return tuple((row, column) for row in self.rows for name, column in sorted(named) if name == row.model.name)

    @property
    def named_rows(self) -> tuple[Row, ...]:
        """The rows that something else in the test names."""
        sources = " ".join(value for row in self.rows for _, value in row.values)
        named = [row for row in self.rows if f"{row.variable}->" in sources]
        return (*named, *(row for row, _ in self.ids))

    @property
    def folders(self) -> tuple[tuple[str, str], ...]:
        """The folders that stand in the text, and PHP that tells where they are."""
        return tuple(
            (name, source) for name, source in _FOLDERS.items() if f"{{{{ {name} }}}}" in self.text + self.options
        )

    @property
    def source(self) -> str:
        """The text in PHP."""
        lines = self.text.split("\n")
        if len(lines) == 2 and lines[1] == "":
            return f"{php(lines[0])} . PHP_EOL"
        if lines[-1] == "" and len(lines) > 1 and lines[-2] != "":
            return nowdoc(self.text, _INDENT)
        return php_lines(lines)


@dataclass(frozen=True)
class HookTest:
    """The facts of one hook: what it is called with, and what must come back, also where conditions do not hold."""

    hook: Hook
    is_plain: bool
    on: HookScenario
    off: HookScenario | None
    changes: tuple[HookScenario, ...] = ()
    shown: tuple[HookPart, ...] = ()
    missed: tuple[tuple[str, HookScenario], ...] = ()

    @property
    def expects(self) -> str:
        """``text``, ``rows``, the ``answer`` of the only handler, a ``line`` more in the parameter; else that the handlers are called."""
        rows = any(part.rows is not None for part in self.hook.parts)
        if self.hook.result == "nothing":
            return "line" if rows and self.is_plain else "call"
        if not self.is_plain or (self.hook.name in ANSWERED_BY_NOTHING and not rows):
            return "call"
        if self.hook.is_text:
            return "text"
        return "rows" if rows or len(self.hook.handlers) > 1 else "answer"

    @property
    def returned_rows(self) -> tuple[str, ...]:
        """What must come back of rows and handlers, in PHP."""
        found: list[str] = []
        for part in self.hook.parts:
            found += part.rows if part.rows is not None else (f"...Examples::ANSWERS[{php(part.handler)}]",)
        return tuple(found)

    @property
    def has_conditions(self) -> bool:
        """Settings decide what is there."""
        return any(part.when or (part.each and part.each.settings) for part in self.hook.all_parts)

    @property
    def settings(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for part in self.hook.all_parts for name in part.settings))

    @property
    def plain_settings(self) -> tuple[str, ...]:
        """Settings that stand in lines of a dialplan, where a hostile one may add nothing."""
        asked = {name for part in self.hook.all_parts for name in part.deciding}
        parts = [part for part in self.hook.all_parts if not part.in_sections]
        return tuple(dict.fromkeys(name for part in parts for name in part.settings if name not in asked))

    @property
    def plain_core(self) -> tuple[str, ...]:
        """The same of MikoPBX."""
        asked = {name for part in self.hook.all_parts for name in part.when_fields}
        parts = [part for part in self.hook.all_parts if not part.in_sections]
        names = dict.fromkeys(name for part in parts for name in part.core_settings if name not in asked)
        return tuple(name.removeprefix("core.") for name in names)

    @property
    def free_fields(self) -> tuple[tuple[Row, Field], ...]:
        """Fields of rows that stand in a text and hold any text."""
        found: dict[tuple[str, str], tuple[Row, Field]] = {}
        rows = {row.model.name: row for row in self.on.rows}
        wheres = [
            (part.each.model.name, term.column) for part in self.hook.all_parts if part.each for term in part.each.terms
        ]
        sources = {source for row in self.on.rows for _, source in row.values}
        for part in self.shown:
            asked = {name for model, name in wheres if part.each and model == part.each.model.name}
            row = rows.get(part.each.model.name) if part.each else None
            for value in part.row_values if row else ():
                of = value.field
                is_tied = row and of and f"{row.variable}->{of.name}" in sources
                if row and of and of.type in _FREE and not (value.behind or is_tied or of.name in asked):
                    found[row.model.name, of.name] = row, of
        return tuple(found.values())

    @property
    def in_sections(self) -> bool:
        return any(part.in_sections for part in self.hook.all_parts)

    @property
    def models(self) -> tuple[Model, ...]:
        """Models whose rows make texts: their tables are emptied first."""
        return tuple({part.each.model.name: part.each.model for part in self.hook.all_parts if part.each}.values())

    @property
    def scenarios(self) -> tuple[HookScenario, ...]:
        missed = (one for _, one in self.missed)
        return tuple(one for one in (self.on, self.off, *self.changes, *missed) if one)


def variable_of(model: str) -> str:
    """The PHP variable of a row of a model."""
    name = f"{model[:1].lower()}{model[1:]}"
    return f"${name}Row" if name in _OWN_VARIABLES else f"${name}"


def php_lines(lines: list[str]) -> str:
    """PHP source of a text of several lines."""
    if len(lines) == 1:
        return php(lines[0])
    return "implode(PHP_EOL, [" + "".join(f"\n            {php(line)}," for line in lines) + "\n        ])"
