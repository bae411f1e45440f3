"""A text for people in the languages that the spec gives."""

from __future__ import annotations

from collections.abc import Mapping

from miko_gen.facts import dataclass


@dataclass(frozen=True)
class Text:
    """A text in one or more languages; ``str()`` is the English one."""

    translations: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, said: Mapping[str, str] | None, default: str) -> Text:
        """What the spec says, or ``default`` as English."""
        return cls(tuple((said or {"en": default}).items()))

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(language for language, _ in self.translations)

    def in_language(self, language: str) -> str:
        """The text in ``language``, else in English, else in the language that was given first."""
        texts = dict(self.translations)
        return texts.get(language) or texts.get("en") or self.translations[0][1]

    def __str__(self) -> str:
        return self.in_language("en")
