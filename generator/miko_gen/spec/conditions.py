"""Conditions: on settings (`when`), on what a script knows (`if`), and on rows of a model (`where`)."""

import json
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from miko_gen.spec.fields import Or, Said, Scalar

Column = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][A-Za-z0-9_]*)?$", max_length=100)]
RowColumn = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z0-9_]*(\.[a-z][A-Za-z0-9_]*)?$", max_length=100)]
Subject = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*){0,2}$", max_length=100)]


class Compared(Said):
    """What a value must be, beyond being equal to another."""

    is_not: Scalar | list[str | int] = Field(None, description="Any value but this one, or these.")
    at_least: int | float | None = Field(None, description="The smallest number that is meant.")
    at_most: int | float | None = Field(None, description="The largest number that is meant.")
    begins_with: Annotated[str, StringConstraints(min_length=1)] | None = Field(
        None, description="The text that it begins with: +7."
    )


COMPARED = tuple(Compared.model_fields)


def bare(value: Any) -> Any:
    """A name alone, for one whose value is true."""
    return {value: True} if isinstance(value, str) else value


Conditions = Annotated[
    dict[Subject, Scalar | list[str | int] | Compared],
    Field(min_length=1),
    BeforeValidator(bare),
    Or(json.dumps({"type": "string"})),
]
"""Values by name, all of which must be so: ``{settings.enabled: true}``, or the name alone for one that is true."""


class Meant(Compared):
    """What a column must hold, where a bare value does not say it."""

    value: Scalar = Field(None, description="A text as it stands, where without this word it would be a name.")


Wanted = Scalar | list[str | int] | Meant
RowWhere = dict[RowColumn, Wanted]
"""Columns and what they must hold; ``company.name`` is one of the row that a reference points to.

Columns of MikoPBX's models have capital letters too.
"""


class Sought(Meant):
    """What a column must hold at the moment when somebody looks."""

    within: Annotated[str, StringConstraints(pattern=r"^[1-9]\d{0,3} (seconds?|minutes?|hours?|days?)$")] | None = (
        Field(None, description="How long ago a time was at most: 60 minutes.")
    )


SoughtWhere = dict[RowColumn, Scalar | list[str | int] | Sought]
"""Columns and what they must hold, where times count from now."""
