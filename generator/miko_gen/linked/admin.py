"""Pages of the admin cabinet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from miko_gen.linked import names
from miko_gen.linked.database import Model
from miko_gen.linked.text import Text
from miko_gen.linked.values import Field
from miko_gen.spec.document import Page as SaidPage


@dataclass(frozen=True)
class Page:
    """A form (``is_form``) with its inputs, or a table with its columns."""

    name: str
    title: Text
    is_form: bool
    model: Model
    fields: tuple[Field, ...]


def link_pages(said: Mapping[str, SaidPage], models: Mapping[str, Model]) -> tuple[Page, ...]:
    return tuple(_page(name, page, models[page.form or page.table or ""]) for name, page in said.items())


def _page(name: str, said: SaidPage, model: Model) -> Page:
    chosen = said.fields if said.form else said.columns
    default = [field.name for field in model.fields if (field.writable if said.form else not field.is_secret)]
    return Page(
        name=name,
        title=Text.of(said.title, names.words(name)),
        is_form=said.form is not None,
        model=model,
        fields=tuple(model.by_name[key] for key in chosen or default),
    )
