"""The REST API as it was before version 3, for modules whose clients still ask so."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from miko_gen.spec.fields import Handler, Or, Said
from miko_gen.spec.names import ROUTE, MethodName, OldActionName, ParameterName
from miko_gen.spec.rest import Download, Upload, handled


class OldAction(Said):
    """An action of /pbxcore/api/modules/{module}/{action}, with GET or POST."""

    upload: Upload | None = Field(None, description="It takes a file, sent to Core's upload service before.")
    handler: Handler


class RouteUpload(Upload):
    """A file that the client sends."""

    form: bool = Field(
        False,
        description="It comes with the request, in a form (multipart/form-data), instead of Core's upload service.",
    )


class OwnToken(Said):
    """A token of the module's own, instead of one of MikoPBX."""

    secret: Annotated[str, StringConstraints(pattern=r"^settings\.[a-z][a-z0-9_]*$")] | None = Field(
        None, description="It is this field of the settings, of the type secret: settings.token."
    )
    handler: Handler | None = Field(
        None, description="A method of {Feature}Main that says whether a token is right instead."
    )
    header: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$", max_length=60)] | None = (
        Field(None, description="The header that it comes in: X-Door-Token.")
    )
    parameter: ParameterName | None = Field(
        None, description="The parameter that it comes in, where a client has no headers."
    )


class Route(Said):
    """A route of /pbxcore/api/{module}/…"""

    path: Annotated[str, StringConstraints(pattern=ROUTE, max_length=200)] | None = Field(
        None,
        description="What follows /pbxcore/api/{module}/, with parameters: doors/{door}/open, phones/{mac}.cfg. By default its name.",
    )
    method: Literal["GET", "POST", "PUT", "PATCH", "DELETE"] = Field("GET", description="The HTTP method.")
    access: Literal["bearer", "open_to_everyone"] = Field(
        "bearer", description="Who may ask: with a token of MikoPBX, or everyone without any login."
    )
    token: OwnToken | None = Field(None, description="Who may ask: with a token of the module's own.")
    upload: RouteUpload | None = Field(
        None, description="It takes a file, sent to Core's upload service before or with the request."
    )
    download: Download | None = Field(None, description="Its answer is a file: the handler returns the file's name.")
    handler: Handler


_ACTION = Annotated[OldAction, BeforeValidator(handled), Or('{"type": "string"}')]


class LegacyRest(Said):
    """Versions 1 and 2 of the REST API."""

    kept_for: str | None = Field(None, description="Who still asks so: without it, `check` advises version 3.")
    actions: dict[OldActionName, _ACTION] = Field(
        {}, description="Version 1: actions of /pbxcore/api/modules/{module}/{action}, each with its handler."
    )
    prefix: (
        Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9][A-Za-z0-9_-]*)*$")] | None
    ) = Field(
        None,
        description="What stands in the routes' addresses in place of the module: /pbxcore/api/{prefix}/… Beside the "
        "actions, that is modules/ModuleDoorCodes.",
    )
    routes: dict[MethodName, Route] = Field({}, description="Version 2: routes of /pbxcore/api/{module}/…, by name.")
