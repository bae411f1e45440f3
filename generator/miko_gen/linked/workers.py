"""Background processes: what their files, their tests and the Conf class ask for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from miko_gen.linked import names
from miko_gen.linked.database import Model
from miko_gen.linked.events import EventStep, Piece, link_steps
from miko_gen.linked.facts import dataclass
from miko_gen.linked.values import Field
from miko_gen.spec.workers import Worker as SaidWorker

CONFIG = "{config}"
ANY = "any"
ARGUMENT = re.compile(r"(\{config\}|\{settings\.[a-z][a-z0-9_]*\})")
_SETTING = re.compile(r"\{\{\s*settings\.(\w+)\s*(\|\s*lines\s*)?\}\}")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}
_BATCH = 100
_CHECKS = {
    "ami": "CHECK_BY_AMI",
    "periodic": "CHECK_BY_PID_NOT_ALERT",
    "cdr": "CHECK_BY_PID_NOT_ALERT",
    "pool": "CHECK_BY_REDIS",
}


@dataclass(frozen=True)
class Daemon:
    """A program: its files by what PHP calls the machine, its arguments (texts with fields, None is the config's path)."""

    files: tuple[tuple[str, str], ...]
    arguments: tuple[tuple[Piece | None, ...], ...]
    config: str | None
    fields: tuple[Field, ...]

    @property
    def file(self) -> str | None:
        """The file, when it is one for every machine."""
        return self.files[0][1] if self.files[0][0] == ANY else None

    @property
    def marker(self) -> str:
        """The word that ends the configuration in PHP's source: none of its lines begins with it."""
        marker = "CONF"
        while re.search(rf"^\s*{marker}\b", self.config or "", re.MULTILINE):
            marker += "_"
        return marker

    @property
    def config_fields(self) -> tuple[Field, ...]:
        """The fields of the settings that stand in a line of the configuration."""
        return self._in_config(of_lines=False)

    @property
    def config_texts(self) -> tuple[Field, ...]:
        """Those whose lines are lines of the configuration."""
        return self._in_config(of_lines=True)

    def _in_config(self, *, of_lines: bool) -> tuple[Field, ...]:
        named = {name for name, lines in _SETTING.findall(self.config or "") if bool(lines) is of_lines}
        return tuple(field for field in self.fields if field.name in named)

    def argument(self, pieces: tuple[Piece | None, ...]) -> str:
        """PHP source of one argument."""
        return " . ".join("$config" if piece is None else piece.php for piece in pieces) or "''"


@dataclass(frozen=True)
class Worker:
    """A background process; ``seconds`` is the time between two calls of a periodic one.

    ``offset`` is where the id of the last record stands that the handler has had, ``batch`` how many it gets.
    """

    name: str
    type: str
    events: tuple[str, ...]
    user_events: tuple[str, ...]
    when: tuple[tuple[str, tuple[str, ...]], ...]
    steps: tuple[EventStep, ...]
    seconds: int
    methods: tuple[str, ...]
    processes: int
    daemon: Daemon | None
    handler: str
    offset: Field | None = None
    batch: int = 0
    application_events: tuple[tuple[str, str], ...] = ()

    @property
    def check(self) -> str:
        """The constant of WorkerSafeScriptsCore: how Core sees that it is alive."""
        return _CHECKS.get(self.type, "CHECK_BY_BEANSTALK")

    @property
    def class_name(self) -> str:
        return f"Worker{self.name}"

    @property
    def slug(self) -> str:
        """Its name in file names and keys."""
        return names.slug(self.name)

    @property
    def calls_web_hooks(self) -> bool:
        return any(step.does == "web_hook" for step in self.steps)

    @property
    def saves(self) -> bool:
        return any(step.does == "save" for step in self.steps)

    @property
    def pushes(self) -> bool:
        return any(step.does == "push" for step in self.steps)

    def imports(self, settings: Model | None) -> tuple[str, ...]:
        """The classes of the ``use`` lines of a worker for events, sorted."""
        found = {
            "MikoPBX\\Common\\Models\\PbxSettings",
            "MikoPBX\\Core\\Asterisk\\AsteriskManager",
            "MikoPBX\\Core\\System\\SystemMessages",
            "MikoPBX\\Core\\Workers\\WorkerBase",
            "Throwable",
        }
        found |= {step.model.class_name for step in self.steps if step.model}
        found |= {"RuntimeException"} if self.saves else set()
        found |= {"MikoPBX\\Common\\Providers\\EventBusProvider"} if self.pushes else set()
        found |= {settings.class_name} if settings and any(step.reads_settings for step in self.steps) else set()
        return tuple(sorted(found))


def link_workers(slug: str, said: Mapping[str, SaidWorker], models: Mapping[str, Model]) -> tuple[Worker, ...]:
    settings = next((model for model in models.values() if model.singleton), None)
    return tuple(
        Worker(
            name=name,
            type=worker.type,
            events=tuple(worker.events),
            user_events=tuple(worker.user_events),
            when=tuple((key, tuple(values)) for key, values in worker.when.items()),
            steps=link_steps(slug, worker.then, models, settings),
            seconds=_seconds(worker.every) if worker.every else 0,
            methods=tuple(dict.fromkeys(worker.methods)),
            processes=worker.processes or 0,
            daemon=_daemon(worker, settings),
            handler=worker.handler or "",
            offset=settings.by_name[worker.offset.removeprefix("settings.")] if settings and worker.offset else None,
            batch=worker.batch or _BATCH,
        )
        for name, worker in said.items()
    )


def _seconds(said: str) -> int:
    number, unit = said.split()
    return int(number) * {"s": 1, "m": 60, "h": 3600}[unit[0]]


def _daemon(said: SaidWorker, settings: Model | None) -> Daemon | None:
    if said.binary is None:
        return None
    config = None
    if said.config is not None:
        lines = _CONTROL.sub("", said.config.replace("\r\n", "\n")).strip("\n").splitlines()
        config = _SETTING.sub(_placeholder, "\n".join(line.rstrip() for line in lines))
    arguments = tuple(_argument(text, settings) for text in said.arguments)
    named = {name for name, _ in _SETTING.findall(config or "")}
    named |= {piece.setting.name for argument in arguments for piece in argument if piece and piece.setting}
    return Daemon(
        tuple((_MACHINES.get(kind, kind), path) for kind, path in said.binary.items()),
        arguments,
        config,
        tuple(field for field in (settings.fields if settings else ()) if field.name in named),
    )


def _placeholder(found: re.Match[str]) -> str:
    """It as the program's worker looks for it."""
    return f"{{{{ settings.{found[1]}{' | lines' if found[2] else ''} }}}}"


def _argument(text: str, settings: Model | None) -> tuple[Piece | None, ...]:
    found: list[Piece | None] = []
    for part in ARGUMENT.split(_CONTROL.sub("", text)):
        if part == CONFIG:
            found.append(None)
        elif ARGUMENT.fullmatch(part) and settings is not None:
            found.append(Piece(setting=settings.by_name[part[1:-1].removeprefix("settings.")]))
        elif part:
            found.append(Piece(literal=part))
    return tuple(found)
