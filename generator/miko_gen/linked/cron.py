"""Tasks of cron: a line of the crontab and a script in bin/ for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from miko_gen.facts import dataclass
from miko_gen.linked.clean_up import Age, Files, Rows
from miko_gen.linked.conditions import Test, link_tests
from miko_gen.linked.core_models import columns_behind
from miko_gen.linked.database import Model
from miko_gen.linked.find import Find, link_each
from miko_gen.linked.handlers import Method
from miko_gen.linked.times import Told, day_of, days_of, time_of, told_of
from miko_gen.linked.values import Field
from miko_gen.linked.words import Word
from miko_gen.spec.system import Task as SaidTask

_RELOAD = "ReloadCrondAction"


@dataclass(frozen=True)
class Task:
    """A task; its time is ``time`` (minute and hour), ``day`` (of the month) and ``days`` (of the week) as cron has them.

    What fields of the settings or of the row hold of it is in ``told``; the others are empty there.
    """

    name: str
    time: str
    day: str
    days: str
    told: tuple[Told, ...]
    when: tuple[Test, ...]
    each: Find | None
    handler: str | None
    rows: Rows | None
    files: Files | None
    worker: str | None
    script: str | None

    @property
    def is_plain(self) -> bool:
        """It is there at its time whatever the tables hold."""
        return not (self.told or self.when or self.each)

    @property
    def times(self) -> str:
        """The five fields of the crontab; in the place of what fields hold, the PHP variables of that."""
        held = {told.kind: told.variable for told in self.told}
        time = held.get("Time") or held.get("Interval") or self.time
        return f"{time} {held.get('Day', self.day)} * {held.get('Days', self.days)}"

    @property
    def condition(self) -> str:
        """The PHP expression of ``when``."""
        return " && ".join(test.php for test in self.when)

    @property
    def settings(self) -> tuple[str, ...]:
        """Fields of the settings that decide whether and when it is there."""
        found = [told.field.name for told in self.told if told.owner == "settings"]
        found += [test.name.partition(".")[2] for test in self.when]
        return tuple(dict.fromkeys([*found, *(self.each.settings if self.each else ())]))

    @property
    def row_fields(self) -> tuple[Field, ...]:
        """Fields of the row that decide; without one of these, only which rows there are matters."""
        if self.each is None:
            return ()
        found = [*self.each.fields, *(told.field for told in self.told if told.owner == "row")]
        return tuple(found) or self.each.model.fields

    @property
    def file_name(self) -> str:
        """The script below bin/ that cron runs."""
        return f"own/{self.script}" if self.script else f"cron-{self.name}.php"

    @property
    def is_shell(self) -> bool:
        return self.file_name.endswith(".sh")

    @property
    def age(self) -> Age | None:
        old = self.rows or self.files
        return old.age if old else None

    def imports(self, namespace: str, main: str, settings: Model | None) -> tuple[str, ...]:
        """The classes of the script's ``use`` lines, sorted; ``main`` is the class of the handlers."""
        found = {"MikoPBX\\Core\\System\\SystemMessages"}
        found |= {f"{namespace}\\Lib\\{main}"} if self.handler else set()
        found |= {f"{namespace}\\Lib\\{self.worker}"} if self.worker else set()
        found |= {self.each.model.class_name} if self.each else set()
        found |= {self.rows.model.class_name} if self.rows else set()
        found |= {"MikoPBX\\Core\\System\\Directories"} if self.files else set()
        found |= {settings.class_name} if settings and self.age and self.age.field else set()
        return tuple(sorted(found))


@dataclass(frozen=True)
class Cron(Word):
    """The tasks of the module."""

    template: ClassVar[str] = "cron"
    hooks: ClassVar[tuple[str, ...]] = ("createCronTasks",)

    tasks: tuple[Task, ...]
    settings: Model | None
    models: tuple[Model, ...]

    @property
    def plain(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.is_plain)

    @property
    def others(self) -> tuple[Task, ...]:
        """Those that settings or rows decide about."""
        return tuple(task for task in self.tasks if not task.is_plain)

    @property
    def told(self) -> frozenset[str]:
        """The kinds of what fields hold of times."""
        return frozenset(told.kind for task in self.tasks for told in task.told)

    @property
    def made(self) -> tuple[Task, ...]:
        """The tasks whose script is generated."""
        return tuple(task for task in self.tasks if task.script is None)

    @property
    def own_scripts(self) -> tuple[str, ...]:
        """The scripts that the author writes, each once."""
        return tuple(dict.fromkeys(task.script for task in self.tasks if task.script))

    @property
    def has_shell(self) -> bool:
        return any(task.is_shell for task in self.tasks)

    @property
    def has_php(self) -> bool:
        return any(not task.is_shell for task in self.tasks)

    @property
    def from_rows(self) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.each is not None)

    @property
    def imports(self) -> frozenset[str]:
        found = {name for task in self.from_rows if task.each for name in task.each.classes}
        found |= {self.settings.class_name} if self.settings and self.reads_settings else set()
        found |= {"MikoPBX\\Core\\System\\SystemMessages"} if self.told else set()
        return frozenset(found | {"MikoPBX\\Core\\System\\Util"})

    @property
    def reads_settings(self) -> bool:
        """Fields of the settings decide what stands in the crontab."""
        return any(task.settings for task in self.tasks)

    @property
    def methods(self) -> Iterator[Method]:
        for task in self.tasks:
            if task.handler is not None:
                yield _method(task, task.handler)

    @property
    def needs(self) -> Iterator[tuple[str, Model, list[Field]]]:
        for task in self.tasks:
            if task.each is not None:
                yield _RELOAD, task.each.model, list(task.row_fields)
                asked = ((term.field, term.behind) for term in task.each.behind)
                for model, field in columns_behind(asked, self.models):
                    yield _RELOAD, model, [field]
            if self.settings is not None and task.settings:
                yield _RELOAD, self.settings, [self.settings.by_name[name] for name in task.settings]


def link_cron(said: Mapping[str, SaidTask], models: Mapping[str, Model]) -> Cron:
    settings = next((model for model in models.values() if model.singleton), None)
    return Cron(
        tuple(_task(name, task, models, settings) for name, task in said.items()), settings, tuple(models.values())
    )


def _task(name: str, said: SaidTask, models: Mapping[str, Model], settings: Model | None) -> Task:
    each = link_each(said.each, models, "$settings") if said.each else None
    owners = {"row": each.model if each else None, "settings": settings}
    old = said.delete_rows
    return Task(
        name=name,
        time=time_of(said),
        day=day_of(said.day),
        days=days_of(said.days),
        told=tuple(told_of(said, owners)),
        when=link_tests(said.when or {}, lambda subject: (f"$settings?->{subject.partition('.')[2]}", False)),
        each=each,
        handler=said.handler,
        rows=Rows(models[old.model], old.field, Age.of(old.older_than)) if old else None,
        files=Files.of(said.delete_files) if said.delete_files else None,
        worker=f"Worker{said.worker}" if said.worker else None,
        script=said.script,
    )


def _method(task: Task, name: str) -> Method:
    parameters: tuple[tuple[str, str, str], ...] = ()
    imports: tuple[str, ...] = ()
    if task.each is not None:
        model = task.each.model
        parameters, imports = ((model.name, "row", model.name),), (model.class_name,)
    which = " for each row" if task.each else ""
    return Method(
        name, f"Called by bin/{task.file_name}{which} when cron says so.", parameters, "void", "", (), imports
    )
