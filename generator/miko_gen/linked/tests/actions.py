"""What the test of a resource's custom methods asserts."""

from __future__ import annotations

from miko_gen.linked.actions import UPLOAD_ID, Action
from miko_gen.linked.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.linked.rest import Resource
from miko_gen.linked.tests.requests import Request, action_path, refused_requests, wrong_verb
from miko_gen.linked.tests.rows import AllRows
from miko_gen.linked.tests.values import Sample, Wrong, examples, wrong
from miko_gen.linked.values import Value


@dataclass(frozen=True)
class ActionTest:
    """The facts of a custom method."""

    action: Action
    path: str
    parameters: tuple[tuple[Value, Sample], ...]
    wrong: tuple[Wrong, ...]
    wrong_verb: Request

    @property
    def passed(self) -> tuple[tuple[str, str], ...]:
        """What the handler gets when all parameters are sent."""
        return tuple((value.name, _cast(value, sample)) for value, sample in self.parameters if value.name != UPLOAD_ID)

    @property
    def is_complete(self) -> bool:
        """There is a value for every parameter."""
        return len(self.parameters) == len(self.action.parameters)

    @property
    def passed_without(self) -> tuple[tuple[str, str], ...]:
        """What the handler gets when only required parameters are sent."""
        sent = {value.name: sample for value, sample in self.parameters if value.required}
        return tuple(
            (value.name, _cast(value, sent.get(value.name) or Sample(value.default))) for value in self.action.passed
        )


@dataclass(frozen=True)
class ActionsTest:
    """The facts of all custom methods of a resource."""

    resource: Resource
    rows: AllRows

    @property
    def all(self) -> tuple[ActionTest, ...]:
        """The custom methods; those on a row need an example of one."""
        model = self.resource.model
        has_rows = model is not None and self.rows.count(model) > 0
        return tuple(self._action(action) for action in self.resource.actions if has_rows or not action.finds_record)

    @property
    def refused(self) -> tuple[Request, ...]:
        """Of a resource without a model, all operations."""
        return () if self.resource.model else refused_requests(self.resource)

    def _action(self, action: Action) -> ActionTest:
        found = [
            (value, (Sample("upload-1"),) if value.name == UPLOAD_ID else examples(value))
            for value in action.parameters
        ]
        refused: dict[str, Wrong] = {}
        for value in action.parameters:
            for one in wrong(value):
                refused.setdefault(f"{value.name} {one.message == 'Required'}", one)
        return ActionTest(
            action,
            action_path(action),
            tuple((value, samples[0]) for value, samples in found if samples),
            tuple(refused.values()),
            wrong_verb(self.resource, action),
        )

    @property
    def finds_records(self) -> bool:
        return any(one.action.finds_record for one in self.all)

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        found = {"MikoGen\\TestKit\\ModuleTestCase"}
        found |= {self.resource.model.class_name} if self.resource.model and self.finds_records else set()
        folders = {action.directory for action in self.resource.actions if action.download}
        found |= {"MikoPBX\\Core\\System\\Directories"} if self.resource.takes_files or folders - {None} else set()
        found |= {"MikoPBX\\Modules\\PbxExtensionUtils"} if None in folders else set()
        return tuple(sorted(found))


def _cast(value: Value, sample: Sample) -> str:
    """PHP source of what the handler gets."""
    if sample.value is None:
        return "null"
    if value.type == "number":
        return php(float(str(sample.value)))
    if value.type in ("integer", "bool"):
        return php(sample.value)
    return Sample(str(sample.value)).php
