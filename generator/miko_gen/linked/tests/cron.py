"""What the test of the tasks of cron asserts."""

from __future__ import annotations

from miko_gen.linked.core_models import columns_behind
from miko_gen.linked.cron import Cron, Task
from miko_gen.linked.database import Model
from miko_gen.linked.facts import dataclass
from miko_gen.linked.find import Term
from miko_gen.linked.php import php
from miko_gen.linked.tests.finds import decided, fitting, misses
from miko_gen.linked.tests.rows import AllRows


@dataclass(frozen=True)
class Held:
    """A value that every row of a table gets past its model, in PHP; ``path`` is what the task asks for there."""

    path: str
    model: Model
    column: str
    value: str


@dataclass(frozen=True)
class RowTask:
    """A task for rows: what a row must hold to have one, and values with which it has none."""

    task: Task
    wanted: tuple[Held, ...]
    misses: tuple[Held, ...]


@dataclass(frozen=True)
class CronTest:
    """The facts of all tasks; ``row_tasks`` and ``old_rows`` are those of which an example row is known."""

    cron: Cron
    row_tasks: tuple[RowTask, ...]
    old_rows: tuple[Task, ...]
    namespace: str

    @property
    def old_files(self) -> tuple[Task, ...]:
        return tuple(task for task in self.cron.tasks if task.files)

    @property
    def handled(self) -> tuple[Task, ...]:
        """The tasks that call a handler without a row."""
        return tuple(task for task in self.cron.plain if task.handler)

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        found = {
            "MikoGen\\TestKit\\ModuleTestCase",
            "MikoPBX\\Core\\System\\Directories",
            "MikoPBX\\Core\\System\\Util",
        }
        found |= {one.task.each.model.class_name for one in self.row_tasks if one.task.each}
        found |= {held.model.class_name for one in self.row_tasks for held in one.wanted if not held.model.is_own}
        found |= {task.rows.model.class_name for task in self.old_rows if task.rows}
        found |= {f"{self.namespace}\\Lib\\{task.worker}" for task in self.cron.tasks if task.worker}
        found |= {"PHPUnit\\Framework\\Attributes\\TestWith"} if self.handled else set()
        return tuple(sorted(found))


def link_cron_test(cron: Cron, rows: AllRows, namespace: str) -> CronTest:
    tasks = [task for task in cron.from_rows if task.each and rows.count(task.each.model)]
    old = [task for task in cron.tasks if task.rows and rows.count(task.rows.model)]
    found = (_row_task(task, cron, rows) for task in tasks)
    return CronTest(cron, tuple(one for one in found if one is not None), tuple(old), namespace)


def _row_task(task: Task, cron: Cron, rows: AllRows) -> RowTask | None:
    assert task.each is not None
    model = task.each.model
    wanted = []
    for term in task.each.terms:
        held = _held(term, model, cron, rows)
        if not held:
            return None
        wanted += held
    if task.at and task.at.name in [one.path for one in wanted]:
        # The time is given by the condition: there is no example that fits both.
        return None
    wanted += [Held(task.at.name, model, task.at.name, php("7:05"))] if task.at else []
    others = [Held(name, model, name, php(one.stored)) for name, one in misses(task.each.terms)]
    others += [Held(task.at.name, model, task.at.name, php("7:05 ; id"))] if task.at else []
    return RowTask(task, tuple(wanted), tuple(others))


def _held(term: Term, model: Model, cron: Cron, rows: AllRows) -> list[Held]:
    """What has to be held for a condition; nothing where that cannot be said here."""
    field = term.field
    if field is None or term.wants_null or (field.to is not None and not (term.behind and rows.has(model, field.name))):
        return []
    found = [(model, field)] if not term.behind else list(columns_behind([(field, term.behind)], cron.models))
    for owner, column in found:
        if term.name is None:
            value = fitting(term, column)
            return [] if value is None else [Held(term.path, owner, column.name, php(value))]
        setting = cron.settings.by_name[term.name.partition(".")[2]] if cron.settings else None
        value = decided(column, setting) if setting and not setting.to else None
        if setting and cron.settings and value is not None:
            return [
                Held(str(term.name), cron.settings, setting.name, php(value)),
                Held(term.path, owner, column.name, php(value)),
            ]
    return []
