"""Models of MikoPBX whose rows a spec asks for: their columns, as the catalogue has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.database import CORE_MODELS, Model
from miko_gen.linked.text import Text
from miko_gen.linked.values import Field, Reference
from miko_gen.spec.database import ModelHandlers
from miko_gen.spec.fields import PERSONS_NUMBER

NAMESPACE = "MikoPBX\\Common\\Models"


def model_of(name: str, models: Mapping[str, Model]) -> Model:
    """A model of the spec, or one of MikoPBX: ``core.Extensions``."""
    return core_model(name.removeprefix("core.")) if name.startswith("core.") else models[name]


@dataclass(frozen=True)
class Reached:
    """Rows in which a column behind a reference is looked for: ``key`` holds what the reference holds, ``only`` what else."""

    model: str
    class_name: str
    key: str
    only: tuple[tuple[str, str], ...] = ()

    @property
    def phql(self) -> tuple[str, ...]:
        return tuple(f" AND [{name}] = '{value}'" for name, value in self.only)

    def columns(self, key: str, column: str, value: str | None) -> dict[str, str | None]:
        """What such a row holds with this value."""
        return {self.key: key, column: value, **dict(self.only)} if self.only else {column: value}


def reached(to: Reference, column: str) -> Reached:
    """What ``column`` behind a reference is a column of: the number of a person is one of that person's extension."""
    if is_number(to, column):
        only = (("type", "SIP"), ("is_general_user_number", "1"))
        return Reached("Extensions", f"{NAMESPACE}\\Extensions", "userid", only)
    return Reached(to.model, to.class_name, to.key)


def is_number(to: Reference, column: str | None) -> bool:
    """The internal number of a person of MikoPBX, which is not in the person's own row."""
    return column == PERSONS_NUMBER and to.class_name == f"{NAMESPACE}\\Users"


def columns_behind(
    asked: Iterable[tuple[Field | None, str | None]], models: Iterable[Model]
) -> Iterator[tuple[Model, Field]]:
    """For ``(reference, column)``, the model that the reference points to and that column of it."""
    by_name = {model.name: model for model in models}
    for reference, column in asked:
        to = reference.to if reference and column else None
        if to is not None:
            rows = reached(to, str(column))
            model = by_name[to.model] if to.is_own else core_model(rows.model)
            columns = rows.columns("", str(column), None)
            yield from ((model, model.by_name[name]) for name in columns if name in model.by_name)


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
