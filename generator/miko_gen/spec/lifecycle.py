"""What the module does when something on the PBX changes, and when it is itself enabled, disabled or taken away."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from miko_gen.spec.fields import Handler, Or, Said, Scalar
from miko_gen.spec.names import ClassName, FieldName, ModuleId

Reload = Literal[
    "dialplan", "pjsip", "iax", "queues", "features", "moh", "voicemail", "modules", "manager", "ari", "cron", "nginx",
    "fail2ban", "firewall",
]  # fmt: skip
ModelName = Annotated[
    str, StringConstraints(pattern=r"^(core\.|Module[A-Z][A-Za-z0-9]*\.)?[A-Z][A-Za-z0-9]*$", max_length=100)
]


class Reaction(Said):
    """What follows a change of a model or of a setting of the PBX."""

    model: ModelName | None = Field(
        None,
        description="The model: one of this spec, core.Extensions and other models of MikoPBX, or "
        "ModuleUsersUI.AccessGroups of another module.",
    )
    fields: list[FieldName] = Field(
        [], description="The fields of an own model that count; by default all that are not silent."
    )
    settings: list[Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9_]*$")]] = Field(
        [], description="Settings of MikoPBX by their constants of PbxSettings: PBX_LANGUAGE."
    )
    reload: list[Reload] = Field([], description="What is made anew and read again.")
    restart: list[ClassName] = Field([], description="Workers that are started anew.")
    handler: Handler | None = Field(None, description="A method of {Feature}Main, written by hand and stubbed once.")


class Condition(Said):
    """When the module may be enabled or disabled."""

    filled: list[FieldName] = Field([], description="Fields of the settings that must not be empty.")
    handler: Handler | None = Field(
        None, description="A method of {Feature}Main that returns why not, or an empty text."
    )


class After(Said):
    """What follows."""

    handler: Handler = Field(description="A method of {Feature}Main without parameters.")


class CoreRows(Said):
    """Rows of a table of MikoPBX that the module has put there."""

    model: Annotated[str, StringConstraints(pattern=r"^core\.[A-Z][A-Za-z0-9]*$")] = Field(
        description="The model: core.OutWorkTimes."
    )
    where: dict[Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")], Scalar] = Field(
        min_length=1, description="The rows with these values."
    )


class Uninstall(Said):
    """What goes with the module, beside its folder, its tables and its row in the list of modules."""

    folders: list[
        Annotated[str, StringConstraints(pattern=r"^(logs|temp|storage)(/[A-Za-z0-9_.-]+)*$", max_length=100)]
    ] = Field(
        [],
        description="Folders and files of the PBX: `logs` is the module's own among the logs, `temp/door-phone.pid` "
        "a file among the temporary ones, `storage` its own on the disk for data, which stays with the settings.",
    )
    settings: list[Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", max_length=100)]] = Field(
        [], description="Keys of PbxSettings that the module has made."
    )
    rows: list[CoreRows] = Field([], description="Rows that the module has put into tables of MikoPBX.")
    handler: Handler | None = Field(
        None, description="A method of {Feature}Main; it gets whether the settings are kept for a later installation."
    )


class Lifecycle(Said):
    """What the module does at the stations of its life."""

    before_enable: Condition | None = Field(None, description="When it may be enabled.")
    after_enable: After | None = Field(None, description="What follows when it was enabled.")
    before_disable: Condition | None = Field(None, description="When it may be disabled.")
    after_disable: After | None = Field(None, description="What follows when it was disabled.")
    after_pbx_started: After | None = Field(None, description="What it does when the PBX has started.")
    uninstall: Uninstall | None = Field(None, description="What goes with it when it is uninstalled.")


class OtherModule(Said):
    """A module of somebody else's that this one works with."""

    required: bool = Field(True, description="This one cannot be enabled without it.")
    handlers: list[Handler] = Field([], description="Handlers of this spec that do nothing where it is not enabled.")


def _listed(value: object) -> object:
    return {name: {} for name in value} if isinstance(value, list) and all(isinstance(x, str) for x in value) else value


Depends = Annotated[
    dict[ModuleId, OtherModule],
    BeforeValidator(_listed),
    Or('{"type": "array", "items": {"type": "string", "pattern": "^Module[A-Z][A-Za-z0-9]*$"}}'),
]
