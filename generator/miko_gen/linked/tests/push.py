"""Messages to open pages, as the module's tests send them."""

from __future__ import annotations

from miko_gen.facts import dataclass
from miko_gen.linked.push import Message
from miko_gen.linked.tests.values import examples

_DEFAULTS = {"int": "7", "float": "1.5", "bool": "true", "string": "'example'"}


@dataclass(frozen=True)
class SentMessage:
    """A message with a value for each of its parameters, in PHP."""

    message: Message

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        found = []
        for value in self.message.data:
            fitting = examples(value)
            php = fitting[0].php if fitting else _DEFAULTS[value.php_type]
            found.append((value.name, f"({value.php_type}){php}" if value.php_type == "float" else php))
        return tuple(found)

    @property
    def arguments(self) -> str:
        return ", ".join(php for _, php in self.values)
