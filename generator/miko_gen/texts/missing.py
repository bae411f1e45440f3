"""Which texts of a module's author are missing in which language."""

from __future__ import annotations

from miko_gen.linked.module import Module


def missing(module: Module) -> dict[str, dict[str, str]]:
    """``{language: {translation key: the text that stands there instead}}`` of every language of the module.

    What the generator itself says is there in all languages. In English nothing is missing that has a text made from a name.
    """
    texts = {
        f"Breadcrumb{module.id}": module.title,
        f"SubHeader{module.id}": module.summary,
        **dict(module.author_keys),
    }
    return {
        language: {key: text.in_language(language) for key, text in texts.items() if language not in text.languages}
        for language in module.languages
    }
