"""A mistake in a spec, as a value that can be shown to a person or a machine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

# Words that other languages have, and what they are called here.
_SYNONYMS = {
    "condition": "if",
    "otherwise": "else",
    "password": "secret",
    "int": "integer",
    "float": "number",
    "decimal": "number",
    "double": "number",
    "boolean": "bool",
    "str": "string",
    "varchar": "string",
    "datetime": "date-time",
    "timestamp": "date-time",
}


class Problem(NamedTuple):
    """One mistake; ``line`` and ``column`` count from 1."""

    file: str
    line: int
    column: int
    message: str
    hint: str = ""
    source: str = ""
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """``file:line:column: error: message``, then the line and a caret, then the hint."""
        shown = [f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.message}"]
        if self.source:
            indent = "".join("\t" if char == "\t" else " " for char in self.source[: self.column - 1])
            shown += [f"    {self.source}", f"    {indent}^"]
        if self.hint:
            shown.append(f"    hint: {self.hint}")
        return "\n".join(shown)

    def as_dict(self) -> dict[str, str | int]:
        return self._asdict()


class SpecError(Exception):
    """The spec cannot be used; carries every problem found in it, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest of ``known``, or lists them when none is near."""
    words = sorted(set(known))
    near = nearest(word, words)
    if near:
        return f"did you mean '{near}'?"
    if not words:
        return ""
    return f"one of: {', '.join(words)}" if len(words) <= 16 else f"for example: {', '.join(words[:12])}, …"


def also(hint: str, more: str) -> str:
    """Both sentences of a hint."""
    return f"{hint}{'' if hint.endswith('?') else '.'} {more}" if hint else more


def nearest(word: str, words: list[str]) -> str:
    """The one of ``words`` that may be meant; empty when none is near."""
    import difflib

    synonym = _SYNONYMS.get(word.lower(), "")
    if synonym in words:
        return synonym
    folded = {candidate.lower(): candidate for candidate in words}
    close = difflib.get_close_matches(word.lower(), folded, n=1)
    return folded[close[0]] if close and _is_like(word.lower(), close[0]) else ""


def _is_like(word: str, close: str) -> bool:
    """Whether ``close`` may be meant: it begins or ends as ``word`` does, which 'json' and 'sound' do not."""
    return word[0] == close[0] or word[-1] == close[-1]
