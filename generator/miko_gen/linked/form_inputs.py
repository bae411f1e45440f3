"""An input of a form: how it looks, and what the browser knows of it."""

from __future__ import annotations

from miko_gen.facts import dataclass, replace
from miko_gen.linked import names
from miko_gen.linked.client_rules import ClientRule, client_rules
from miko_gen.linked.inputs import Input
from miko_gen.linked.needs import sent
from miko_gen.linked.text import Text
from miko_gen.spec.forms import InputLook

# What stands on the page's script's side of a picker: Core's own selectors and the scripts that they are made of.
_SELECTORS = {
    "sound": ("SoundFileSelector", ("PbxAPI/sound-files-api", "FormElements/sound-file-selector")),
    "extension": ("ExtensionSelector", ("FormElements/extension-selector",)),
}
_PASSWORD_SCRIPTS = (
    "js/vendor/clipboard/clipboard.js",
    "js/pbx/PbxAPI/passwords-api.js",
    "js/pbx/FormElements/password-widget.js",
)


@dataclass(frozen=True)
class FormInput(Input):
    """An input of a form; ``visible_when`` are ``(other field, its values)``."""

    look: str | None
    numbers: str | None
    placeholder: Text | None
    visible_when: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def placeholder_key(self) -> str:
        return f"{self.key}_Placeholder"

    @property
    def kind(self) -> str:
        """``hidden``, ``radio``, ``checkbox``, ``picker``, ``select``, ``area``, ``secret`` or ``text``."""
        if self.look:
            return self.look
        if self.field.type in _SELECTORS and self.picks:
            return "picker"
        if self.is_select:
            return "select"
        return {"bool": "checkbox", "text": "area", "secret": "secret"}.get(self.field.type, "text")

    @property
    def is_select(self) -> bool:
        return self.look is None and self.field.type not in _SELECTORS and super().is_select

    @property
    def imported(self) -> str | None:
        return super().imported if self.is_select else None

    @property
    def shown_class(self) -> str | None:
        """The class of Core's records that a picker shows."""
        return super().imported if self.kind == "picker" else None

    @property
    def represented(self) -> str:
        """PHP that finds the record that a picker shows at first."""
        assert self.picks is not None
        model, key, _ = self.picks
        return f"{model}::findFirstBy{names.pascal(key)}((string)$entity->{self.name})"

    @property
    def element(self) -> str | None:
        if self.kind in ("hidden", "picker"):
            return "Hidden"
        return None if self.kind in ("radio", "checkbox", "select") else super().element

    @property
    def selector(self) -> str:
        """Core's object in JavaScript that makes a picker."""
        return _SELECTORS[self.field.type][0]

    @property
    def scripts(self) -> tuple[str, ...]:
        """Core's scripts that the input needs and not every page has."""
        if self.kind == "picker":
            return tuple(f"js/pbx/{name}.js" for name in _SELECTORS[self.field.type][1])
        return _PASSWORD_SCRIPTS if self.kind == "secret" and self.field.writable else ()

    @property
    def picker_options(self) -> str:
        """What Core's selector is told, as JavaScript."""
        own = "category: 'custom'" if self.field.type == "sound" else f"type: '{self.numbers or 'all'}'"
        return f"{{ {own}, includeEmpty: {'false' if self.field.required else 'true'} }}"

    @property
    def conditions(self) -> dict[str, list[str]]:
        return {name: list(values) for name, values in self.visible_when}

    @property
    def rules(self) -> tuple[ClientRule, ...]:
        """What the browser judges before it sends; the model judges it again."""
        return client_rules(self.field, self.stored) if self.field.writable and self.kind != "hidden" else ()

    @property
    def is_optional(self) -> bool:
        return not any(rule.is_presence for rule in self.rules)

    @property
    def needed_when(self) -> dict[str, list[str]]:
        """With which values of other inputs it must not be empty, where the browser can judge that."""
        return {} if self.is_optional else {need.field: list(need.values) for need in self.field.needs}


def link_form_input(item: Input, look: InputLook, shown: set[str]) -> FormInput:
    """``shown`` are the fields that the form has inputs for."""
    is_judged = all(need.field in shown for need in item.field.needs)
    return FormInput(
        # By what the form does not show, the model alone can judge.
        field=item.field if is_judged else replace(item.field, needs=()),
        key=item.key,
        look=look.widget,
        numbers=look.numbers,
        placeholder=Text.of(look.placeholder, "") if look.placeholder else None,
        visible_when=tuple((name, tuple(map(sent, values))) for name, values in look.visible_when.items()),
    )
