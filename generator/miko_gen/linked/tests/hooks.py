"""What the hooks return when the tests ask for it: texts with settings and rows in them, options that were changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from miko_gen.linked.conditions import Test
from miko_gen.linked.database import Model, stored
from miko_gen.linked.facts import dataclass
from miko_gen.linked.hook_parts import HookPart, Option, RowValue
from miko_gen.linked.hooks import Hook
from miko_gen.linked.php import nowdoc, php
from miko_gen.linked.tests.rows import AllRows
from miko_gen.linked.tests.script_runs import SOUND
from miko_gen.linked.tests.script_worlds import amended, is_valid, other_values
from miko_gen.linked.tests.settings import setting_source, setting_text
from miko_gen.linked.tests.values import examples
from miko_gen.linked.values import Field

# As the Conf class cleans a value for a dialplan.
_KEPT = re.compile(rb"^[^a-zA-Z0-9/.+*#@\x80-\xFF-]+|[^\w \x80-\xFF./@+*#:-]|(?<!\d):|:(?!\d)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_PLACEHOLDER = re.compile(r"\{\{ ([\w.]+(?: as name)?) \}\}")
_BEHIND = "Example behind"
_INDENT = 12
_FREE = ("string", "text", "secret")
# What the tests of the Conf class have variables of their own for.
_OWN_VARIABLES = ("handlers", "lines", "options", "result", "rows", "text", "this")

# Where the folders of a text are, in PHP.
_FOLDERS = {
    "module.dir": "PbxExtensionUtils::getModuleDir($this->pbx::module()->id)",
    "module.agi_dir": "Directories::getDir(Directories::AST_AGI_BIN_DIR)",
}

Options = Mapping[str, str | list[str]]


@dataclass(frozen=True)
class Row:
    """A row that the test saves first; what it refers to among Core's records is amended."""

    model: Model
    values: tuple[tuple[str, str], ...]
    amends: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    stored: Mapping[str, str | None]

    @property
    def variable(self) -> str:
        name = f"{self.model.name[:1].lower()}{self.model.name[1:]}"
        return f"${name}Row" if name in _OWN_VARIABLES else f"${name}"


@dataclass(frozen=True)
class HookScenario:
    """One call of a hook; ``text`` is what must come back, with the ids of rows as ``{{ Model.id }}``."""

    arguments: tuple[str, ...]
    settings: tuple[tuple[Field, str], ...]
    rows: tuple[Row, ...]
    text: str
    handlers: tuple[str, ...]
    options: str = ""

    @property
    def ids(self) -> tuple[tuple[Row, str], ...]:
        """The rows of which keys stand in the text, which nobody knows before they are saved, and the columns of these."""
        named = set(re.findall(r"\{\{ (\w+)\.(\w+) \}\}", self.text + self.options))
        return tuple((row, column) for row in self.rows for name, column in sorted(named) if name == row.model.name)

    @property
    def named_rows(self) -> tuple[Row, ...]:
        return tuple(row for row, _ in self.ids)

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
        return any(part.when for part in self.hook.parts)

    @property
    def settings(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for part in self.hook.parts for name in part.settings))

    @property
    def plain_settings(self) -> tuple[str, ...]:
        """Settings that stand in lines of a dialplan, where a hostile one may add nothing."""
        asked = {name for part in self.hook.parts for name in part.when_fields}
        parts = [part for part in self.hook.parts if not part.in_sections]
        return tuple(dict.fromkeys(name for part in parts for name in part.settings if name not in asked))

    @property
    def free_fields(self) -> tuple[tuple[Row, Field], ...]:
        """Fields of rows that stand in a text and hold any text."""
        found: dict[tuple[str, str], tuple[Row, Field]] = {}
        rows = {row.model.name: row for row in self.on.rows}
        for part in self.shown:
            asked = {condition.field.name for condition in part.each.where} if part.each else set()
            row = rows.get(part.each.model.name) if part.each else None
            for value in part.row_values if row else ():
                of = value.field
                if row and of and of.type in _FREE and not value.behind and of.name not in asked:
                    found[row.model.name, of.name] = row, of
        return tuple(found.values())

    @property
    def in_sections(self) -> bool:
        return any(part.in_sections for part in self.hook.parts)

    @property
    def models(self) -> tuple[Model, ...]:
        """Models whose rows make texts: their tables are emptied first."""
        return tuple({part.each.model.name: part.each.model for part in self.hook.parts if part.each}.values())

    @property
    def scenarios(self) -> tuple[HookScenario, ...]:
        return tuple(one for one in (self.on, self.off, *self.changes) if one)


