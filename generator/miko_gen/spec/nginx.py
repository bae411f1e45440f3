"""What the module adds to MikoPBX's web server."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from miko_gen.spec.fields import Or, Said
from miko_gen.spec.names import SlugName
from miko_gen.spec.system import Port

# How a location gets its answer: one of these.
KINDS = ("proxy", "files", "publish", "subscribe", "raw")

_Host = Annotated[
    str,
    StringConstraints(pattern=r"^([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|settings\.[a-z][a-z0-9_]*)$", max_length=253),
]
_Path = Annotated[str, StringConstraints(pattern=r"^/([A-Za-z0-9._~-]+/)*[A-Za-z0-9._~-]*$", max_length=200)]


class Proxy(Said):
    """Another web server, such as a daemon of the module's own."""

    host: _Host = Field("127.0.0.1", description="Its name or address, or a field of the settings: settings.host.")
    port: Port = Field(description="Its port, a field of the settings: settings.port, or one of Core: core.AJAM_PORT.")
    to: _Path | None = Field(None, description="The address there that takes the place of the one here.")
    tls: bool = Field(False, description="It is asked by https.")


def _proxied(value: Any) -> Any:
    is_port = isinstance(value, (int, str)) and not isinstance(value, bool)
    return {"port": value} if is_port else value


class Location(Said):
    """Addresses of the web server that the module answers."""

    path: _Path | None = Field(
        None, description="How they begin; by default the module's name and this one: /module-door-codes/panel/."
    )
    exact: bool = Field(False, description="This one address only, and none below it.")
    proxy: (
        Annotated[Proxy, BeforeValidator(_proxied), Or('{"anyOf": [{"type": "integer"}, {"type": "string"}]}')] | None
    ) = Field(None, description="Requests are passed on to another web server; a port alone is one of this machine.")
    websocket: bool = Field(False, description="The other web server speaks WebSocket.")
    files: Annotated[str, StringConstraints(pattern=r"^(own|public(/[A-Za-z0-9_-]+)*)$", max_length=100)] | None = (
        Field(
            None,
            description="Files of a folder: `own` (db/files of the module), or one below its public: public/plans.",
        )
    )
    publish: SlugName | None = Field(
        None, description="What the PBX sends here goes to those who listen to this channel."
    )
    subscribe: SlugName | None = Field(
        None, description="Who asks here listens to this channel, by WebSocket or EventSource."
    )
    keep: Annotated[int, Field(ge=0, le=10000)] | None = Field(
        None, description="Of `publish`: so many messages are kept for those who come late; 50 by default."
    )
    raw: Annotated[str, StringConstraints(min_length=1)] | None = Field(
        None, description="Directives of nginx, as they stand in a location; {{ settings.field }} is replaced."
    )
    access: Literal["bearer", "localhost", "open_to_everyone"] | None = Field(
        None,
        description="Who may ask: `bearer` (a token of MikoPBX, as a header or ?token=…), `localhost` (the PBX itself) or"
        " `open_to_everyone`. By default bearer; of `publish` localhost.",
    )
    ask: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z][A-Za-z0-9]*$")] | None = Field(
        None, description="An action of the module's REST that says whether somebody may: doors.mayEnter."
    )


class Server(Said):
    """A web server of the module's own, on a port of its own."""

    port: Port = Field(description="The port, or a field of the settings: settings.port.")
    tls: bool = Field(False, description="https, with the certificate of MikoPBX.")
    locations: dict[SlugName, Location] = Field(min_length=1, description="What it answers, by name.")


class Nginx(Said):
    """What the module adds to MikoPBX's web server."""

    locations: dict[SlugName, Location] = Field({}, description="Addresses beside those of MikoPBX, by name.")
    servers: dict[SlugName, Server] = Field({}, description="Servers on ports of their own, by name.")
