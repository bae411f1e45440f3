"""The methods of {Feature}Main that judge and follow what happens to the records of a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from miko_gen.linked.database import Model
from miko_gen.linked.handlers import Method

_SUMMARIES = {
    "before_validation": "Called before the row is judged, and may change it: what it makes of a field, the rules are asked about.",
    "before_save": "Says why the row is not saved, or nothing when it may be.",
    "after_save": "Called when the row was saved; saving it here once more would call this again.",
    "before_delete": "Says why the row is not deleted, or nothing when it may be.",
    "after_delete": "Called when the row was deleted; it still has its values.",
}


def record_methods(models: Iterable[Model]) -> Iterator[Method]:
    """Each handler of each model."""
    for model in models:
        for event, name in model.handlers.all.items():
            judges = event in ("before_save", "before_delete")
            yield Method(
                name=name,
                summary=_SUMMARIES[event],
                parameters=((model.name, "row", model.name),),
                returns="string" if judges else "void",
                returns_doc="",
                body=("return '';",) if judges else (),
                imports=(model.class_name,),
            )
