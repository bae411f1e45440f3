"""Workers, AGI scripts, the AMI user."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from miko_gen.linked.database import Model
from miko_gen.linked.scripts import Script, link_script
from miko_gen.spec.calls import Agi as SaidAgi
from miko_gen.spec.calls import AmiUser as SaidAmiUser
from miko_gen.spec.calls import Worker as SaidWorker


@dataclass(frozen=True)
class Worker:
    """A background process; ``seconds`` is the time between two calls of a periodic one."""

    name: str
    type: str
    events: tuple[str, ...]
    user_events: tuple[str, ...]
    seconds: int
    methods: tuple[str, ...]
    handler: str

    @property
    def check(self) -> str:
        """The constant of WorkerSafeScriptsCore: how Core sees that it is alive."""
        return {"ami": "CHECK_BY_AMI", "periodic": "CHECK_BY_PID_NOT_ALERT"}.get(self.type, "CHECK_BY_BEANSTALK")

    @property
    def class_name(self) -> str:
        return f"Worker{self.name}"


@dataclass(frozen=True)
class AmiUser:
    """A user in manager.conf; ``secret`` is a field of the settings."""

    name: str
    secret: str
    read: tuple[str, ...]
    write: tuple[str, ...]
    permit: tuple[str, ...]

    @property
    def hears_user_events(self) -> bool:
        return "user" in self.read or "all" in self.read


def link_workers(said: Mapping[str, SaidWorker]) -> tuple[Worker, ...]:
    return tuple(
        Worker(
            name=name,
            type=worker.type,
            events=tuple(worker.events),
            user_events=tuple(worker.user_events),
            seconds=_seconds(worker.every) if worker.every else 0,
            methods=tuple(dict.fromkeys(worker.methods)),
            handler=worker.handler or "",
        )
        for name, worker in said.items()
    )


def _seconds(said: str) -> int:
    number, unit = said.split()
    return int(number) * {"s": 1, "m": 60, "h": 3600}[unit[0]]


def link_scripts(module_slug: str, said: Mapping[str, SaidAgi], models: Mapping[str, Model]) -> tuple[Script, ...]:
    return tuple(link_script(module_slug, name, script, models) for name, script in said.items())


def link_ami_user(module_slug: str, said: SaidAmiUser | None) -> AmiUser | None:
    if said is None:
        return None
    secret = said.secret.removeprefix("settings.")
    return AmiUser(said.name or module_slug, secret, tuple(said.read), tuple(said.write), tuple(said.permit))
