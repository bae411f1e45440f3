"""What the test of a resource's custom methods asserts."""

from __future__ import annotations

from miko_gen.facts import dataclass
from miko_gen.linked.actions import UPLOAD_ID, Action
from miko_gen.linked.downloads import SUBFOLDERS
from miko_gen.linked.rest import Resource
from miko_gen.linked.tests.action_values import Refused, Tried, passed_by_default, refused, tried
from miko_gen.linked.tests.requests import Request, refused_requests, wrong_verb
from miko_gen.linked.tests.rows import AllRows


@dataclass(frozen=True)
class ActionTest:
    """The facts of a custom method."""

    action: Action
    path: str
    parameters: tuple[Tried, ...]
    wrong: tuple[Refused, ...]
    wrong_verb: Request | None

    @property
    def passed(self) -> tuple[tuple[str, str], ...]:
        """What the handler gets when all parameters are sent."""
        return tuple((one.name, one.passed) for one in self.parameters if one.name != UPLOAD_ID)

    @property
    def is_complete(self) -> bool:
        """There is a value for every parameter."""
        return len(self.parameters) == len(self.action.parameters)

    @property
    def passed_without(self) -> tuple[tuple[str, str], ...]:
        """What the handler gets when only required parameters are sent."""
        sent = {one.name: one.passed for one in self.parameters if one.required}
        return tuple((value.name, sent.get(value.name) or passed_by_default(value)) for value in self.action.passed)


@dataclass(frozen=True)
class ActionsTest:
    """The facts of all custom methods of a resource."""

    resource: Resource
    rows: AllRows

    @property
    def all(self) -> tuple[ActionTest, ...]:
        """The custom methods; those on a row need an example of one."""
        model = self.resource.model
        has_rows = model is not None and model.is_own and self.rows.count(model) > 0
        return tuple(self._action(action) for action in self.resource.actions if has_rows or not action.finds_record)

    @property
    def refused(self) -> tuple[Request, ...]:
        """Of a resource without a model, all operations."""
        return () if self.resource.model else refused_requests(self.resource)

    def _action(self, action: Action) -> ActionTest:
        uploaded = {UPLOAD_ID: Tried(UPLOAD_ID, True, "'upload-1'", "'upload-1'")}
        found = [uploaded.get(value.name) or tried(value) for value in action.parameters]
        wrong = [one for value in action.parameters for one in refused(value)]
        if action.parameters and not action.parameters[0].is_list and action.method != "GET":
            wrong.append(Refused(action.parameters[0].name, "['a list']", "BadFormat", "BadFormat"))
        return ActionTest(
            action,
            action.path,
            tuple(one for one in found if one),
            tuple(wrong),
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
        folders = {download.folder for download in self.resource.downloads}
        is_of_core = self.resource.takes_files or folders - SUBFOLDERS.keys()
        found |= {"MikoPBX\\Core\\System\\Directories"} if is_of_core else set()
        found |= {"MikoPBX\\Modules\\PbxExtensionUtils"} if folders & SUBFOLDERS.keys() else set()
        return tuple(sorted(found))
