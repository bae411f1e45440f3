"""Messages that open pages of the module get at once, over MikoPBX's event bus."""

from typing import Literal

from pydantic import Field

from miko_gen.spec.fields import Said, ShortParameter, Text
from miko_gen.spec.names import ClassName, FieldName


class Push(Said):
    """A message to open pages: sent by hand-written code, or by MikoPBX when rows of a model change."""

    model: ClassName | None = Field(
        None, description="The message is a change of this model's rows: MikoPBX itself sends it."
    )
    data: dict[FieldName, ShortParameter] = Field(
        {}, description="What the message holds: the parameters of its method of {Feature}Push."
    )
    title: Text | None = Field(None, description="A notice on the page; {number} in it is a value of `data`.")
    level: Literal["info", "success", "warning", "error"] = Field("info", description="The colour of the notice.")
    refresh: list[FieldName] = Field([], description="Pages whose table or status block is asked anew.")
