"""What the module puts into MikoPBX's own pages: fields that it keeps in a table of its own, and templates of one's own."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from miko_gen.spec.fields import Said, Text
from miko_gen.spec.names import ClassName, FieldName, SlugName
from miko_gen.spec.pages import Assets

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
    title: Text | None = Field(
        None, description="A heading above the inputs; none without it. With `tab` that of the tab."
    )
    tab: bool = Field(False, description="The inputs stand on a tab of their own, where the form has tabs.")


class CoreBlock(Said):
    """A template of one's own on one of MikoPBX's pages."""

    page: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*/[a-z][A-Za-z0-9]*$", max_length=80)] = Field(
        description="Controller and action of MikoPBX: SoundFiles/modify."
    )
    block: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z]*$", max_length=60)] = Field(
        description="Where on the page: what its template calls hookVoltBlock with."
    )
    view: SlugName = Field(description="The template: App/Views/Own/{view}.volt, written once and then yours.")
    assets: Assets = Field(Assets.model_construct(), description="Scripts and styles of one's own that the page loads.")
