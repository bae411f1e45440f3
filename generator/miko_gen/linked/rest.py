"""REST v3 resources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.actions import Action, link_action
from miko_gen.linked.database import Model
from miko_gen.linked.filters import Filter, link_filters
from miko_gen.linked.find import Find
from miko_gen.linked.openapi import Documented, documented
from miko_gen.linked.rest_of_core import served_model, served_rows
from miko_gen.linked.text import Text
from miko_gen.linked.validation import Rule, parameter_rules
from miko_gen.linked.values import Field
from miko_gen.spec.rest import Download
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
class Resource:
    """A resource; ``model`` is the one that it serves, None where handlers answer.

    ``first_order`` is a field and ASC or DESC, where a client asks for no other. ``operations`` are those of the
    model; ``actions`` what handlers answer, plain operations among them.
    """

    name: str
    path: str
    model: Model | None
    description: Text
    operations: tuple[str, ...]
    search: tuple[Field, ...]
    filters: tuple[Filter, ...]
    first_order: tuple[str, str]
    actions: tuple[Action, ...]
    is_singleton: bool
    """There is one record, at the address of the resource itself."""
    rows: Find | None = None
    """Of a model of MikoPBX: the rows that are served, where not all of them are."""

    @property
    def custom_methods(self) -> tuple[str, ...]:
        """Actions that have a name in their address."""
        return tuple(action.name for action in self.actions if not action.operation)

    @property
    def id_pattern(self) -> str:
        """A regular expression of Core's routes; empty: nothing has an id."""
        needs_id = any(action.on_record for action in self.actions) if self.model is None else not self.is_singleton
        return "[^/:]+" if needs_id else ""

    @property
    def can_list(self) -> bool:
        return "list" in self.operations

    @property
    def takes_files(self) -> bool:
        return any(action.upload for action in self.actions)

    @property
    def downloads(self) -> tuple[Download, ...]:
        return tuple(action.download for action in self.actions if action.download)

    @property
    def has_schemas(self) -> bool:
        """Not every answer is a file."""
        return any(one.schema_type != "file" for one in self.documented)

    @property
    def has_parameters(self) -> bool:
        """Something of what a client sends is documented."""
        return any(one.parameters for one in self.documented)

    @property
    def judges(self) -> bool:
        """A client sends values."""
        return bool(self.saves or self.filters) or any(action.parameters for action in self.actions)

    @property
    def for_the_pbx_itself(self) -> tuple[str, ...]:
        """Actions that nobody else may call."""
        return tuple(action.name for action in self.actions if action.access == "localhost")

    def method_of(self, operation: str) -> str:
        """The controller's method; Core sends a GET without an id to getList."""
        return method_of(operation, singleton=self.is_singleton)

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
    def writable(self) -> tuple[Field, ...]:
        """Fields that a client can send."""
        return self.model.writable if self.model else ()

    @property
    def secret_fields(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.writable if field.is_secret)

    @property
    def bool_fields(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.writable if field.is_bool)

    @property
    def no_text_fields(self) -> tuple[str, ...]:
        """Writable fields for which an empty text means that there is no value."""
        return tuple(field.name for field in self.writable if not field.kept_text)

    @property
    def documented(self) -> tuple[Documented, ...]:
        """The controller's methods, in the order of the spec."""
        return documented(self)

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
        """Something needs a record of the model."""
        return self.model is not None and (bool(self.record_methods) or self.is_singleton)

    @property
    def record_phql(self) -> tuple[str, ...]:
        """The condition that finds one of ``rows`` by its id, in pieces."""
        first, *others = self.rows.phql_lines if self.rows else ()
        return (f"id = :id: AND {first}", *others)

    @property
    def filter_rules(self) -> tuple[Rule, ...]:
        """What judges the values that choose rows."""
        return parameter_rules(one.value for one in self.filters)

    @property
    def list_imports(self) -> tuple[str, ...]:
        """The classes that judge the values that choose rows, sorted."""
        found = {rule.imported for rule in self.filter_rules}
        return tuple(sorted(found | ({"Phalcon\\Filter\\Validation"} if found else set())))

    @property
    def is_ordered(self) -> bool:
        """A list has another order than that in which the rows were made."""
        return self.first_order != ("id", "ASC")

    @property
    def order(self) -> str:
        """The order of a list when a client asks for none; rows of the same value stand by their ids."""
        field, way = self.first_order
        return f"{field} {way}" + f", id {way}" * (field != "id")

    @property
    def order_fields(self) -> tuple[str, ...]:
        return ("id", *(field.name for field in self.answered))

    @property
    def answered(self) -> tuple[Field, ...]:
        """Fields that an answer holds: all but the secrets."""
        return tuple(field for field in self.model.fields if not field.is_secret) if self.model else ()

    @property
    def processor_imports(self) -> tuple[str, ...]:
        """The action classes, sorted."""
        found = {_OPERATION_CLASSES[name] for name in self.operations} | {action.class_name for action in self.actions}
        return tuple(sorted(found))

    @property
    def documenting(self) -> tuple[str, ...]:
        """The action classes that say something in the OpenAPI document, sorted."""
        lists = {"GetListAction"} if self.filters else set()
        return tuple(sorted(lists | {action.class_name for action in self.actions}))

    @property
    def class_name(self) -> str:
        """The folder and last part of the namespace below ``Lib\\RestAPI``."""
        return names.pascal(self.name)


def method_of(operation: str, *, singleton: bool) -> str:
    """The controller's method; Core sends a GET without an id to getList."""
    return "getList" if singleton and operation == "get" else CONTROLLER_METHODS[operation]


def link_resources(
    module_slug: str, said: Mapping[str, SaidResource], models: Mapping[str, Model]
) -> tuple[Resource, ...]:
    return tuple(_resource(module_slug, *item, models) for item in said.items())


def _resource(module_slug: str, name: str, said: SaidResource, models: Mapping[str, Model]) -> Resource:
    model = served_model(said, models)
    fields = model.by_name if model else {}
    singleton = model.singleton if model else said.singleton
    return Resource(
        name=name,
        path=f"/pbxcore/api/v3/{module_slug}/{name}",
        model=model,
        description=Text.of(said.description, names.words(name)),
        operations=said.offered(singleton=singleton) if model else (),
        search=tuple(fields[key] for key in said.search),
        filters=link_filters(fields[key] for key in said.filters),
        first_order=_first_order(said.order_by or "id"),
        actions=tuple(_actions(said, singleton=singleton)),
        is_singleton=singleton,
        rows=served_rows(said, models),
    )


def _first_order(said: str) -> tuple[str, str]:
    field, _, way = said.partition(" ")
    return field, way.upper() or "ASC"


def _actions(said: SaidResource, *, singleton: bool) -> Iterator[Action]:
    for (kind, name), action in said.handled:
        operation = str(name) if kind == "operations" else None
        called = method_of(operation, singleton=singleton) if operation else str(name)
        yield link_action(called, action, of_model=said.model is not None, operation=operation)
