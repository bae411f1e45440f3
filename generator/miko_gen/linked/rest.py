"""REST v3 resources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from miko_gen.linked import names
from miko_gen.linked.database import Model
from miko_gen.linked.text import Text
from miko_gen.linked.values import Field, Value, link_value
from miko_gen.spec.rest import OPERATIONS
from miko_gen.spec.rest import Resource as SaidResource


@dataclass(frozen=True)
class Action:
    """A custom method of a resource."""

    name: str
    on_record: bool
    method: str
    description: Text
    parameters: tuple[Value, ...]
    returns: tuple[Value, ...]
    handler: str


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
    def class_name(self) -> str:
        """The folder and last part of the namespace below ``Lib\\RestAPI``."""
        return names.pascal(self.name)


def link_resources(
    module_slug: str, said: Mapping[str, SaidResource], models: Mapping[str, Model]
) -> tuple[Resource, ...]:
    return tuple(
        Resource(
            name=name,
            path=f"/pbxcore/api/v3/{module_slug}/{name}",
            model=models[resource.model],
            description=Text.of(resource.description, names.words(name)),
            operations=tuple(operation for operation in OPERATIONS if operation in resource.operations),
            search=tuple(models[resource.model].by_name[key] for key in resource.search),
            actions=tuple(
                Action(
                    name=key,
                    on_record=action.on == "record",
                    method=action.method,
                    description=Text.of(action.description, names.words(key)),
                    parameters=tuple(link_value(*item) for item in action.parameters.items()),
                    returns=tuple(link_value(*item) for item in action.returns.items()),
                    handler=action.handler,
                )
                for key, action in resource.actions.items()
            ),
        )
        for name, resource in said.items()
    )
