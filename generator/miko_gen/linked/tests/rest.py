"""What the test of a REST resource asserts."""

from __future__ import annotations

from miko_gen.linked.actions import UPLOAD_ID, Action
from miko_gen.linked.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.linked.rest import Resource
from miko_gen.linked.tests.rows import AllRows
from miko_gen.linked.tests.values import Sample, Wrong, examples, wrong
from miko_gen.linked.values import Field, Value

_VERBS = {"list": "GET", "get": "GET", "create": "POST", "update": "PUT", "patch": "PATCH", "delete": "DELETE"}
_ON_RECORD = ("get", "update", "patch", "delete")
_HOSTILE_LENGTH = 60


@dataclass(frozen=True)
class Request:
    """A request by its verb and what follows the resource's path: nothing, ``/{id}`` or ``:action``."""

    name: str
    verb: str
    path: str
    code: int = 200


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
class ResourceTest:
    """The facts of one resource."""

    resource: Resource
    rows: AllRows

    @property
    def count(self) -> int:
        return self.rows.count(self.resource.model)

    @property
    def requests(self) -> tuple[Request, ...]:
        """Every operation and custom method that is not open."""
        closed = [action for action in self.resource.actions if action.access != "open_to_everyone"]
        return self.operation_requests + tuple(Request(one.name, one.method, _action_path(one)) for one in closed)

    @property
    def operation_requests(self) -> tuple[Request, ...]:
        on_record = () if self.resource.is_singleton else _ON_RECORD
        return tuple(
            Request(name, _VERBS[name], "/{id}" if name in on_record else "") for name in self.resource.operations
        )

    @property
    def on_records(self) -> tuple[Request, ...]:
        """Operations that an unknown id makes fail."""
        return tuple(request for request in self.operation_requests if "{id}" in request.path)

    @property
    def refused(self) -> tuple[Request, ...]:
        """Operations that the spec does not name, with Core's answer: it has no route at all for a verb without use."""
        verbs = {verb for verb, _ in self.resource.mapping}
        missing = [name for name in _VERBS if name not in self.resource.operations]
        return tuple(
            Request(name, _VERBS[name], "/{id}" if name in _ON_RECORD else "", 405 if _VERBS[name] in verbs else 404)
            for name in missing
        )

    @property
    def read_only(self) -> tuple[tuple[Field, str, str], ...]:
        """Answered fields that nobody can send: what a new record answers, and another value to try."""
        found = []
        for field in self.resource.answered:
            if not field.writable:
                other = next((one.php for one in examples(field)), "'x'")
                found.append((field, _answered(field, field.initial), other))
        return tuple(found)

    @property
    def missing(self) -> tuple[tuple[str, str], ...]:
        """Writable fields that the examples do not hold, with what a new record answers."""
        return tuple(
            (field.name, _answered(field, field.initial))
            for field in self.resource.answered
            if field.writable and not self.rows.has(self.resource.model, field.name)
        )

    @property
    def required(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.resource.model.writable if field.required)

    @property
    def secrets(self) -> tuple[str, ...]:
        return self.resource.secret_fields

    @property
    def replaced(self) -> tuple[tuple[str, str], ...]:
        """What PUT makes of the fields that are not sent."""
        return tuple(
            (field.name, _answered(field, field.initial))
            for field in self.resource.model.writable
            if not field.required and not field.is_secret
        )

    @property
    def wrong(self) -> tuple[Wrong, ...]:
        """A wrong value for each writable field, and one that is not there for each required."""
        found: list[Wrong] = []
        for field in self.resource.model.writable:
            by_message: dict[bool, Wrong] = {}
            for one in wrong(field):
                by_message.setdefault(one.message == "Required", one)
            found += by_message.values()
        return tuple(found)

    @property
    def unique(self) -> tuple[Field, ...]:
        model = self.resource.model
        return tuple(field for field in model.writable if field.unique and self.rows.has(model, field.name))

    @property
    def saving(self) -> str | None:
        """The verb by which values are tried: one that changes a record where there is one."""
        verbs = {"patch": "PATCH", "create": "POST", "update": "PUT"}
        return next((verbs[name] for name in verbs if name in self.resource.operations), None)

    @property
    def changed(self) -> Field | None:
        """A field to change alone: its values in the two rows differ."""
        return next((field for field in self._different if field.to is None), None)

    @property
    def ordered(self) -> tuple[str, ...]:
        """Fields by which the two rows can be told apart in a list."""
        return tuple(field.name for field in self._different)

    @property
    def _different(self) -> tuple[Field, ...]:
        rows = self.rows.own[self.resource.model.name].rows
        if len(rows) < 2:
            return ()
        first, second = dict(rows[0].values), dict(rows[1].values)
        fields = [self.resource.model.by_name[name] for name in first]
        return tuple(
            field for field in fields if not field.is_secret and (field.to or first[field.name] != second[field.name])
        )

    @property
    def hostile(self) -> Field | None:
        """A field that takes any text."""
        for field in self.resource.model.writable:
            is_free = field.type in ("string", "text") and field.pattern is None and not field.unique
            if is_free and (field.max_length or _HOSTILE_LENGTH) >= _HOSTILE_LENGTH and not field.min_length:
                return field
        return None

    @property
    def searched(self) -> tuple[Field, ...]:
        """Fields in which a text of the second row is found."""
        model = self.resource.model
        return tuple(field for field in self.resource.search if not field.is_bool and self.rows.has(model, field.name))

    @property
    def restricted(self) -> tuple[tuple[str, str], ...]:
        """``(model, field)`` of rows whose being there forbids to delete."""
        return tuple(
            (child.model, child.field)
            for child in self.resource.model.children
            if child.action == "ACTION_RESTRICT"
            and child.model != self.resource.model.name
            and self.rows.own[child.model].rows
        )

    @property
    def actions(self) -> tuple[ActionTest, ...]:
        """The custom methods; those on a record need an example of one."""
        return tuple(self._action(action) for action in self.resource.actions if self.count or not action.on_record)

    def _action(self, action: Action) -> ActionTest:
        mapping = dict(self.resource.mapping)
        verb = "DELETE" if action.method != "DELETE" else "PUT"
        wrong_verb = Request(action.name, verb, _action_path(action), 405 if verb in mapping else 404)
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
            _action_path(action),
            tuple((value, samples[0]) for value, samples in found if samples),
            tuple(refused.values()),
            wrong_verb,
        )

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        found = {"MikoGen\\TestKit\\ModuleTestCase", self.resource.model.class_name}
        namespace = self.resource.model.namespace
        if self.resource.can_delete:
            found |= {f"{namespace}\\{model}" for model, _ in self.restricted}
        found.add("PHPUnit\\Framework\\Attributes\\DataProvider")
        return tuple(sorted(found))

    @property
    def has_record_actions(self) -> bool:
        return any(one.action.on_record for one in self.actions)

    @property
    def action_imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines of the test of the actions, sorted."""
        found = {"MikoGen\\TestKit\\ModuleTestCase"}
        found |= {self.resource.model.class_name} if self.has_record_actions else set()
        folders = {action.directory for action in self.resource.actions if action.download}
        found |= {"MikoPBX\\Core\\System\\Directories"} if self.resource.takes_files or folders - {None} else set()
        found |= {"MikoPBX\\Modules\\PbxExtensionUtils"} if None in folders else set()
        return tuple(sorted(found))


def _action_path(action: Action) -> str:
    return ("/{id}" if action.on_record else "") + f":{action.name}"


def _answered(field: Field, stored: str | None) -> str:
    """PHP source of what an answer holds for a column."""
    if field.type == "bool":
        return php(stored == "1")
    if field.type in ("integer", "number") and stored is not None:
        return php(int(stored) if field.type == "integer" else float(stored))
    return php(stored)


def _cast(value: Value, sample: Sample) -> str:
    """PHP source of what the handler gets."""
    if sample.value is None:
        return "null"
    if value.type == "number":
        return php(float(str(sample.value)))
    if value.type in ("integer", "bool"):
        return php(sample.value)
    return Sample(str(sample.value)).php
