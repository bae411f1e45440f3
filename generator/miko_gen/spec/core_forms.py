"""Fields that the module puts into MikoPBX's own forms and keeps in a table of its own."""

from typing import Literal

from pydantic import Field

from miko_gen.spec.fields import Said, Text
from miko_gen.spec.names import ClassName, FieldName

CoreFormName = Literal[
    "employee", "sip_provider", "iax_provider", "call_queue", "conference_room", "incoming_route", "outbound_route",
    "ivr_menu", "dialplan_application",
]  # fmt: skip


class CoreForm(Said):
    """The module's inputs on one of MikoPBX's forms."""

    model: ClassName = Field(
        description="Keeps what people write: a model with a unique reference to MikoPBX's model of the form."
    )
    fields: list[FieldName] = Field(min_length=1, description="The inputs, in this order.")
    title: Text | None = Field(None, description="A heading above the inputs; none without it.")
