"""Programs of the module: their files, their arguments, their configuration, and the rows that each one runs for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.conditions import Test, link_tests
from miko_gen.linked.database import Model
from miko_gen.linked.find import Find, link_each
from miko_gen.linked.hook_links import core_setting
from miko_gen.linked.php import php
from miko_gen.linked.row_values import RowValue
from miko_gen.linked.values import Field
from miko_gen.spec.workers import Worker as SaidWorker

CONFIG = "{config}"
ANY = "any"
FOLDER = "module.dir"
_NAME = r"(?:module\.dir|(?:settings|core)\.[A-Za-z]\w*|row\.[A-Za-z]\w*(?:\.\w+)?)"
_ARGUMENT = re.compile(rf"(\{{config\}}|\{{{_NAME}\}})")
_VALUE = re.compile(rf"\{{\{{\s*({_NAME})\s*(?:\|\s*(lines|json)\s*)?\}}\}}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# Types that are no texts in JSON either.
_CASTS = {"integer": "int", "number": "float", "bool": "bool"}
_MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}


@dataclass(frozen=True)
class Value:
    """A value in an argument or in the configuration: ``settings.port``, ``row.name``, ``core.SIP_PORT`` or ``module.dir``.

    ``field`` is None for ``row.id``, for settings of MikoPBX and for the folder; ``behind`` is a column of what it points to.

    ``way``: with "lines", its lines are lines of the configuration; with "json" it stands there as JSON.
    """

    name: str
    field: Field | None
    way: str = ""
    behind: str | None = None

    @property
    def is_of_row(self) -> bool:
        return self.name.startswith("row.")

    @property
    def is_setting(self) -> bool:
        return self.name.startswith("settings.")

    @property
    def is_of_core(self) -> bool:
        """It is a setting of MikoPBX."""
        return self.name.startswith("core.")

    @property
    def column(self) -> str:
        return self.name.partition(".")[2]

    @property
    def placeholder(self) -> str:
        """As it stands in the configuration."""
        return f"{{{{ {self.name}{f' | {self.way}' if self.way else ''} }}}}"

    @property
    def source(self) -> str:
        """PHP source of what the column holds."""
        if self.is_of_core:
            return core_setting(self.column)
        if self.name == FOLDER:
            return "dirname(__DIR__)"
        if self.behind:
            return RowValue(self.name, self.field, self.behind).php
        return f"$row->{self.column}" if self.is_of_row else f"$settings?->{self.column}"

    @property
    def php(self) -> str:
        """PHP source of the text that it is, or of the value that JSON is made of."""
        is_json = self.field and self.way == "json" and not self.behind
        if self.field and is_json and (cast := _CASTS.get(self.field.type)):
            return f"({cast}){self.source}"
        if self.field and self.field.type == "bool" and not self.behind:
            return f"{self.source} ? '1' : '0'"
        return self.text

    @property
    def text(self) -> str:
        """PHP source of what the column holds, as a text."""
        return self.source if self.name == FOLDER or self.behind else f"(string){self.source}"


@dataclass(frozen=True)
class ConfigPart:
    """Lines of a configuration, which are there only with the settings in ``when``; a handler makes them, or they are a text."""

    text: str
    when: tuple[Test, ...] = ()
    handler: str | None = None

    @property
    def condition(self) -> str:
        """The PHP expression of ``when``."""
        return " && ".join(test.php for test in self.when)


@dataclass(frozen=True)
class Daemon:
    """A program: its files by what PHP calls the machine, its arguments (texts with values, None is the config's path).

    It runs only with the settings in ``when``; ``fields`` of the settings and ``core`` settings of MikoPBX are values in it.
    """

    files: tuple[tuple[str, str], ...]
    when: tuple[Test, ...]
    each: Find | None
    arguments: tuple[tuple[str | Value | None, ...], ...]
    config: tuple[ConfigPart, ...] | None
    values: tuple[Value, ...]
    fields: tuple[Field, ...]
    core: tuple[str, ...]
    watched: tuple[Field, ...]
    """The fields of the settings of which a change starts it anew; of what a handler makes, any may be."""
    config_file: str | None = None
    keeps_files: bool = False

    @property
    def has_folder(self) -> bool:
        """It works in a folder of its own."""
        return self.keeps_files or self.config_file is not None

    @property
    def handlers(self) -> tuple[str, ...]:
        """Methods of the author's that make lines of its configuration."""
        return tuple(dict.fromkeys(part.handler for part in self.config or () if part.handler))

    @property
    def placed(self) -> str:
        """PHP: where it works, as arguments beside its name."""
        said = [php(self.config_file or "")] if self.has_folder else []
        return ", ".join(["", *said, *(["true"] if self.keeps_files else [])])

    @property
    def file(self) -> str | None:
        """The file, when it is one for every machine."""
        return self.files[0][1] if self.files[0][0] == ANY else None

    @property
    def condition(self) -> str:
        """The PHP expression of ``when``."""
        return " && ".join(test.php for test in self.when)

    @property
    def reads_settings(self) -> bool:
        return bool(self.fields or self.when or (self.each and self.each.settings))

    @property
    def marker(self) -> str:
        """The word that ends the configuration in PHP's source: none of its lines begins with it."""
        marker = "CONF"
        texts = "\n".join(part.text for part in self.config or ())
        while re.search(rf"^\s*{marker}\b", texts, re.MULTILINE):
            marker += "_"
        return marker

    @property
    def names_config(self) -> bool:
        """An argument holds the path of the configuration."""
        return any(piece is None for argument in self.arguments for piece in argument)

    @property
    def of_line(self) -> tuple[Value, ...]:
        """The values that stand in a line of the configuration."""
        return tuple(value for value in self.values if not value.way)

    @property
    def of_lines(self) -> tuple[Value, ...]:
        return tuple(value for value in self.values if value.way == "lines")

    @property
    def of_json(self) -> tuple[Value, ...]:
        return tuple(value for value in self.values if value.way == "json")

    @property
    def config_asks_settings(self) -> bool:
        """Its configuration depends on the settings."""
        return any(value.is_setting for value in self.values) or any(part.when for part in self.config or ())

    @property
    def needed(self) -> tuple[str, ...]:
        """PHP source of what the program of a row depends on."""
        said = [part for argument in self.arguments for part in argument if isinstance(part, Value)]
        sources = [value.source for value in (*said, *self.values) if value.is_of_row]
        sources = ["$row->toArray()"] if self.handlers else sources
        return tuple(dict.fromkeys(sources)) or ("$row->id",)

    def argument(self, pieces: tuple[str | Value | None, ...]) -> str:
        """PHP source of one argument."""
        found = [
            "$config" if piece is None else piece.text if isinstance(piece, Value) else php(piece) for piece in pieces
        ]
        return " . ".join(found) or "''"


def link_daemon(said: SaidWorker, models: Mapping[str, Model], settings: Model | None) -> Daemon | None:
    if said.binary is None:
        return None
    each = link_each(said.each, models, f"{settings.name}::findFirst()" if settings else "") if said.each else None
    owners = {"settings": settings, "row": each.model if each else None, "core": None, "module": None}
    config, values = None, []
    if said.config is not None:
        texts = [part.text or "" for part in said.config]
        values = [_value(found[1], owners, found[2]) for text in texts for found in _VALUE.finditer(text)]
        places = iter(values)
        config = tuple(
            ConfigPart(
                _VALUE.sub(lambda _: next(places).placeholder, _trimmed(part.text or "")),
                link_tests(part.when or {}, _setting),
                part.handler,
            )
            for part in said.config
        )
    arguments = tuple(tuple(_argument(text, owners)) for text in said.arguments)
    named = [*values, *(piece for argument in arguments for piece in argument if isinstance(piece, Value))]
    names = {value.column for value in named if value.is_setting}
    names |= {test.name.partition(".")[2] for part in config or () for test in part.when}
    known = settings.fields if settings else ()
    is_made = any(part.handler for part in config or ())
    return Daemon(
        tuple((_MACHINES.get(kind, kind), path) for kind, path in said.binary.items()),
        link_tests(said.when, _setting),
        each,
        arguments,
        config,
        tuple(dict.fromkeys(values)),
        tuple(field for field in known if field.name in names),
        tuple(dict.fromkeys(value.column for value in named if value.is_of_core)),
        tuple(field for field in known if is_made or field.name in names),
        said.config_file,
        said.folder == "own",
    )


def _trimmed(text: str) -> str:
    lines = _CONTROL.sub("", text.replace("\r\n", "\n")).strip("\n").splitlines()
    return "\n".join(line.rstrip() for line in lines)


def _setting(name: str) -> tuple[str, bool]:
    return f"$settings?->{name.partition('.')[2]}", False


def _value(name: str, owners: Mapping[str, Model | None], way: str | None = None) -> Value:
    owner, column, *behind = name.split(".")
    model = owners[owner]
    return Value(name, model.by_name.get(column) if model else None, way or "", behind[0] if behind else None)


def _argument(text: str, owners: Mapping[str, Model | None]) -> Iterable[str | Value | None]:
    for part in _ARGUMENT.split(_CONTROL.sub("", text)):
        if part == CONFIG:
            yield None
        elif _ARGUMENT.fullmatch(part):
            yield _value(part[1:-1], owners)
        elif part:
            yield part
