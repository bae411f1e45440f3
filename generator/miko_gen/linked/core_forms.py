"""Fields on MikoPBX's own forms: which form shows them where, and what keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.core_pages import CoreBlock
from miko_gen.linked.database import Model
from miko_gen.linked.inputs import Input
from miko_gen.linked.text import Text
from miko_gen.linked.values import Field
from miko_gen.linked.words import Word
from miko_gen.spec.core_forms import CoreForm as SaidForm
from miko_gen.spec.core_forms import CoreFormName

# Core's forms by our names: controller, action, class of the form, volt block, REST resource, model whose key is the id there.
CORE_FORMS = {
    "employee": ("Extensions", "modify", "ExtensionEditForm", "GeneralTabFields", "employees", "Users"),
    "sip_provider": ("Providers", "modifysip", "SipProviderEditForm", "Fields", "sip-providers", "Providers"),
    "iax_provider": ("Providers", "modifyiax", "IaxProviderEditForm", "Fields", "iax-providers", "Providers"),
    "call_queue": ("CallQueues", "modify", "CallQueueEditForm", "MainFields", "call-queues", "CallQueues"),
    "conference_room": (
        "ConferenceRooms", "modify", "ConferenceRoomEditForm", "GeneralMainFields", "conference-rooms", "ConferenceRooms",
    ),
    "incoming_route": (
        "IncomingRoutes", "modify", "IncomingRouteEditForm", "Fields", "incoming-routes", "IncomingRoutingTable",
    ),
    "outbound_route": (
        "OutboundRoutes", "modify", "OutgoingRouteEditForm", "Fields", "outbound-routes", "OutgoingRoutingTable",
    ),
    "ivr_menu": ("IvrMenu", "modify", "IvrMenuEditForm", "Fields", "ivr-menu", "IvrMenu"),
    "dialplan_application": (
        "DialplanApplications", "modify", "DialplanApplicationEditForm", "MainTabFields", "dialplan-applications",
        "DialplanApplications",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class CoreForm:
    """One of Core's forms; ``key`` is the field of ``model`` that holds the id of Core's record."""

    name: str
    model: Model
    key: Field
    inputs: tuple[Input, ...]
    title_key: str
    title: Text | None
    tab: bool

    @property
    def class_name(self) -> str:
        """The module's class with the inputs."""
        return f"{names.pascal(self.name)}Fields"

    @property
    def kept(self) -> str:
        """PHP source of the look-up of what is kept for the record with the id ``$id``."""
        column = self.key.name
        if re.search(r"_(?![a-z])", column):
            # Phalcon makes the column of the method's name, and would miss this one.
            return f"{self.model.name}::findFirst(['conditions' => '[{column}] = :id:', 'bind' => ['id' => $id]])"
        return f"{self.model.name}::findFirstBy{names.pascal(column)}($id)"

    @property
    def controller(self) -> str:
        return CORE_FORMS[self.name][0]

    @property
    def action(self) -> str:
        return CORE_FORMS[self.name][1]

    @property
    def form(self) -> str:
        return CORE_FORMS[self.name][2]

    @property
    def block(self) -> str:
        """The place of the inputs on the form."""
        return "AdditionalTab" if self.tab else CORE_FORMS[self.name][3]

    @property
    def resource(self) -> str:
        return CORE_FORMS[self.name][4]

    @property
    def has_initial(self) -> bool:
        """An empty value means what a new row holds."""
        return any(item.stored == "value" for item in self.inputs)

    @property
    def secrets(self) -> tuple[Input, ...]:
        """Inputs whose stored values are never shown."""
        return tuple(item for item in self.inputs if item.field.is_secret)

    @property
    def picks_records(self) -> bool:
        """An input chooses among the rows of a model."""
        return any(item.picks for item in self.inputs)

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines of its class, sorted."""
        found = {
            "MikoPBX\\AdminCabinet\\Forms\\BaseForm",
            "MikoPBX\\Core\\System\\SystemMessages",
            self.model.class_name,
        }
        selects = [item for item in self.inputs if item.is_select]
        found |= {"MikoPBX\\AdminCabinet\\Forms\\Elements\\SemanticUIDropdown"} if selects else set()
        found |= {item.imported for item in selects if item.imported}
        elements = {item.element for item in self.inputs} & {"Password", "Text"}
        found |= {f"Phalcon\\Forms\\Element\\{element}" for element in elements}
        return tuple(sorted(found))


@dataclass(frozen=True)
class CoreForms(Word):
    """All of them, and templates on MikoPBX's own pages."""

    template: ClassVar[str] = "core-forms"

    module_id: str
    forms: tuple[CoreForm, ...]
    blocks: tuple[CoreBlock, ...]

    @property
    def hooks(self) -> tuple[str, ...]:  # type: ignore[override]
        """What it takes depends on what is said."""
        found = ("onBeforeFormInitialize", "onAfterExecuteRestAPIRoute") if self.forms else ()
        return (*found, "onVoltBlockCompile", *(("onAfterAssetsPrepared",) if self.loads else ()))

    @property
    def loads(self) -> bool:
        """MikoPBX's pages load scripts or styles of the module."""
        return bool(self.forms or self.loading)

    @property
    def loading(self) -> tuple[CoreBlock, ...]:
        return tuple(block for block in self.blocks if block.scripts or block.styles)

    @property
    def tabbed(self) -> tuple[CoreForm, ...]:
        """Forms on which the inputs have a tab of their own."""
        return tuple(form for form in self.forms if form.tab)

    @property
    def said(self) -> bool:
        return bool(self.forms or self.blocks)

    @property
    def texts(self) -> Iterator[tuple[str, Text]]:
        """Keys of what the author says."""
        for form in self.forms:
            if form.title:
                yield form.title_key, form.title
            for item in form.inputs:
                yield item.key, item.field.label
                if item.field.help:
                    yield item.help_key, item.field.help
                for value, text in item.field.values:
                    yield f"{item.value_key}{value}", text

    @property
    def imports(self) -> frozenset[str]:
        found = {f"MikoPBX\\AdminCabinet\\Forms\\{form.form}" for form in self.forms}
        found |= {f"Modules\\{self.module_id}\\App\\Forms\\{form.class_name}" for form in self.forms}
        found |= {"Phalcon\\Forms\\Form", "Phalcon\\Mvc\\Micro"} if self.forms else set()
        if self.loads:
            found |= {
                "MikoPBX\\AdminCabinet\\Providers\\AssetProvider",
                "Phalcon\\Assets\\Manager",
                "Phalcon\\Mvc\\Dispatcher",
            }
        return frozenset(found | {"Phalcon\\Mvc\\View"})


def link_core_forms(
    module_id: str,
    prefix: str,
    said: Mapping[CoreFormName, SaidForm],
    models: Mapping[str, Model],
    blocks: tuple[CoreBlock, ...],
) -> CoreForms:
    """``prefix`` is the one of the module's messages, and of the names of the inputs on Core's forms."""
    forms = []
    for name, form in said.items():
        model = models[form.model]
        target = CORE_FORMS[name][5]
        key = next(one for one in model.core_references if one.unique and one.to and one.to.model == target)
        inputs = tuple(Input(model.by_name[field], f"{prefix}{model.name}_{field}") for field in form.fields)
        title = Text.of(form.title, "") if form.title else None
        forms.append(CoreForm(name, model, key, inputs, f"{prefix}CoreForm_{name}", title, form.tab))
    return CoreForms(module_id, tuple(forms), blocks)
