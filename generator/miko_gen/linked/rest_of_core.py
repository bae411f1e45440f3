"""What a REST resource serves: a model of the spec, or some columns and rows of one of MikoPBX."""

from __future__ import annotations

from collections.abc import Mapping

from miko_gen.facts import replace
from miko_gen.linked.core_models import core_model
from miko_gen.linked.database import Model
from miko_gen.linked.find import Find, link_each
from miko_gen.spec.rest import Resource
from miko_gen.spec.system import Each


def served_model(said: Resource, models: Mapping[str, Model]) -> Model | None:
    """The model; of one of MikoPBX with the columns that are answered, which nobody can send."""
    if said.model is None or not said.is_of_core:
        return models[said.model] if said.model else None
    model = core_model(said.model.removeprefix("core."))
    return replace(model, fields=tuple(replace(model.by_name[name], read_only=True) for name in said.fields))


def served_rows(said: Resource, models: Mapping[str, Model]) -> Find | None:
    """The rows of a model of MikoPBX, where not all of them are served.

    Their values have names of their own in a query: filters may be of the same columns.
    """
    if not said.where or said.model is None:
        return None
    settings = next((model.name for model in models.values() if model.singleton), "")
    found = link_each(Each(model=said.model, where=said.where), models, f"{settings}::findFirst()")
    return replace(found, terms=tuple(replace(term, parameter=f"of_{term.column}") for term in found.terms))
