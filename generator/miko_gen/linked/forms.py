"""The form of a page: what stands where, what its inputs are, and what its script knows of them."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.form_inputs import FormInput, link_form_input
from miko_gen.linked.inputs import Input
from miko_gen.linked.status import Status, link_status
from miko_gen.linked.text import Text
from miko_gen.spec.forms import FormWords, Group, InputLook


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
    def hides(self) -> bool:
        """Some inputs are not always shown."""
        return any(item.visible_when for item in self.inputs)

    @property
    def asks(self) -> bool:
        """Some inputs must not be empty while others have certain values."""
        return any(item.needed_when for item in self.inputs)

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
    shown = set(fields).union(*(group.fields for group in said.sections.values()))
    for tab in said.tabs.values():
        shown.update(tab.fields, *(group.fields for group in tab.sections.values()))
    looks = {name: said.inputs.get(name, InputLook.model_construct()) for name in known}
    inputs = {name: link_form_input(item, looks[name], shown) for name, item in known.items()}
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
