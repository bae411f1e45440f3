"""The form of a page: what stands where, what its inputs are, and what its script knows of them."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.client_rules import ClientRule, client_rules
from miko_gen.linked.inputs import Input
from miko_gen.linked.status import Status, link_status
from miko_gen.linked.text import Text
from miko_gen.spec.fields import Scalar
from miko_gen.spec.forms import FormWords, Group, InputLook

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
        return not any(rule.message == "Required" for rule in self.rules)


@dataclass(frozen=True)
class Section:
    """Inputs below a heading; the first of a tab or of a form without a heading (``key`` is empty)."""

    key: str
    title: Text
    inputs: tuple[FormInput, ...]


@dataclass(frozen=True)
class Tab:
    """A tab of the form; the first has no name, when it is what stands above or without tabs."""

    name: str
    key: str
    title: Text
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Form:
    """The form of a page."""

    page: str
    tabs: tuple[Tab, ...]
    status: Status | None

    @property
    def inputs(self) -> tuple[FormInput, ...]:
        return tuple(item for tab in self.tabs for section in tab.sections for item in section.inputs)

    @property
    def named_tabs(self) -> tuple[Tab, ...]:
        return tuple(tab for tab in self.tabs if tab.name)

    @property
    def pickers(self) -> tuple[FormInput, ...]:
        return tuple(item for item in self.inputs if item.kind == "picker")

    @property
    def secrets(self) -> tuple[FormInput, ...]:
        return tuple(item for item in self.inputs if item.kind == "secret" and item.field.writable)

    @property
    def judged(self) -> tuple[FormInput, ...]:
        return tuple(item for item in self.inputs if item.rules)

    @property
    def has_conditions(self) -> bool:
        return any(item.visible_when for item in self.inputs)

    @property
    def rule_names(self) -> frozenset[str]:
        """The kinds of rules that Fomantic UI does not have."""
        return frozenset(rule.type for item in self.judged for rule in item.rules) - {"regExp"}

    @property
    def script_globals(self) -> str:
        """Objects of Core's scripts that the form's script names."""
        found = {item.selector for item in self.pickers} | ({"PasswordWidget"} if self.secrets else set())
        return "".join(f", {name}" for name in sorted(found))

    @property
    def scripts(self) -> tuple[str, ...]:
        """Core's scripts that its inputs need, each once."""
        return tuple(dict.fromkeys(script for item in self.inputs for script in item.scripts))

    @property
    def shown_classes(self) -> tuple[str, ...]:
        """Classes of Core whose records its pickers show."""
        return tuple(sorted({item.shown_class for item in self.pickers if item.shown_class}))

    @property
    def texts(self) -> Iterator[tuple[str, Text]]:
        """Keys of what the author says beside the labels."""
        for tab in self.tabs:
            if tab.name:
                yield tab.key, tab.title
            for section in tab.sections:
                if section.key:
                    yield section.key, section.title
                for item in section.inputs:
                    if item.placeholder:
                        yield item.placeholder_key, item.placeholder
        if self.status:
            for state in self.status.states:
                if state.title:
                    yield state.key, state.title


def link_form(prefix: str, page: str, said: FormWords, fields: list[str], known: dict[str, Input]) -> Form:
    """``fields`` are the inputs that stand before all sections, ``known`` every input by name."""
    key = f"{prefix}page_{page}"
    inputs = {name: _input(item, said.inputs.get(name, InputLook.model_construct())) for name, item in known.items()}
    tabs = tuple(
        Tab(
            name=name,
            key=f"{key}_Tab_{name}",
            title=Text.of(tab.title, names.words(name)),
            sections=_sections(f"{key}_Tab_{name}", tab.fields, tab.sections, inputs),
        )
        for name, tab in said.tabs.items()
    )
    if above := _sections(key, fields, said.sections, inputs):
        tabs = (Tab("", "", Text.of(None, ""), above), *tabs)
    return Form(page, tabs, link_status(prefix, key, page, said.status) if said.status else None)


def _sections(
    key: str, first: list[str], groups: dict[str, Group], inputs: dict[str, FormInput]
) -> tuple[Section, ...]:
    found = [Section("", Text.of(None, ""), tuple(inputs[name] for name in first))] if first else []
    found += [
        Section(
            key=f"{key}_Section_{name}",
            title=Text.of(group.title, names.words(name)),
            inputs=tuple(inputs[field] for field in group.fields),
        )
        for name, group in groups.items()
    ]
    return tuple(found)


def _input(item: Input, look: InputLook) -> FormInput:
    return FormInput(
        field=item.field,
        key=item.key,
        look=look.widget,
        numbers=look.numbers,
        placeholder=Text.of(look.placeholder, "") if look.placeholder else None,
        visible_when=tuple((name, tuple(map(_sent, values))) for name, values in look.visible_when.items()),
    )


def _sent(value: Scalar) -> str:
    """A value as the browser has it."""
    return {True: "1", False: "0"}[value] if isinstance(value, bool) else str(value)
