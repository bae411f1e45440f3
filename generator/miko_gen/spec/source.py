"""YAML text to plain data, with the line and column of every key and value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from miko_gen.spec.problem import Problem, SpecError

Location = tuple[str | int, ...]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
MAX_BYTES = 1_000_000
MAX_DEPTH = 40
MAX_NODES = 200_000


@dataclass
class Source:
    """A parsed spec: ``data`` as YAML says it, and where each part of it stands."""

    name: str
    lines: list[str]
    data: Any = None
    keys: dict[Location, tuple[int, int]] = field(default_factory=dict)
    values: dict[Location, tuple[int, int]] = field(default_factory=dict)
    last_lines: dict[Location, int] = field(default_factory=dict)

    def problem(
        self, loc: Location, message: str, hint: str = "", *, at_key: bool = False, part: str = "", **more: Any
    ) -> Problem:
        """A problem at ``loc``, or at the nearest part of the spec around it that was written down.

        ``part`` is what is wrong in the text at ``loc``: the problem is where that stands first.
        """
        if part and loc in self.values:
            return self.problem_at(*self._place_of(part, loc), message, hint, **more)
        places = (self.keys, self.values) if at_key else (self.values, self.keys)
        for length in range(len(loc), -1, -1):
            for known in places if length == len(loc) else (self.keys, self.values):
                if loc[:length] in known:
                    return self.problem_at(*known[loc[:length]], message, hint, **more)
        return self.problem_at(1, 1, message, hint, **more)

    def problem_at(self, line: int, column: int, message: str, hint: str = "", **more: Any) -> Problem:
        shown = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        # A value in a message may have several lines.
        message = re.sub(r"[\x00-\x1f\x7f]", lambda found: repr(found[0])[1:-1], message)
        return Problem(self.name, line, column, message, hint, shown, **more)

    def _place_of(self, part: str, loc: Location) -> tuple[int, int]:
        line, column = self.values[loc]
        written = re.compile(rf"(?<![\w.]){re.escape(part)}(?![\w.])" if part[0].isalpha() else re.escape(part))
        for number in range(line, self.last_lines.get(loc, line) + 1):
            found = written.search(self.lines[number - 1], column - 1 if number == line else 0)
            if found:
                return number, found.start() + 1
        return line, column

    def word(self, loc: Location) -> str:
        """The plain word at ``loc`` as it was written; empty where nothing was."""
        line, column = self.values.get(loc, (0, 0))
        rest = self.lines[line - 1][column - 1 :] if 0 < line <= len(self.lines) else ""
        return re.split(r"[,\]}\s]", rest, maxsplit=1)[0]


def read_source(text: bytes, name: str) -> Source:
    """Parse ``text``; raises SpecError for anything that is not one plain YAML mapping."""
    source = Source(name, [])
    if len(text) > MAX_BYTES:
        raise SpecError([source.problem_at(1, 1, f"the spec is larger than {MAX_BYTES:,} bytes")])
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = text.count(b"\n", 0, error.start) + 1
        raise SpecError(
            [source.problem_at(line, 1, "the file is not UTF-8 text", "save it with the encoding UTF-8")]
        ) from None
    decoded = re.sub(r"\r\n?", "\n", decoded)
    source.lines = decoded.split("\n")
    tabs = _tabs(source)
    if tabs:
        raise SpecError(tabs)
    try:
        node = yaml.compose(decoded, Loader=_Loader)
    except yaml.YAMLError as error:
        raise SpecError([_syntax_problem(source, error)]) from None
    except RecursionError:
        raise SpecError([source.problem_at(1, 1, f"the spec is nested deeper than {MAX_DEPTH} levels")]) from None
    if node is None:
        raise SpecError([source.problem_at(1, 1, "the spec is empty", "start with `miko-gen init`")])
    problems: list[Problem] = []
    source.data = _Builder(source, problems).build(node, ())
    if not isinstance(source.data, dict) and not problems:
        problems.append(source.problem((), "the spec must be a mapping", "start with `spec: 1`"))
    if problems:
        raise SpecError(problems)
    return source


def read_source_file(path: Path) -> Source:
    """Parse the file at ``path``; a file that cannot be read is a SpecError too."""
    try:
        text = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SpecError([Problem(str(path), 1, 1, f"cannot read the spec: {reason}")]) from None
    return read_source(text, str(path))


def _tabs(source: Source) -> list[Problem]:
    """Tabs in the indentation, which YAML forbids; those inside a block of text are kept."""
    problems = []
    block_indent: int | None = None
    for number, line in enumerate(source.lines, 1):
        indent = len(line) - len(line.lstrip(" "))
        if block_indent is not None and (not line.strip() or indent > block_indent):
            continue
        block_indent = None
        if "\t" in line[: len(line) - len(line.lstrip())] and line.strip():
            message = "a tab in the indentation: YAML takes spaces only"
            problems.append(source.problem_at(number, line.index("\t") + 1, message, "replace the tab by spaces"))
        if re.search(r"(^|[:\-]\s+)[|>][+-]?\d?[+-]?\s*(#.*)?$", line):
            block_indent = indent
    return problems


def _syntax_problem(source: Source, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    message = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    context = getattr(error, "context", None)
    if "expected a single document" in str(context):
        message = "only one document is allowed"
    hint = ""
    if "mapping values are not allowed" in message or "expected <block end>" in message:
        hint = "check the indentation, and put text that has ': ' in it into quotes"
    elif "cannot start any token" in message:
        hint = "put the text into quotes"
    if mark is None:
        return source.problem_at(1, 1, f"not valid YAML: {message}", hint)
    line = min(mark.line + 1, len(source.lines))
    return source.problem_at(line, mark.column + 1, f"not valid YAML: {message}", hint)


class _Builder:
    """Builds plain data from YAML nodes and notes positions; collects mistakes instead of raising."""

    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source = source
        self.problems = problems
        self.open: set[int] = set()
        self.count = 0
        self.constructor = yaml.constructor.SafeConstructor()

    def build(self, node: yaml.Node, loc: Location) -> Any:
        self.source.values[loc] = (node.start_mark.line + 1, node.start_mark.column + 1)
        self.count += 1
        if id(node) in self.open:
            self._note(node, f"'{_path(loc)}' contains itself through an alias")
            return None
        if len(loc) > MAX_DEPTH or self.count > MAX_NODES:
            if self.count <= MAX_NODES or self.count == MAX_NODES + 1:
                self._note(node, "the spec is too deep or too large")
            return None
        end = node.end_mark
        if end.line > node.start_mark.line:
            self.source.last_lines[loc] = end.line + (end.column > 0)
        self.open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self._mapping(node, loc)
            if isinstance(node, yaml.SequenceNode):
                return [self.build(item, (*loc, index)) for index, item in enumerate(node.value)]
            return self._scalar(node)
        finally:
            self.open.discard(id(node))

    def _mapping(self, node: yaml.MappingNode, loc: Location) -> dict[str, Any]:
        built: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._note(key_node, "a key must be a plain word")
                continue
            key = key_node.value
            place = (*loc, key)
            if key in built:
                line = self.source.keys[place][0]
                self._note(key_node, f"'{key}' is written twice", f"the first one is in line {line}")
                continue
            self.source.keys[place] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            built[key] = self.build(value_node, place)
        return built

    def _scalar(self, node: yaml.Node) -> Any:
        if node.tag in {f"{_TAG}{name}" for name in ("null", "bool", "int", "float", "str")}:
            try:
                value = self.constructor.construct_object(node)
            except (ValueError, yaml.YAMLError):
                self._note(
                    node, f"'{node.value}' cannot be read as {node.tag.removeprefix(_TAG)}", "put it into quotes"
                )
                return None
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                return _as_written(value, node.value)
            return value
        if node.tag == f"{_TAG}timestamp":
            return node.value
        self._note(
            node, f"the tag '{node.tag.replace(_TAG, '!!')}' is not allowed here", "a spec holds plain values only"
        )
        return None

    def _note(self, node: yaml.Node, message: str, hint: str = "") -> None:
        mark = node.start_mark
        self.problems.append(self.source.problem_at(mark.line + 1, mark.column + 1, message, hint))


def _as_written(value: float, written: str) -> int | float | str:
    """A number that YAML 1.1 reads otherwise than it looks (``007``, ``1_000``, ``12:30``) stays text."""
    return value if re.fullmatch(r"[-+]?(0|[1-9]\d*)(\.\d+)?", written) else written


def _path(loc: Location) -> str:
    return ".".join(map(str, loc)) or "the spec"
