"""What a REST controller says of its methods, for MikoPBX's OpenAPI document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from miko_gen.facts import dataclass
from miko_gen.linked.actions import Action
from miko_gen.linked.php import php

if TYPE_CHECKING:
    from miko_gen.linked.rest import Resource


@dataclass(frozen=True)
class Documented:
    """A method of the controller; ``parameters`` are the arguments of its ApiParameterRef attributes, in PHP.

    ``schema_suffix`` makes the name of its schema different from those of others: Core's own default would name those of all
    custom methods alike. ``security`` is the case of Core's SecurityType where it differs from the resource's.
    """

    method: str
    summary: str
    parameters: tuple[str, ...]
    schema: str
    schema_suffix: str
    schema_type: str
    responses: tuple[tuple[int, str], ...]
    security: str | None = None

    @property
    def id(self) -> str:
        """The beginning of the operationId."""
        return self.method


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


def documented(resource: Resource) -> tuple[Documented, ...]:
    """The methods of the resource's controller, in the order of the spec."""
    operations = (_operation(resource, name) for name in resource.operations)
    return (*operations, *(_action(action) for action in resource.actions))


def _operation(resource: Resource, operation: str) -> Documented:
    parameters: list[str] = []
    if operation == "list":
        parameters = [f"'limit', {_COMMON}", f"'offset', {_COMMON}"]
        parameters += [f"'search', {_COMMON}"] if resource.search else []
        order = ["'order'", _COMMON, f"enum: {php(resource.order_fields)}"]
        parameters += [
            "".join(f"\n        {argument}," for argument in order)[:-1] + "\n    ",
            f"'orderWay', {_COMMON}",
        ]
        parameters += [f"'{one.name}', dataStructure: GetListAction::class" for one in resource.filters]
    elif operation in ("create", "update", "patch"):
        for field in resource.writable:
            needed = field.required and field.default is None and operation != "patch"
            parameters.append(f"'{field.name}', required: true" if needed else f"'{field.name}'")
    answers = [*_ANSWERS[operation], _UNAUTHORIZED]
    judges = operation in ("create", "update", "patch") or (operation == "list" and resource.filters)
    if resource.is_singleton:
        answers = [answer for answer in answers if answer[0] != _NOT_FOUND]
    if judges:
        answers.append(_INVALID)
    label = str(resource.model.label if resource.model else resource.description)
    summary = {"list": "List: {}", "get": "Get: {}", "create": "Create: {}", "delete": "Delete: {}"}
    return Documented(
        resource.method_of(operation),
        summary.get(operation, "Change: {}").format(label),
        tuple(parameters),
        "DataStructure",
        "",
        "list" if operation == "list" else "detail",
        tuple(sorted(answers)),
    )


def _action(action: Action) -> Documented:
    structure = f"dataStructure: {action.class_name}::class"
    sent = {value: value.name + "[]" * (value in action.lists_in_query) for value in action.parameters}
    named = [("id", True)] if action.takes_id else []
    named += [(name, value.required) for value, name in sent.items()]
    parameters = tuple(f"'{name}', {structure}" + ", required: true" * needed for name, needed in named)
    usual = {"list": "list", "create": "create"}.get(action.operation or "", "get")
    answers = {code: text for code, text in _ANSWERS[usual][:1] if code == action.success}
    answers |= {401: _UNAUTHORIZED[1]} if action.access != "open_to_everyone" else {}
    answers |= {403: "rest_response_403_forbidden"} if action.access == "localhost" else {}
    answers |= {422: _INVALID[1]} if action.parameters else {}
    answers |= {404: "rest_response_404_not_found"} if action.finds_record or action.download else {}
    answers |= dict(action.answers)
    return Documented(
        method=action.name,
        summary=str(action.description),
        parameters=parameters,
        schema=action.class_name,
        schema_suffix=f"_{action.name}",
        schema_type="file" if action.download else "list" if action.is_list else "detail",
        responses=tuple(sorted(answers.items())),
        security=action.security,
    )
