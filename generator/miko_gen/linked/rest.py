"""REST v3 resources."""

from __future__ import annotations

from collections.abc import Mapping

from miko_gen.linked import names
from miko_gen.linked.actions import Action, link_action
from miko_gen.linked.database import Model
from miko_gen.linked.facts import dataclass
from miko_gen.linked.php import php
from miko_gen.linked.text import Text
from miko_gen.linked.values import Field
from miko_gen.spec.rest import Resource as SaidResource

# Methods that Core's BaseRestController maps the HTTP methods to (src/PBXCoreREST/Controllers/BaseRestController.php).
CONTROLLER_METHODS = {
    "list": "getList",
    "get": "getRecord",
    "create": "create",
    "update": "update",
    "patch": "patch",
    "delete": "delete",
}
_METHODS = (
    ("GET", "list"), ("GET", "get"), ("POST", "create"), ("PUT", "update"), ("PATCH", "patch"), ("DELETE", "delete"),
)  # fmt: skip
_OPERATION_CLASSES = {
    "list": "GetListAction",
    "get": "GetRecordAction",
    "create": "SaveRecordAction",
    "update": "SaveRecordAction",
    "patch": "SaveRecordAction",
    "delete": "DeleteRecordAction",
}


@dataclass(frozen=True)
class Documented:
    """A method of the controller; ``parameters`` are the arguments of its ApiParameterRef attributes, in PHP.

    ``security`` is the case of Core's SecurityType where it differs from the resource's.
    """

    method: str
    summary: str
    parameters: tuple[str, ...]
    schema: str
    schema_type: str
    responses: tuple[tuple[int, str], ...]
    security: str | None = None

    @property
    def id(self) -> str:
        """The beginning of the operationId."""
        return self.method


