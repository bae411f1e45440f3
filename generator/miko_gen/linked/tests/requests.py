"""The requests that the tests of a REST resource make."""

from __future__ import annotations

from miko_gen.facts import dataclass
from miko_gen.linked.actions import Action
from miko_gen.linked.rest import Resource

_VERBS = {"list": "GET", "get": "GET", "create": "POST", "update": "PUT", "patch": "PATCH", "delete": "DELETE"}
_ON_RECORD = ("get", "update", "patch", "delete")


@dataclass(frozen=True)
class Request:
    """A request by its verb and what follows the resource's path: nothing, ``/{id}`` or ``:action``."""

    name: str
    verb: str
    path: str
    code: int = 200


def operation_requests(resource: Resource) -> tuple[Request, ...]:
    on_record = () if resource.is_singleton else _ON_RECORD
    return tuple(Request(name, _VERBS[name], "/{id}" if name in on_record else "") for name in resource.operations)


def closed_requests(resource: Resource) -> tuple[Request, ...]:
    """Every operation and custom method that is not open."""
    closed = [action for action in resource.actions if action.access != "open_to_everyone"]
    return operation_requests(resource) + tuple(Request(one.name, one.method, one.path) for one in closed)


def refused_requests(resource: Resource) -> tuple[Request, ...]:
    """Operations that the spec does not name, with Core's answer: it has no route at all for a verb without use."""
    verbs = {verb for verb, _ in resource.mapping}
    on_record = () if resource.is_singleton else _ON_RECORD
    offered = {*resource.operations, *(action.operation for action in resource.actions)}
    missing = [name for name in _VERBS if name not in offered and not (resource.is_singleton and name == "list")]
    return tuple(
        Request(
            name,
            _VERBS[name],
            "/{id}" if name in on_record else "",
            405 if _VERBS[name] in verbs and (resource.id_pattern or name not in on_record) else 404,
        )
        for name in missing
    )


def wrong_verb(resource: Resource, action: Action) -> Request | None:
    """A request for a custom method, or at the address of an operation, by a verb that it does not have."""
    taken = {one.method for one in resource.actions if one.operation} if action.operation else {action.method}
    verb = next((verb for verb in ("DELETE", "PUT", "PATCH", "POST") if verb not in taken), None)
    known = dict(resource.mapping)
    return Request(action.name, verb, action.path, 405 if verb in known else 404) if verb else None
