"""What module.json says of the module, beyond its name and version."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from miko_gen.spec.fields import Said, Text
from miko_gen.spec.names import SIDEBAR_GROUPS
from miko_gen.spec.pages import Icon

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$", max_length=500)]

# A folder of Asterisk's sounds: MikoPBX offers for calls the languages of this form (SoundFilesConf::getAvailableLanguages()).
SoundLanguage = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}-[a-z]{2}$")]

ModuleType = Literal["general", "languagepack", "security", "cti", "utility", "call_feature", "ai"]


class Sidebar(Said):
    """The module's place in the menu."""

    group: Literal["setup", "routing", "modules", "maintenance", "networkSettings", "server", "integrations"] = Field(
        "modules", description=f"The group of Core's menu: {', '.join(SIDEBAR_GROUPS)}."
    )
    icon: Icon = Field("puzzle", description="The name of a Fomantic UI icon.")
    caption: Text | None = Field(None, description="What stands in the menu; by default the module's title.")
    shown: bool = Field(True, description="False: it is not in the menu until a user puts it there.")


class ReleaseSettings(Said):
    """What MIKO's release pipeline does with a new version."""

    publish_release: bool = Field(False, description="It is published in the repository of modules.")
    changelog_enabled: bool = Field(True, description="The release has a list of changes.")
    create_github_release: bool = Field(True, description="The release is on GitHub, too.")
