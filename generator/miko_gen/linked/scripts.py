"""AGI scripts: what they read, look up and do."""

from __future__ import annotations

import re
from collections.abc import Mapping

from miko_gen.linked.database import Model
from miko_gen.linked.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.linked.values import Field
from miko_gen.spec.calls import STEPS
from miko_gen.spec.calls import Agi as SaidAgi
from miko_gen.spec.calls import Step as SaidStep
from miko_gen.spec.fields import Scalar

_TEXTS = ("verbose", "playback", "caller_name")
_OWN_VARIABLES = ("agi", "argc", "argv", "clean", "e", "row", "settings", "sound", "this")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_.]*)\}")


def variable(name: str) -> str:
    """The PHP variable of a name of ``let``; the script needs some names itself."""
    return f"${name}Value" if name in _OWN_VARIABLES else f"${name}"


@dataclass(frozen=True)
class Condition:
    """``field`` must equal the variable ``variable``, or the literal ``value`` when there is none."""

    field: Field
    variable: str | None
    value: Scalar

    @property
    def is_null(self) -> bool:
        return self.variable is None and self.value is None

    @property
    def php(self) -> str:
        """The PHP expression of what the field is compared with, as the column holds it."""
        if self.variable is not None:
            return variable(self.variable)
        return php(int(self.value) if isinstance(self.value, bool) else self.value)


@dataclass(frozen=True)
class Find:
    """A look-up of one row."""

    model: Model
    where: tuple[Condition, ...]

    @property
    def bound(self) -> tuple[Condition, ...]:
        """The conditions that have a value to bind."""
        return tuple(condition for condition in self.where if not condition.is_null)

    @property
    def phql(self) -> str:
        """The conditions with their parameters."""
        return " AND ".join(
            f"[{said.field.name}] IS NULL" if said.is_null else f"[{said.field.name}] = :{said.field.name}:"
            for said in self.where
        )


@dataclass(frozen=True)
class Piece:
    """A part of a text: as it stands (``literal``), a name of ``let``, a field of the row or of the settings."""

    literal: str | None = None
    variable: str | None = None
    row: Field | None = None
    setting: Field | None = None

    @property
    def quoted(self) -> str:
        """A literal as one quoted argument of an AGI command, without the quotation marks."""
        return re.sub(r'["\\]', r"\\\g<0>", self.literal or "")

    @property
    def is_sound(self) -> bool:
        field = self.row or self.setting
        return field is not None and field.type == "sound"

    @property
    def php_name(self) -> str:
        """The PHP expression of a piece that is no literal."""
        if self.row is not None:
            return f"$row->{self.row.name}"
        return f"$settings?->{self.setting.name}" if self.setting is not None else variable(self.variable or "")


@dataclass(frozen=True)
class Step:
    """One thing that a script does: ``does`` is its word in the spec.

    ``text`` is the text of a step that has one, ``value`` any other value, ``variables`` what ``set`` sets.
    """

    does: str
    value: str | int | None = None
    text: tuple[Piece, ...] = ()
    variables: tuple[tuple[str, tuple[Piece, ...]], ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return self.text + tuple(piece for _, text in self.variables for piece in text)

    @property
    def place(self) -> tuple[str, str, str]:
        """Context, extension and priority of ``goto``."""
        context, extension, priority = (re.sub(r"[^\w.+*#@/!-]", "", part) for part in str(self.value).split(","))
        return context, extension, priority


@dataclass(frozen=True)
class Script:
    """An AGI script."""

    name: str
    file_name: str
    let: tuple[tuple[str, str], ...]
    find: Find | None
    when_found: tuple[Step, ...]
    when_not_found: tuple[Step, ...]
    handler: str | None

    @property
    def variables(self) -> tuple[tuple[str, str], ...]:
        """``(PHP variable, channel variable)`` of each name of ``let``."""
        return tuple((variable(name), channel) for name, channel in self.let)

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.when_found + self.when_not_found

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for step in self.steps for piece in step.pieces)

    @property
    def reads_settings(self) -> bool:
        return any(piece.setting for piece in self.pieces)

    @property
    def plays_chosen_sound(self) -> bool:
        """A sound to play is one that people chose among Core's sound files."""
        return any(piece.is_sound for step in self.steps if step.does == "playback" for piece in step.text)

    @property
    def inserts_values(self) -> bool:
        """A command to Asterisk holds a value that the spec does not give."""
        return any(piece.literal is None for piece in self.pieces)

    @property
    def calls_main(self) -> bool:
        return self.handler is not None or any(step.does == "handler" for step in self.steps)

    def imports(self, namespace: str, main: str, settings: Model | None) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted; ``main`` is the class of the handlers."""
        found = {"MikoPBX\\Core\\Asterisk\\AGI", "MikoPBX\\Core\\System\\SystemMessages"}
        found |= {self.find.model.class_name} if self.find else set()
        found |= {settings.class_name} if settings and self.reads_settings else set()
        found |= {f"{namespace}\\Lib\\{main}"} if self.calls_main else set()
        if self.plays_chosen_sound:
            found |= {"MikoPBX\\Common\\Models\\SoundFiles", "MikoPBX\\Core\\System\\Util"}
        return tuple(sorted(found))


def link_script(module_slug: str, name: str, said: SaidAgi, models: Mapping[str, Model]) -> Script:
    settings = next((model for model in models.values() if model.singleton), None)
    find = _find(said, models)
    return Script(
        name=name,
        file_name=f"{module_slug}-{name}.php",
        let=tuple(said.let.items()),
        find=find,
        when_found=tuple(_step(step, find.model if find else None, settings) for step in said.when_found),
        when_not_found=tuple(_step(step, None, settings) for step in said.when_not_found),
        handler=said.handler,
    )


def _find(said: SaidAgi, models: Mapping[str, Model]) -> Find | None:
    if said.find is None:
        return None
    model = models[said.find.model]
    conditions = []
    for key, value in said.find.where.items():
        if isinstance(value, dict):
            conditions.append(Condition(model.by_name[key], None, value["value"]))
        elif isinstance(value, str) and value in said.let:
            conditions.append(Condition(model.by_name[key], value, None))
        else:
            conditions.append(Condition(model.by_name[key], None, value))
    return Find(model, tuple(conditions))


def _step(said: SaidStep, row: Model | None, settings: Model | None) -> Step:
    does = next(word for word in STEPS if getattr(said, word) is not None)
    value = getattr(said, does)
    if does == "set":
        return Step(does, variables=tuple((name, _pieces(text, row, settings)) for name, text in value.items()))
    if does in _TEXTS:
        return Step(does, text=_pieces(value, row, settings))
    return Step(does, None if value is True else value)


def _pieces(text: str, row: Model | None, settings: Model | None) -> tuple[Piece, ...]:
    pieces = []
    for index, part in enumerate(_PLACEHOLDER.split(text)):
        owner, _, key = part.partition(".")
        if index % 2 == 0:
            pieces.append(Piece(literal=_CONTROL.sub(" ", part)))
        elif owner == "row" and key and row is not None:
            pieces.append(Piece(row=row.by_name[key]))
        elif owner == "settings" and key and settings is not None:
            pieces.append(Piece(setting=settings.by_name[key]))
        else:
            pieces.append(Piece(variable=part))
    return tuple(piece for piece in pieces if piece.literal != "") or (Piece(literal=""),)
