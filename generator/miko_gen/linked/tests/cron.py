"""What the test of the tasks of cron asserts."""

from __future__ import annotations

from miko_gen.linked.cron import Cron, Task
from miko_gen.linked.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.linked.tests.rows import AllRows
from miko_gen.linked.tests.scripts import misses


@dataclass(frozen=True)
class RowTask:
    """A task for rows: what a row must hold to have one, and values with which it has none."""

    task: Task
    wanted: tuple[tuple[str, str], ...]
    misses: tuple[tuple[str, str], ...]


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
        found |= {task.rows.model.class_name for task in self.old_rows if task.rows}
        found |= {f"{self.namespace}\\Lib\\{task.worker}" for task in self.cron.tasks if task.worker}
        found |= {"PHPUnit\\Framework\\Attributes\\TestWith"} if self.handled else set()
        return tuple(sorted(found))


def link_cron_test(cron: Cron, rows: AllRows, namespace: str) -> CronTest:
    tasks = [task for task in cron.from_rows if task.each and rows.count(task.each.model)]
    old = [task for task in cron.tasks if task.rows and rows.count(task.rows.model)]
    found = (_row_task(task) for task in tasks)
    return CronTest(cron, tuple(one for one in found if one is not None), tuple(old), namespace)


def _row_task(task: Task) -> RowTask | None:
    assert task.each is not None
    if any(condition.value is None or condition.field.to for condition in task.each.where):
        return None
    wanted = {said.field.name: _stored(said.value) for said in task.each.where}
    if task.at and task.at.name in wanted:
        # The time is given by the condition: there is no example that fits both.
        return None
    wanted |= {task.at.name: "7:05"} if task.at else {}
    others = tuple((name, value) for name, value in misses(task.each.where))
    wrong = ((task.at.name, php("7:05 ; id")),) if task.at else ()
    return RowTask(task, tuple((name, php(value)) for name, value in wanted.items()), (*others, *wrong))


def _stored(value: object) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)