def php_lines(lines: list[str]) -> str:
    """PHP source of a text of several lines."""
    if len(lines) == 1:
        return php(lines[0])
    return "implode(PHP_EOL, [" + "".join(f"\n            {php(line)}," for line in lines) + "\n        ])"


def answer_of(handler: str) -> str:
    """The line of text that the handler of a hook gives in the tests."""
    return f"; {handler}"


def kept(text: str) -> str:
    """What the Conf class leaves of a value in a dialplan."""
    return _KEPT.sub(b"", text.encode()).decode(errors="ignore")


def _in_section(text: str) -> str:
    return _CONTROL.sub("", text).replace(";", "\\;")


@dataclass(frozen=True)
class HookTests:
    """Makes the tests of hooks."""

    settings: Model | None
    rows: AllRows
    models: Mapping[str, Model]

    def of(self, hook: Hook, *, is_plain: bool) -> HookTest:
        arguments = tuple(_argument(*parameter) for parameter in hook.parameters)
        rows = tuple(self._rows(hook))
        if hook.changes_options:
            return HookTest(
                hook, is_plain, HookScenario(arguments, (), (), "", ()), None, tuple(self._changes(hook, rows))
            )
        on = self._scenario(hook, arguments, rows, self._chosen(hook, hold=True))
        off = self._scenario(hook, arguments, rows, self._chosen(hook, hold=False))
        has_conditions = any(part.when for part in hook.parts)
        values = self._values(hook.parts, self._chosen(hook, hold=True))
        shown = tuple(
            part for part in hook.parts if part.each and self._holds(part, values) and self._text(part, values, rows)
        )
        return HookTest(hook, is_plain, on, off if has_conditions and off.text != on.text else None, (), shown)

    def _chosen(self, hook: Hook, *, hold: bool) -> dict[str, str]:
        """Stored values of the settings with which the conditions hold, or the first of each does not."""
        by_field: dict[str, list[Test]] = {}
        for part in hook.parts:
            for name, test in zip(part.when_fields, part.when, strict=True):
                by_field.setdefault(name, []).append(test)
        found = {}
        for name, tests in by_field.items():
            field = self.settings.by_name[name] if self.settings else None
            if field is None or field.to is not None or (hold and field.type == "sound"):
                continue
            known = [sample.stored or "" for sample in examples(field)] + (["0", "1"] if field.is_bool else [])
            known += tests[0].examples(holding=hold)
            fitting = [
                value
                for value in known
                if is_valid(field, value)
                and (all(test.holds(value) for test in tests) if hold else not tests[0].holds(value))
            ]
            if fitting:
                found[name] = fitting[0]
        return found

    def _scenario(
        self, hook: Hook, arguments: tuple[str, ...], rows: tuple[Row, ...], chosen: Mapping[str, str]
    ) -> HookScenario:
        values = self._values(hook.parts, chosen)
        text, handlers = "", []
        for index, part in enumerate(hook.parts):
            if not self._holds(part, values):
                continue
            if part.handler:
                text += answer_of(part.handler) + ("" if index == len(hook.parts) - 1 else "\n")
                handlers.append(part.handler)
            elif part.rows is None:
                text += self._text(part, values, rows)
        return HookScenario(arguments, self._sources(hook.parts, chosen), rows, text, tuple(handlers))

    def _values(self, parts: Iterable[HookPart], chosen: Mapping[str, str]) -> dict[str, str]:
        """What the settings hold that the parts ask for."""
        asked = {name for part in parts for name in (*part.settings, *part.when_fields)}
        fields = self.settings.fields if self.settings else ()
        return {
            field.name: chosen.get(field.name, setting_text(field, SOUND)) for field in fields if field.name in asked
        }

    def _sources(self, parts: Iterable[HookPart], chosen: Mapping[str, str]) -> tuple[tuple[Field, str], ...]:
        asked = self._values(parts, chosen)
        fields = self.settings.fields if self.settings else ()
        return tuple(
            (field, php(chosen[field.name]) if field.name in chosen else setting_source(field))
            for field in fields
            if field.name in asked
        )

    def _holds(self, part: HookPart, values: Mapping[str, str]) -> bool:
        return all(test.holds(values[name]) for name, test in zip(part.when_fields, part.when, strict=True))

    def _text(self, part: HookPart, values: Mapping[str, str], rows: tuple[Row, ...]) -> str:
        shown = {f"settings.{name}": value for name, value in values.items()}
        if part.each is None:
            return _filled(part.text, shown, part) + "\n"
        row = next((one for one in rows if one.model is part.each.model), None)
        if row is None or not _is_meant(part, row):
            return ""
        shown |= {value.name: _row_text(value, row) for value in part.row_values}
        clean = _in_section if part.in_sections else kept
        if any(clean(shown[name.strip("{} ")]) == "" for name in part.needed):
            return ""
        return _filled(part.text, shown, part) + "\n"

    def _rows(self, hook: Hook) -> Iterator[Row]:
        """A row of each model that the hook asks for, such that it is meant where that can be."""
        wanted: dict[str, dict[str, str | None]] = {}
        parts: dict[str, list[HookPart]] = {}
        for part in hook.parts:
            if part.each is not None:
                here = wanted.setdefault(part.each.model.name, {})
                parts.setdefault(part.each.model.name, []).append(part)
                for condition in part.each.where:
                    here.setdefault(condition.field.name, stored(condition.value))
        for name, values in wanted.items():
            model = self.models[name]
            references = any(model.by_name[key].to and value is not None for key, value in values.items())
            if not self.rows.count(model) or references:
                continue
            yield self._row(model, values, parts[name])

    def _row(self, model: Model, wanted: Mapping[str, str | None], parts: list[HookPart]) -> Row:
        row = other_values(model, self.rows, wanted, 1)
        sources = {key: php(value) for key, value in wanted.items()}
        amends: dict[str, dict[str, str]] = {}
        for value in (value for part in parts for value in part.row_values if value.field is not None):
            assert value.field is not None
            to = value.field.to
            if value.is_sound and self.rows.has(model, value.field.name):
                row[value.field.name], sources[value.field.name] = SOUND, "$this->sound()"
            elif value.is_sound:
                # The default is the id of no sound file of a test.
                row[value.field.name] = ""
            if to is None or not value.behind:
                continue
            path = f"{value.field.name}.{value.behind}"
            if not self.rows.has(model, value.field.name) or value.field.name in wanted:
                row[path] = None
            elif to.is_own:
                row[path] = other_values(self.models[to.model], self.rows, {}, 1).get(value.behind)
            else:
                row[path] = _BEHIND
                amends.setdefault(to.class_name, {})[value.behind] = _BEHIND
        made = tuple(amended(name, values) for name, values in amends.items())
        return Row(model, tuple(sources.items()), made, row)

    def _changes(self, hook: Hook, rows: tuple[Row, ...]) -> Iterator[HookScenario]:
        """For each type of section: what becomes of its options; then with conditions that do not hold."""
        sections = dict.fromkeys(section for part in hook.parts for section, _ in part.options)
        name = hook.parameters[0][0]
        for hold in (True, False) if any(part.when for part in hook.parts) else (True,):
            chosen = self._chosen(hook, hold=hold)
            values = self._values(hook.parts, chosen)
            for section in (*sections, "example"):
                of = next(
                    (one.stored.get(part.extension) for part in hook.parts if part.extension for one in rows
                     if part.each and one.model is part.each.model),
                    None,
                ) or "201"  # fmt: skip
                before: dict[str, str | list[str]] = {"type": section, "example": "as before"}
                after, handlers = self._changed(hook, before, section, of, values, rows)
                if re.search(r"\{\{ \w+\.\w+ \}\}", php(after)):
                    # Nobody knows the key of a row before it is saved.
                    continue
                yield HookScenario(
                    (php(of), php(before)),
                    self._sources(hook.parts, chosen),
                    rows,
                    name,
                    tuple(handlers),
                    "".join(f"\n            {php(key)} => {php(value)}," for key, value in after.items()),
                )

    def _changed(
        self, hook: Hook, before: Options, section: str, of: str, values: Mapping[str, str], rows: tuple[Row, ...]
    ) -> tuple[dict[str, str | list[str]], list[str]]:
        options: dict[str, str | list[str]] = dict(before)
        handlers = []
        shown = {f"settings.{name}": value for name, value in values.items()}
        for part in hook.parts:
            row = next((one for one in rows if part.each and one.model is part.each.model), None)
            if part.each and (row is None or not _is_meant(part, row) or row.stored.get(part.extension or "") != of):
                continue
            if not self._holds(part, values):
                continue
            if part.handler:
                options = {"example": "yes"}
                handlers.append(part.handler)
            said = dict(part.options).get(section, ()) if options.get("type") == section else ()
            here = {**shown, **({value.name: _row_text(value, row) for value in part.row_values} if row else {})}
            options |= {one.name: value for one in said if (value := _option(one, here, part)) != ""}
        return options, handlers


