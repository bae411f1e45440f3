"""Filters of the templates: a value of the spec in the syntax of the file that it goes to, never as code.

A filter once released never changes what it returns, so that an old template renders the same with a newer package.
"""

from __future__ import annotations

import json as json_module
import re
from collections.abc import Callable, Mapping
from typing import Any

from miko_gen.linked import names
from miko_gen.linked.php import php, php_block

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029]")
_MARKUP = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "{": "&#123;", "}": "&#125;"}
)


def doc(value: object) -> str:
    """One line of a comment or docblock: it neither ends the comment, nor leaves PHP, nor is read as an annotation."""
    text = re.sub(r"\s+", " ", _CONTROL.sub(" ", str(value))).strip()
    return text.replace("*/", "* /").replace("?>", "? >").replace("<?", "< ?").replace("@", "(at)")


def json(value: object) -> str:
    """JSON with readable Unicode, also valid as JavaScript inside a script element."""
    text = json_module.dumps(_plain(value), ensure_ascii=False)
    return (
        text.replace("</", "<\\/")
        .replace("<!--", "<\\u0021--")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )


def html(value: object) -> str:
    """Text in HTML or Volt: markup and Volt's braces become entities."""
    return _CONTROL.sub(" ", str(value)).translate(_MARKUP)


def markdown(value: object) -> str:
    """One line of text in Markdown."""
    return re.sub(r"([\\`*_{}\[\]<>#|!])", r"\\\1", doc(value))


def yaml(value: object) -> str:
    """A YAML scalar in double quotes, on one line."""
    # JSON says a character beyond 16 bits in two halves, which YAML does not put together.
    signs = (f"\\U{ord(sign):08x}" if sign > "\uffff" else json_module.dumps(sign)[1:-1] for sign in str(value))
    return f'"{"".join(signs)}"'


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


FILTERS: dict[str, Callable[..., Any]] = {
    "php": php,
    "php_block": php_block,
    "doc": doc,
    "json": json,
    "html": html,
    "markdown": markdown,
    "yaml": yaml,
    "pascal": names.pascal,
    "camel": names.camel,
    "slug": names.slug,
    "words": names.words,
}
