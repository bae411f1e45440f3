"""The form of a page: how its inputs are grouped and shown, and the state that it shows above them."""

from typing import Annotated, Literal

from pydantic import Field

from miko_gen.spec.fields import Handler, OneOrMore, Said, Text
from miko_gen.spec.names import FieldName
from miko_gen.spec.section import Section


class Group(Said):
    """Inputs of a form below one heading."""

    title: Text | None = Field(None, description="The heading; by default from the name.")
    fields: list[FieldName] = Field(min_length=1, description="The inputs, in this order.")


class Tab(Said):
    """Inputs of a form behind one tab."""

    title: Text | None = Field(None, description="What stands on the tab; by default from the name.")
    fields: list[FieldName] = Field([], description="The inputs, in this order.")
    sections: dict[FieldName, Group] = Field({}, description="Inputs below headings, after those of `fields`.")


class InputLook(Said):
    """How one input of a form looks and when it is there."""

    widget: Literal["radio", "hidden"] | None = Field(
        None, description="`radio`: the values of an enum or a check box as radio buttons; `hidden`: no input to see."
    )
    numbers: Literal["all", "internal", "phones", "routing"] | None = Field(
        None, description="Of an extension: which numbers are offered; by default all."
    )
    placeholder: Text | None = Field(None, description="What an empty input shows.")
    visible_when: dict[FieldName, OneOrMore] = Field(
        {}, description="It is shown only while each of these other fields has the value, or one of the values."
    )


class State(Said):
    """A state that a status block can show."""

    level: Literal["ok", "warning", "error", "off"] = Field("ok", description="Its colour and icon.")
    title: Text | None = Field(None, description="What people read; by default from the name.")


class Status(Said):
    """A block that shows the state of something, asked again and again while the page is seen."""

    every: Annotated[str, Field(pattern=r"^[1-9]\d{0,3} (seconds?|minutes?)$")] = Field(
        "5 seconds", description="The time between two questions: 5 seconds, 1 minute."
    )
    handler: Handler
    states: dict[FieldName, State] = Field(
        {}, description="The states that the handler returns, by name; by default `ok`, `warning` and `error`."
    )


class FormWords(Said):
    """What a page with a form says besides its fields."""

    tabs: Section[dict[FieldName, Tab]] = Field(
        {}, description="Of a form: inputs behind tabs, below `fields` and `sections`."
    )
    sections: Section[dict[FieldName, Group]] = Field(
        {}, description="Of a form: inputs below headings, after `fields`."
    )
    inputs: Section[dict[FieldName, InputLook]] = Field({}, description="Of a form: how single inputs look, by field.")
    status: Section[Status | None] = Field(
        None, description="A block above the form that shows the state of something."
    )
