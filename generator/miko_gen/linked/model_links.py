"""Models of the spec with their columns and what ties them to each other and to records of MikoPBX."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from miko_gen.linked import names
from miko_gen.linked.database import CORE_MODELS, Model, stored
from miko_gen.linked.needs import link_needs
from miko_gen.linked.text import Text
from miko_gen.linked.unique import link_together
from miko_gen.linked.values import Child, Field, Reference, value_facts
from miko_gen.spec.database import Model as SaidModel
from miko_gen.spec.database import ModelHandlers, reserved
from miko_gen.spec.fields import ModelField


def link_models(module_id: str, said: Mapping[str, SaidModel]) -> tuple[Model, ...]:
    namespace = f"Modules\\{module_id}\\Models"
    return tuple(_model(namespace, name, said) for name in said)


def _model(namespace: str, name: str, models: Mapping[str, SaidModel]) -> Model:
    said = models[name]
    fields = {key: _field(namespace, name, key, field, models) for key, field in said.fields.items()}
    own = said.messages.unique if said.messages else None
    return Model(
        name=name,
        namespace=namespace,
        label=Text.of(said.label, names.words(name)),
        singleton=said.singleton,
        fields=tuple(fields.values()),
        children=_children(name, models),
        seed=tuple(tuple((key, stored(value)) for key, value in row.items()) for row in said.seed),
        moved_from=said.moved_from,
        resave=said.resave,
        handlers=said.handlers or ModelHandlers(),
        together=link_together(said.unique, fields),
        messages=((f"{name}_Unique", Text.of(own, "")),) if own else (),
    )


def _children(name: str, said: Mapping[str, SaidModel]) -> tuple[Child, ...]:
    return tuple(
        Child(
            other,
            key,
            "ACTION_CASCADE" if field.when_deleted == "cascade" else "ACTION_RESTRICT",
            f"{other}_{key}_Restrict" if field.messages and field.messages.restrict else None,
        )
        for other, model in said.items()
        for key, field in model.fields.items()
        if field.to == name and field.when_deleted != "no_action"
    )


def _field(namespace: str, model: str, name: str, said: ModelField, models: Mapping[str, SaidModel]) -> Field:
    return Field(
        **value_facts(name, said),
        nullable=said.nullable,
        unique=said.unique,
        index=said.index,
        read_only=said.read_only,
        silent=said.silent,
        to=_reference(namespace, said, models) if said.to else None,
        reserve=said.reserve,
        reserved_before=reserved(models).index((model, name)) if said.reserve else 0,
        random=said.random,
        default_from=said.default_from.removeprefix("core.") if said.default_from else None,
        row_for_each=said.row_for_each,
        needs=link_needs(said, models[model].fields),
        extension=_core_reference("Extensions", said) if said.type == "extension" and said.on_delete else None,
        messages=tuple(_own_messages(f"{model}_{name}", said)),
    )


def _own_messages(of: str, said: ModelField) -> Iterator[tuple[str, str, Text]]:
    if said.messages and said.messages.pattern:
        yield "BadFormat", f"{of}_Pattern", Text.of(said.messages.pattern, "")
    if said.messages and said.messages.unique:
        yield "NotUnique", f"{of}_Unique", Text.of(said.messages.unique, "")
    if said.messages and said.messages.required:
        yield "Required", f"{of}_Required", Text.of(said.messages.required, "")
    if said.messages and said.messages.restrict:
        yield "Restrict", f"{of}_Restrict", Text.of(said.messages.restrict, "")


def _reference(namespace: str, said: ModelField, models: Mapping[str, SaidModel]) -> Reference:
    assert said.to is not None
    if said.to.startswith("core."):
        return _core_reference(said.to.removeprefix("core."), said)
    first_text = next((key for key, field in models[said.to].fields.items() if field.type != "secret"), "id")
    return Reference(said.to, True, f"{namespace}\\{said.to}", "id", said.shown_by or first_text, said.when_deleted)


def _core_reference(model: str, said: ModelField) -> Reference:
    key, shown_by = CORE_MODELS[model]
    class_name = f"MikoPBX\\Common\\Models\\{model}"
    return Reference(model, False, class_name, key, said.shown_by or shown_by, said.when_deleted, said.shown_by is None)
