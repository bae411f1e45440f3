"""Messages to open pages of the module."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.database import Model
from miko_gen.linked.pages import Page
from miko_gen.linked.text import Text
from miko_gen.linked.values import Value, link_value
from miko_gen.spec.push import Push as SaidPush


@dataclass(frozen=True)
class Message:
    """``event`` is its name on MikoPBX's event bus; ``model`` the one whose changes it tells, else a method sends it."""

    name: str
    event: str
    model: Model | None
    data: tuple[Value, ...]
    key: str
    title: Text | None
    level: str
    tables: tuple[Page, ...]
    status: Page | None

    @property
    def method(self) -> str:
        """The method of {Feature}Push that sends it."""
        return names.camel(self.name)

    @property
    def parameters(self) -> str:
        """The parameters of the method that sends it."""
        return ", ".join(f"{value.php_type} ${value.name}" for value in self.data)

    @property
    def shown(self) -> tuple[str, ...]:
        """The values that stand in the notice."""
        return placeholders(self.title.translations) if self.title else ()


def placeholders(texts: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Names in braces in any of the languages."""
    found = [name for _, text in texts for name in re.findall(r"\{([a-z][a-z0-9_]*)\}", text)]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True)
class Push:
    """All messages."""

    messages: tuple[Message, ...]

    @property
    def texts(self) -> Iterator[tuple[str, Text]]:
        """Keys of what the author says."""
        for message in self.messages:
            if message.title:
                yield message.key, message.title

    @property
    def sent(self) -> tuple[Message, ...]:
        """Those that a method sends."""
        return tuple(message for message in self.messages if message.model is None)

    @property
    def of_models(self) -> tuple[Message, ...]:
        return tuple(message for message in self.messages if message.model)

    @property
    def refreshes_tables(self) -> bool:
        return any(message.tables for message in self.messages)

    @property
    def shows_notices(self) -> bool:
        return any(message.title for message in self.messages)


def link_push(
    module_id: str, prefix: str, said: Mapping[str, SaidPush], models: Mapping[str, Model], pages: tuple[Page, ...]
) -> Push:
    """``prefix`` is the one of the module's messages."""
    by_name = {page.name: page for page in pages}
    return Push(
        tuple(
            Message(
                name=name,
                event=f"{names.slug(module_id)}-{name}",
                model=models[push.model] if push.model else None,
                data=tuple(link_value(key, value) for key, value in push.data.items()),
                key=f"{prefix}Push_{name.replace('-', '_')}",
                title=Text.of(push.title, "") if push.title else None,
                level=push.level,
                tables=tuple(by_name[key] for key in push.refresh if by_name[key].table),
                status=next((by_name[key] for key in push.refresh if by_name[key].is_form), None),
            )
            for name, push in said.items()
        )
    )
