"""Who may log in, see and do what."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from miko_gen.spec.fields import Handler, Or, Said, Text
from miko_gen.spec.names import SlugName

_Component = Annotated[
    str,
    StringConstraints(pattern=r"^(/pbxcore/api/v\d+/[a-z0-9-]+(/[a-z0-9-]+)*|[A-Z][A-Za-z0-9]*)$", max_length=120),
]
_Action = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z0-9]*$", max_length=64)]
All = Literal["all"]
_ALL = Or('{"enum": ["all"]}')


class Rights(Said):
    """What somebody may, beside pages."""

    rest: dict[SlugName, All | list[_Action]] = Field(
        {}, description="REST resources of this spec: their operations and actions, or all."
    )
    core: dict[_Component, All | list[_Action]] = Field(
        {},
        description="What is Core's: addresses of its REST API (/pbxcore/api/v3/extensions: [getList]) and controllers of the"
        " admin cabinet (Extensions: [index]), each with actions, or all.",
    )


class Groups(Said):
    """What ModuleUsersUI asks: the rights of its groups of people where this module is concerned."""

    with_pages: Rights | None = Field(None, description="What else a group may that may open the module's pages.")
    always: Rights | None = Field(None, description="What every group may.")
    never: Rights | None = Field(None, description="What no group may: that is for administrators alone.")


class Role(Rights):
    """People with the same rights; what is not named is forbidden to them."""

    title: Text | None = Field(None, description="The role's name for people.")
    pages: bool = Field(False, description="The module's pages of the admin cabinet.")
    home: Annotated[str, StringConstraints(pattern=r"^/admin-cabinet(/[A-Za-z0-9_-]+)*/?$", max_length=200)] | None = (
        Field(None, description="The page that they see first; by default the module's.")
    )
    calls_of: Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z0-9]*\.[a-z][a-z0-9_]*$")] | None = Field(
        None, description="Of the call records, they see those of the numbers in this field of a model: Phones.number."
    )


class Asked(Said):
    """A question of MikoPBX that a handler answers."""

    handler: Handler


class Access(Said):
    """Who may log in, see and do what."""

    roles: dict[SlugName, Role] = Field({}, description="Roles beside Core's admins, by name.")
    groups: Groups | None = Field(None, description="What the groups of ModuleUsersUI may.")
    login: Asked | None = Field(
        None, description="The handler gets login and password and returns the name of a role, or nothing."
    )
    passkey: Asked | None = Field(
        None,
        description="The handler gets the login of somebody with a passkey and returns the name of a role, or nothing.",
    )
    calls: Asked | None = Field(
        None, description="The handler gets who asks for call records and returns the conditions that narrow them."
    )
