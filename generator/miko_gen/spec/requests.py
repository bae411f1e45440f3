"""Requests to servers: what AGI scripts and what follows an event say of them in the same words."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from miko_gen.spec.fields import Said

Setting = Annotated[str, StringConstraints(pattern=r"^settings\.[a-z][a-z0-9_]*$")]
Address = Annotated[str, StringConstraints(pattern=r"^(settings|row)\.[a-z][a-z0-9_]*$")]
Header = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=80)]
RequestHeader = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9-]*$", max_length=100)]


class Login(Said):
    """A name and a password for a server, as HTTP's basic authentication has them."""

    user: Setting = Field(description="The field that holds the name: settings.crm_user.")
    password: Setting | None = Field(None, description="The field that holds the password; none: an empty one.")


class Request(Said):
    """How a server is asked, beside its address."""

    method: Literal["GET", "POST", "PUT", "PATCH"] | None = Field(
        None, description="HTTP's method; by default GET for `http`, POST for `web_hook`."
    )
    headers: dict[RequestHeader, str] = Field(
        {}, description="Headers of the request; secrets may stand in them: {X-Api-Key: '{settings.key}'}."
    )
    token: Setting | None = Field(None, description="A secret of the settings, sent as the bearer token.")
    login: Login | None = Field(None, description="Name and password, sent as basic authentication.")
    fill: dict[Header, str] = Field(
        {}, description="What {name} stands for in an address that is a field: {phone: '{CallerIDNum}'}."
    )
    data: dict[Header, str] = Field({}, description="What is sent: JSON; in the address of a GET.")
    form: bool = Field(False, description="The data goes as a form does, and not as JSON.")


OF_REQUEST = tuple(Request.model_fields)
