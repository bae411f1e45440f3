"""Templates of the module on MikoPBX's own pages."""

from __future__ import annotations

from collections.abc import Mapping

from miko_gen.facts import dataclass
from miko_gen.spec.core_forms import CoreBlock as SaidBlock

_TABS = ("TabularMenu", "AdditionalTab")

# Where the templates of Core's pages ask modules for more, by controller and action (src/AdminCabinet/Views).
BLOCKS: Mapping[str, tuple[str, ...]] = {
    "ApiKeys/modify": ("MainFields",),
    "AsteriskManagers/modify": ("MainFields",),
    "AsteriskRestUsers/modify": ("MainFields",),
    "CallQueues/modify": ("MainFields", "AdvancedFields"),
    "ConferenceRooms/modify": ("GeneralMainFields",),
    "CustomFiles/modify": ("TabularMenu", "GeneralMainFields"),
    "DialplanApplications/modify": (*_TABS, "MainTabFields", "CodeTabFields"),
    "Extensions/modify": (*_TABS, "GeneralTabFields", "GeneralTabAdvancedFields"),
    "Fail2Ban/index": (*_TABS, "Fields"),
    "Firewall/modify": ("Fields",),
    "GeneralSettings/modify": (
        *_TABS, "GeneralTabFields", "RecordingTabFields", "FeaturesTabFields", "SipTabFields", "CodecsTabFields",
        "ApiTabFields", "SSHTabFields", "WebTabFields", "PasswordsTabFields",
    ),
    "IncomingRoutes/modify": ("Fields",),
    "IvrMenu/modify": ("Fields",),
    "MailSettings/modify": (*_TABS, "GeneralTabFields", "SMTPTabFields"),
    "OffWorkTimes/modify": (*_TABS, "GeneralTabFields", "RulesTabFields"),
    "OutboundRoutes/modify": ("Fields",),
    "PbxExtensionModules/index": _TABS,
    "Providers/modifyiax": ("Fields", "AdvancedFields"),
    "Providers/modifysip": ("Fields", "AdvancedFields"),
    "SoundFiles/modify": ("Fields",),
    "SystemDiagnostic/index": _TABS,
    "TimeSettings/modify": ("Fields",),
}  # fmt: skip


@dataclass(frozen=True)
class CoreBlock:
    """A template on a page of MikoPBX, with what the page loads for it."""

    name: str
    page: str
    block: str
    view: str
    scripts: tuple[str, ...]
    styles: tuple[str, ...]

    handler: None = None
    """Nothing gives the template variables: MikoPBX's controller shows it."""

    @property
    def address(self) -> str:
        """Controller and action, as the module compares them."""
        return self.page.replace("/", ":")


def link_core_blocks(said: Mapping[str, SaidBlock]) -> tuple[CoreBlock, ...]:
    return tuple(
        CoreBlock(name, one.page, one.block, one.view, tuple(one.assets.js), tuple(one.assets.css))
        for name, one in said.items()
    )