@dataclass(frozen=True)
class Resource:
    """A resource and the model that it serves."""

    name: str
    path: str
    model: Model
    description: Text
    operations: tuple[str, ...]
    search: tuple[Field, ...]
    actions: tuple[Action, ...]

    @property
    def is_singleton(self) -> bool:
        """There is one record, at the address of the resource itself."""
        return self.model.singleton

    @property
    def id_pattern(self) -> str:
        """A regular expression of Core's routes; empty: nothing has an id."""
        return "" if self.is_singleton else "[^/:]+"

    @property
    def can_list(self) -> bool:
        return "list" in self.operations

    @property
    def takes_files(self) -> bool:
        return any(action.upload for action in self.actions)

    @property
    def gives_files(self) -> bool:
        return any(action.download for action in self.actions)

    @property
    def has_schemas(self) -> bool:
        """Not every answer is a file."""
        return any(one.schema_type != "file" for one in self.documented)

    @property
    def for_the_pbx_itself(self) -> tuple[str, ...]:
        """Actions that nobody else may call."""
        return tuple(action.name for action in self.actions if action.access == "localhost")

    def method_of(self, operation: str) -> str:
        """The controller's method; Core sends a GET without an id to getList."""
        return "getList" if self.is_singleton and operation == "get" else CONTROLLER_METHODS[operation]

    @property
    def can_get(self) -> bool:
        return "get" in self.operations

    @property
    def can_delete(self) -> bool:
        return "delete" in self.operations

    @property
    def changes(self) -> bool:
        """A client can change a record that is there."""
        return "update" in self.operations or "patch" in self.operations

    @property
    def secret_fields(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.model.writable if field.is_secret)

    @property
    def bool_fields(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.model.writable if field.is_bool)

    @property
    def no_text_fields(self) -> tuple[str, ...]:
        """Writable fields for which an empty text means that there is no value."""
        return tuple(field.name for field in self.model.writable if not field.kept_text)

    @property
    def documented(self) -> tuple[Documented, ...]:
        """The controller's methods, in the order of the spec."""
        operations = tuple(_documented(self, operation) for operation in self.operations)
        return operations + tuple(_documented_action(action) for action in self.actions)

    @property
    def mapping(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """``(HTTP method, (controller methods))`` of HttpMapping."""
        by_method: dict[str, list[str]] = {}
        for method, operation in _METHODS:
            if operation in self.operations:
                by_method.setdefault(method, []).append(self.method_of(operation))
        for action in self.actions:
            by_method.setdefault(action.method, []).append(action.name)
        return tuple((method, tuple(found)) for method, found in by_method.items())

    @property
    def record_methods(self) -> tuple[str, ...]:
        """Controller methods that need an id."""
        on_record = () if self.is_singleton else ("get", "update", "patch", "delete")
        said = [CONTROLLER_METHODS[name] for name in on_record if name in self.operations]
        return tuple(said + [action.name for action in self.actions if action.on_record])

    @property
    def collection_methods(self) -> tuple[str, ...]:
        """Controller methods that need none."""
        on_all = self.operations if self.is_singleton else ("list", "create")
        said = [self.method_of(name) for name in on_all if name in self.operations]
        return tuple(said + [action.name for action in self.actions if not action.on_record])

    @property
    def saves(self) -> tuple[str, ...]:
        return tuple(name for name in ("create", "update", "patch") if name in self.operations)

    @property
    def finds_records(self) -> bool:
        """Something needs a record."""
        return bool(self.record_methods) or self.is_singleton

    @property
    def order_fields(self) -> tuple[str, ...]:
        return ("id", *(field.name for field in self.answered))

    @property
    def answered(self) -> tuple[Field, ...]:
        """Fields that an answer holds: all but the secrets."""
        return tuple(field for field in self.model.fields if not field.is_secret)

    @property
    def processor_imports(self) -> tuple[str, ...]:
        """The action classes, sorted."""
        found = {_OPERATION_CLASSES[name] for name in self.operations} | {action.class_name for action in self.actions}
        return tuple(sorted(found))

    @property
    def class_name(self) -> str:
        """The folder and last part of the namespace below ``Lib\\RestAPI``."""
        return names.pascal(self.name)


# The answers and Core's own translation keys for them (src/Common/Messages/en/RestApi.php).
_ANSWERS = {
    "list": ((200, "rest_response_200_list"),),
    "get": ((200, "rest_response_200_get"), (404, "rest_response_404_not_found")),
    "create": ((201, "rest_response_201_created"), (409, "rest_response_409_conflict")),
    "update": (
        (200, "rest_response_200_updated"),
        (404, "rest_response_404_not_found"),
        (409, "rest_response_409_conflict"),
    ),
    "patch": (
        (200, "rest_response_200_patched"),
        (404, "rest_response_404_not_found"),
        (409, "rest_response_409_conflict"),
    ),
    "delete": (
        (200, "rest_response_200_deleted"),
        (404, "rest_response_404_not_found"),
        (409, "rest_response_409_conflict"),
    ),
}
_NOT_FOUND = 404
_UNAUTHORIZED = (401, "rest_response_401_unauthorized")
_INVALID = (422, "rest_response_422_validation")
_COMMON = "dataStructure: CommonDataStructure::class"


def _documented(resource: Resource, operation: str) -> Documented:
    parameters: list[str] = []
    if operation == "list":
        parameters = [f"'limit', {_COMMON}", f"'offset', {_COMMON}"]
        parameters += [f"'search', {_COMMON}"] if resource.search else []
        order = ["'order'", _COMMON, f"enum: {php(resource.order_fields)}"]
        parameters += [
            "".join(f"\n        {argument}," for argument in order)[:-1] + "\n    ",
            f"'orderWay', {_COMMON}",
        ]
    elif operation in ("create", "update", "patch"):
        for field in resource.model.writable:
            needed = field.required and field.default is None and operation != "patch"
            parameters.append(f"'{field.name}', required: true" if needed else f"'{field.name}'")
    answers = [*_ANSWERS[operation], _UNAUTHORIZED]
    if resource.is_singleton:
        answers = [answer for answer in answers if answer[0] != _NOT_FOUND]
    if operation in ("create", "update", "patch"):
        answers.append(_INVALID)
    label = str(resource.model.label)
    summary = {"list": "List: {}", "get": "Get: {}", "create": "Create: {}", "delete": "Delete: {}"}
    return Documented(
        resource.method_of(operation),
        summary.get(operation, "Change: {}").format(label),
        tuple(parameters),
        "DataStructure",
        "list" if operation == "list" else "detail",
        tuple(sorted(answers)),
    )


def _documented_action(action: Action) -> Documented:
    structure = f"dataStructure: {action.class_name}::class"
    parameters = tuple(
        f"'{value.name}', {structure}" + (", required: true" if value.required else "") for value in action.parameters
    )
    answers = {200: "rest_response_200_get"}
    answers |= {401: _UNAUTHORIZED[1]} if action.access != "open_to_everyone" else {}
    answers |= {403: "rest_response_403_forbidden"} if action.access == "localhost" else {}
    answers |= {422: _INVALID[1]} if action.parameters else {}
    answers |= {404: "rest_response_404_not_found"} if action.on_record or action.download else {}
    if action.success != 200:
        del answers[200]
    answers |= dict(action.answers)
    return Documented(
        method=action.name,
        summary=str(action.description),
        parameters=parameters,
        schema=action.class_name,
        schema_type="file" if action.download else "detail",
        responses=tuple(sorted(answers.items())),
        security=action.security,
    )


def link_resources(
    module_slug: str, said: Mapping[str, SaidResource], models: Mapping[str, Model]
) -> tuple[Resource, ...]:
    return tuple(
        Resource(
            name=name,
            path=f"/pbxcore/api/v3/{module_slug}/{name}",
            model=models[resource.model],
            description=Text.of(resource.description, names.words(name)),
            operations=resource.offered(singleton=models[resource.model].singleton),
            search=tuple(models[resource.model].by_name[key] for key in resource.search),
            actions=tuple(link_action(*item) for item in resource.actions.items()),
        )
        for name, resource in said.items()
    )
