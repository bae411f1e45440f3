"""What the test of the tasks of cron asserts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miko_gen.facts import dataclass, replace
from miko_gen.linked.core_models import columns_behind, core_model, is_number
from miko_gen.linked.cron import Cron, Task
from miko_gen.linked.database import Model
from miko_gen.linked.find import Term
from miko_gen.linked.php import php
from miko_gen.linked.tests.finds import decided, fitting, misses
from miko_gen.linked.tests.rows import AllRows, core_key, is_renumbered

# By what a field holds of a time: an example, what cron makes of it, and an example of what is none.
_TOLD = {
    "Time": ("7:05", "5 7", "7:05 ; id"),
    "Interval": ("20", "*/20 *", "7"),
    "Day": ("1, 15", "1,15", "1,32"),
    "DayNumber": ("31", "31", "32"),
    "Days": ("fri, 1", "5,1", "mon;id"),
}
# The same of other examples; of days, where any will do.
_VARIANTS = {"Interval": ("120", "0 */2"), "Day": ("", "*"), "DayNumber": ("0", "*"), "Days": ("", "*")}


@dataclass(frozen=True)
class Held:
    """A value that every row of a table gets past its model, in PHP; ``path`` is what the task asks for there."""

    path: str
    model: Model
    column: str
    value: str
    is_time: bool = False

    @property
    def place(self) -> tuple[str, str]:
        """Where it is held: several paths may lead there."""
        return self.model.class_name, self.column


@dataclass(frozen=True)
class TaskTest:
    """A task that tables decide about: what they must hold, when it runs then, and values with which there is none.

    ``variants`` change one value after the other.
    """

    task: Task
    wanted: tuple[Held, ...]
    times: str
    variants: tuple[tuple[Held, str], ...]
    misses: tuple[Held, ...]

    @property
    def model(self) -> Model | None:
        """The model whose rows have the task."""
        return self.task.each.model if self.task.each else None

    @property
    def classes(self) -> set[str]:
        found = {held.model.class_name for held in self.wanted if not held.model.is_own}
        return found | ({self.model.class_name} if self.model else set())


@dataclass(frozen=True)
class CronTest:
    """The facts of all tasks; ``others`` and ``old_rows`` are those of which an example row is known."""

    cron: Cron
    others: tuple[TaskTest, ...]
    old_rows: tuple[Task, ...]
    namespace: str

    @property
    def old_files(self) -> tuple[Task, ...]:
        return tuple(task for task in self.cron.tasks if task.files)

    @property
    def handled(self) -> tuple[Task, ...]:
        """The tasks that call a handler without a row."""
        return tuple(task for task in self.cron.tasks if task.handler and task.each is None)

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        found = {
            "MikoGen\\TestKit\\ModuleTestCase",
            "MikoPBX\\Core\\System\\Directories",
            "MikoPBX\\Core\\System\\Util",
        }
        found |= {name for one in self.others for name in one.classes}
        found |= {task.rows.model.class_name for task in self.old_rows if task.rows}
        found |= {f"{self.namespace}\\Lib\\{task.worker}" for task in self.cron.tasks if task.worker}
        found |= {"PHPUnit\\Framework\\Attributes\\TestWith"} if self.handled else set()
        return tuple(sorted(found))


def link_cron_test(cron: Cron, rows: AllRows, namespace: str) -> CronTest:
    tasks = [task for task in cron.others if task.each is None or rows.count(task.each.model)]
    old = [task for task in cron.tasks if task.rows and rows.count(task.rows.model)]
    found = (_other(task, cron, rows) for task in tasks)
    return CronTest(cron, tuple(one for one in found if one is not None), tuple(old), namespace)


def _other(task: Task, cron: Cron, rows: AllRows) -> TaskTest | None:
    """The facts of a task; None where nobody can say with what it is there."""
    wanted: list[Held] = []
    missed: list[Held] = []
    if task.each is not None:
        model = task.each.model
        for term in task.each.terms:
            asked = _held(term, model, cron, rows)
            if not asked:
                return None
            wanted += asked
        missed += [Held(name, model, name, php(one.stored)) for name, one in misses(task.each.terms)]
    for test in task.when:
        good, other = test.examples(holding=True), test.examples(holding=False)
        if not good or cron.settings is None:
            return None
        held = Held(test.name, cron.settings, test.name.partition(".")[2], php(good[0]))
        wanted.append(held)
        missed += [replace(held, value=php(one)) for one in other[:1]]
    moments = list(_moments(task, cron))
    wanted += [held for _, held in moments]
    missed += [replace(held, value=php(_TOLD[kind][2]), is_time=True) for kind, held in moments]
    if len({one.place for one in wanted}) != len({(one.place, one.value) for one in wanted}):
        # Two things are asked of one value: there may be no example that fits both.
        return None
    shown = {kind: _TOLD[kind][1] for kind, _ in moments}
    first = _line(task, shown)
    variants = []
    free = {told.kind for told in task.told if told.is_free or told.kind == "Interval"}
    for kind, held in moments:
        if kind.removesuffix("Number") in free:
            shown[kind] = _VARIANTS[kind][1]
            variants.append((replace(held, value=php(_VARIANTS[kind][0])), _line(task, shown)))
    if any(task.file_name in other.file_name for other in cron.tasks if other is not task):
        # The script stands in the crontab without the task, too.
        missed = []
    return TaskTest(task, tuple({one.place: one for one in wanted}.values()), first, tuple(variants), tuple(missed))


def _moments(task: Task, cron: Cron) -> Iterator[tuple[str, Held]]:
    """What fields hold of the time, by kind."""
    for told in task.told:
        owner = cron.settings if told.owner == "settings" else task.each.model if task.each else None
        if owner is not None:
            path = f"settings.{told.field.name}" if told.owner == "settings" else told.field.name
            kind = "DayNumber" if told.kind == "Day" and told.field.type == "integer" else told.kind
            yield kind, Held(path, owner, told.field.name, php(_TOLD[kind][0]))


def _line(task: Task, shown: Mapping[str, str]) -> str:
    """The five fields, with what is ``shown`` of fields by kind."""
    time = shown.get("Time") or shown.get("Interval") or task.time
    day = shown.get("Day") or shown.get("DayNumber") or task.day
    return f"{time} {day} * {shown.get('Days', task.days)}"


def _held(term: Term, model: Model, cron: Cron, rows: AllRows) -> list[Held]:
    """What has to be held for a condition; nothing where that cannot be said here."""
    field = term.field
    if field is None or term.wants_null or (field.to is not None and not (term.behind and rows.has(model, field.name))):
        return []
    if term.behind and field.to and is_number(field.to, term.behind):
        value = fitting(term, None) if term.name is None else None
        if value is None or is_renumbered(rows, [model], value):
            return []
        columns = term.reached.columns(core_key(field.to, 1), term.behind, value)
        owner = core_model(term.reached.model)
        return [Held(f"{term.column}.{name}", owner, name, php(one)) for name, one in columns.items()]
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
