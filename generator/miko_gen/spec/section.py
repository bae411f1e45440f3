"""Sections of a spec, each built when a spec first has it.

Pydantic builds a validator of all that can stand below a model. A spec uses a few of the sections, and all of them take longer
to build than the spec takes to read.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, core_schema

from miko_gen.spec.fields import Said


class _Built:
    """What reads a section of the type ``kind``; the places of its mistakes continue those of the spec."""

    def __init__(self, kind: Any) -> None:
        self.kind = kind

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        has_config = isinstance(self.kind, type) and issubclass(self.kind, BaseModel)
        return TypeAdapter(self.kind, config=None if has_config else Said.model_config)

    def __call__(self, value: Any) -> Any:
        return self.adapter.validate_python(value)


class _Later:
    """In place of a section's own validator, one that builds it."""

    waits = True

    def __get_pydantic_core_schema__(self, kind: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_Built(kind)) if self.waits else handler(kind)


def build_whole(model: type[Said]) -> None:
    """Build ``model`` with its sections in it, which its JSON Schema is made from."""
    _Later.waits = False
    try:
        # Each model anew, from the ground: one that is complete would come in as it was built, without its sections.
        parts = dict.fromkeys(_below(Said))
        for part in parts:
            for built in ("__pydantic_core_schema__", "__pydantic_validator__", "__pydantic_serializer__"):
                if built in vars(part):
                    delattr(part, built)
        for part in (*parts, model):
            part.model_rebuild(force=True)
    finally:
        _Later.waits = True


def _below(kind: type[Said]) -> Iterator[type[Said]]:
    for below in kind.__subclasses__():
        yield below
        yield from _below(below)


Kind = TypeVar("Kind")
Section = Annotated[Kind, _Later()]