def _option(option: Option, shown: Mapping[str, str], part: HookPart) -> str | list[str]:
    values = [_filled(value, shown, part) for value in option.values]
    return values if option.is_list else values[0]


def _is_meant(part: HookPart, row: Row) -> bool:
    return part.each is not None and all(
        row.stored.get(condition.field.name) == stored(condition.value) for condition in part.each.where
    )


def _row_text(value: RowValue, row: Row) -> str:
    if value.field is None:
        return f"{{{{ {row.model.name}.id }}}}"
    if value.field.to is not None and value.field.to.is_own and not value.behind and value.field.name not in row.stored:
        return f"{{{{ {row.model.name}.{value.field.name} }}}}"
    text = row.stored.get(f"{value.field.name}.{value.behind}" if value.behind else value.field.name) or ""
    if value.field.type == "bool" and not value.behind:
        return "1" if text == "1" else "0"
    return re.sub(r"[^a-zA-Z0-9_.+*@-]", "", text) if value.is_name else text


def _filled(text: str, shown: Mapping[str, str], part: HookPart) -> str:
    clean = _in_section if part.in_sections else kept

    def value(match: re.Match[str]) -> str:
        said = shown.get(match[1])
        if said is None or re.fullmatch(r"\{\{ \w+\.\w+ \}\}", said):
            return said or match[0]
        return clean(said)

    return _PLACEHOLDER.sub(value, text)


def _argument(name: str, kind: str) -> str:
    """A value of the parameter's type, in PHP; of a class, its name: the kit makes an object of it."""
    if "\\" in kind:
        return php(kind)
    if name == "data":
        # What Core tells of a change.
        return "['model' => 'Example', 'recordId' => '1', 'changedFields' => ['id']]"
    if kind == "array":
        return "['type' => 'endpoint']" if name == "options" else "['id' => '1']"
    return {"int": "1", "bool": "true"}.get(kind, "'example'")
