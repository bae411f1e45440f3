"""Background processes: what their files, their tests and the Conf class ask for."""

from __future__ import annotations

from collections.abc import Mapping

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.conditions import Test, link_tests
from miko_gen.linked.database import Model
from miko_gen.linked.events import EventStep, link_steps
from miko_gen.linked.programs import Daemon, link_daemon
from miko_gen.linked.values import Field
from miko_gen.spec.conditions import Compared
from miko_gen.spec.fields import listed
from miko_gen.spec.workers import Worker as SaidWorker

CALLS = "MikoPBX\\Common\\Models\\CallDetailRecords"
SETTINGS = "MikoPBX\\Common\\Models\\PbxSettings"
_BATCH = 100
_CHECKS = {
    "ami": "CHECK_BY_AMI",
    "periodic": "CHECK_BY_PID_NOT_ALERT",
    "cdr": "CHECK_BY_PID_NOT_ALERT",
    "pool": "CHECK_BY_REDIS",
}


@dataclass(frozen=True)
class Worker:
    """A background process; ``seconds`` is the time between two calls of a periodic one.

    ``offset`` is where the id of the last record stands that the handler has had, ``batch`` how many it gets. ``when`` are
    headers of events with the values of which each has one, ``compared`` further headers; ``tests`` say what settings, and
    columns of a call's record, must be.
    """

    name: str
    type: str
    events: tuple[str, ...]
    user_events: tuple[str, ...]
    when: tuple[tuple[str, tuple[str, ...]], ...]
    compared: tuple[Test, ...]
    tests: tuple[Test, ...]
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
    def condition(self) -> str:
        """The PHP expression of ``tests``."""
        return " && ".join(test.php for test in self.tests)

    @property
    def calls_web_hooks(self) -> bool:
        return any(step.does == "web_hook" for step in self.steps)

    @property
    def saves(self) -> bool:
        return any(step.model is not None for step in self.steps)

    @property
    def asks_asterisk(self) -> bool:
        return any(step.does == "command" for step in self.steps)

    @property
    def pushes(self) -> bool:
        return any(step.does == "push" for step in self.steps)

    def imports(self, settings: Model | None) -> tuple[str, ...]:
        """The classes of the ``use`` lines of a worker for events or records, sorted."""
        found = {"MikoPBX\\Core\\System\\SystemMessages", "MikoPBX\\Core\\Workers\\WorkerBase", "Throwable"}
        found |= {CALLS} if self.offset else {SETTINGS, "MikoPBX\\Core\\Asterisk\\AsteriskManager"}
        found |= {step.model.class_name for step in self.steps if step.model}
        found |= {"RuntimeException"} if self.saves else set()
        found |= {"MikoPBX\\Common\\Providers\\EventBusProvider"} if self.pushes else set()
        found |= {name for step in self.steps if step.each for name in step.each.classes}
        reads_settings = self.offset or self.tests or any(step.reads_settings for step in self.steps)
        found |= {settings.class_name} if settings and reads_settings else set()
        return tuple(sorted(found))

    def program_imports(self, settings: Model | None) -> tuple[str, ...]:
        """The same of a worker that runs a program."""
        assert self.daemon is not None
        found = {
            "MikoPBX\\Core\\System\\BeanstalkClient",
            "MikoPBX\\Core\\System\\SystemMessages",
            "MikoPBX\\Core\\Workers\\WorkerBase",
            "MikoPBX\\Modules\\PbxExtensionUtils",
            "Throwable",
        }
        each = self.daemon.each
        found |= {settings.class_name} if settings and self.daemon.reads_settings else set()
        found |= each.classes if each else set()
        found |= {SETTINGS} if self.daemon.core else set()
        found |= set() if self.daemon.file else {"RuntimeException"}
        return tuple(sorted(found))


def link_workers(slug: str, said: Mapping[str, SaidWorker], models: Mapping[str, Model]) -> tuple[Worker, ...]:
    settings = next((model for model in models.values() if model.singleton), None)
    return tuple(
        Worker(
            name=name,
            type=worker.type,
            events=tuple(worker.events),
            user_events=tuple(worker.user_events),
            when=_headers(worker),
            compared=_compared(worker),
            tests=_tests(worker),
            steps=link_steps(slug, worker.then, models, settings),
            seconds=_seconds(worker.every) if worker.every else 0,
            methods=tuple(dict.fromkeys(worker.methods)),
            processes=worker.processes or 0,
            daemon=link_daemon(worker, models, settings),
            handler=worker.handler or "",
            offset=settings.by_name[worker.offset.removeprefix("settings.")] if settings and worker.offset else None,
            batch=worker.batch or _BATCH,
        )
        for name, worker in said.items()
    )


def _headers(said: SaidWorker) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The headers of the events that it is called for, with the values of which each has one."""
    if said.type != "ami":
        return ()
    found = ((header, values) for header, values in said.when.items() if not header.startswith("settings."))
    return tuple(
        (header, tuple(map(str, listed(values)))) for header, values in found if not isinstance(values, Compared)
    )


def _compared(said: SaidWorker) -> tuple[Test, ...]:
    """What other headers of the events must be."""
    asked = {
        name: wanted
        for name, wanted in said.when.items()
        if isinstance(wanted, Compared) and not name.startswith("settings.")
    }
    return link_tests(asked, lambda name: (f"($event['{name}'] ?? '')", False)) if said.type == "ami" else ()


def _tests(said: SaidWorker) -> tuple[Test, ...]:
    """What the settings must be, and the columns of a record."""
    if said.type == "cdr":
        return link_tests(said.when, lambda name: (_of_record(name), False))
    asked = {name: wanted for name, wanted in said.when.items() if name.startswith("settings.") and said.type == "ami"}
    return link_tests(asked, lambda name: (f"$settings?->{name.partition('.')[2]}", False))


def _of_record(name: str) -> str:
    """PHP source of a column of a record, or of a field of the settings."""
    return f"$settings->{name.partition('.')[2]}" if name.startswith("settings.") else f"$call['{name}']"


def _seconds(said: str) -> int:
    number, unit = said.split()
    return int(number) * {"s": 1, "m": 60, "h": 3600}[unit[0]]
