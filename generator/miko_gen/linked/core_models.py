"""Models of MikoPBX whose rows a spec asks for: their columns, as the catalogue has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from miko_gen.linked import names
from miko_gen.linked.database import CORE_MODELS, Model
from miko_gen.linked.text import Text
from miko_gen.linked.values import Field
from miko_gen.spec.database import ModelHandlers

NAMESPACE = "MikoPBX\\Common\\Models"


def model_of(name: str, models: Mapping[str, Model]) -> Model:
    """A model of the spec, or one of MikoPBX: ``core.Extensions``."""
    return core_model(name.removeprefix("core.")) if name.startswith("core.") else models[name]


def columns_behind(
    asked: Iterable[tuple[Field | None, str | None]], models: Iterable[Model]
) -> Iterator[tuple[Model, Field]]:
    """For ``(reference, column)``, the model that the reference points to and that column of it."""
    by_name = {model.name: model for model in models}
    for reference, column in asked:
        to = reference.to if reference and column else None
        if to is not None:
            model = by_name[to.model] if to.is_own else core_model(to.model)
            if column and column in model.by_name:
                yield model, model.by_name[column]


def key_of(model: Model) -> str:
    """The column by which references and tests tell a row of a model of MikoPBX from others."""
    return CORE_MODELS.get(model.name, ("id", ""))[0]


@cache
def core_model(name: str) -> Model:
    """The model of MikoPBX with this name."""
    from miko_gen.contract.catalogue import core_columns

    fields = tuple(_field(column, kind) for column, kind in core_columns(name).items() if column != "id")
    return Model(name, NAMESPACE, Text.of(None, name), False, fields, (), (), None, None, ModelHandlers())


def _field(name: str, kind: str) -> Field:
    return Field(
        name=name, type=kind, label=Text.of(None, names.words(name)), help=None, required=False, default=None,
        min_length=None, max_length=None, minimum=None, maximum=None, pattern=None, values=(), nullable=True,
        unique=False, index=False, read_only=False, silent=False, to=None,
    )  # fmt: skip
