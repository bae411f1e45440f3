"""What the tests against a live PBX have to know of a module: tests/live/module.json."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from miko_gen.linked.needs import all_hold
from miko_gen.linked.rest import Resource
from miko_gen.linked.tests.requests import closed_requests
from miko_gen.linked.tests.rows import field_examples
from miko_gen.linked.values import Field

if TYPE_CHECKING:
    from miko_gen.linked.module import Module


def live(module: Module) -> Mapping[str, object]:
    user = module.ami_user
    return {
        "id": module.id,
        "resources": [_resource(resource, module) for resource in module.resources],
        "ami_user": None if user is None else {"name": user.name, "read": list(user.read), "write": list(user.write)},
    }


def _resource(resource: Resource, module: Module) -> Mapping[str, object]:
    known = {one.model.name: one.path for one in module.resources if one.model and "create" in one.operations}
    fields = resource.writable
    needed = {field.name: _pointed_to(field, known) for field in fields if field.to and (field.required or field.needs)}
    model = resource.model
    # A number of the module's own is one that is free there: the PBX gives it.
    said = (field for field in fields if field.to is None and not field.reserve)
    plain = {field.name: field_examples(model, field) for field in said} if model else {}
    changed = next(
        (name for name, found in plain.items() if len(found) > 1 and name not in resource.secret_fields), None
    )
    at_first = {field.name: field.initial for field in fields}
    return {
        "path": resource.path,
        "has_rows": model is not None,
        "operations": list(resource.operations),
        "requests": [[one.verb.lower(), one.path] for one in closed_requests(resource)],
        "body": {name: found[0].value for name, found in plain.items() if found},
        "change": {changed: plain[changed][1].value} if changed else {},
        "needs": needed,
        "secrets": list(resource.secret_fields),
        "required": [field.name for field in fields if field.required or all_hold(field.needs, at_first)],
    }


def _pointed_to(field: Field, known: Mapping[str, str]) -> str | None:
    """The path where a record to point to can be made; None when that is MikoPBX's own matter."""
    assert field.to is not None
    return known.get(field.to.model) if field.to.is_own else None
