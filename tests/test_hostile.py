"""The spec is untrusted text: whatever stands in a string stays a string in every file that it goes to."""

from __future__ import annotations

import json
import re

import pytest

from miko_gen.linked.module import link
from miko_gen.linked.php import php
from miko_gen.render import filters
from miko_gen.render.files import render
from miko_gen.spec.problem import SpecError
from miko_gen.spec.read import read_text

HOSTILE = [
    "'", '"', "\\", "\\'", "*/ system('id'); /*", "?><?php system('id'); ?>", "{{ 7 * 7 }}", "{% raw %}", "{# x #}",
    "<script>alert(1)</script>", "</script>", "<!-- x", "a\nb", "a; DROP TABLE x", "$x ${y} {$z}", "`id`", "@Column(type='x')",
    "#[Attribute]", "%s %n", "\u2028", "${EXTEN}", "CONF", "&amp;", "--", "\t", "é ü ж 漢 🎉", "\\u0027", "$(id)", "<?= 1 ?>", "'''",
]  # fmt: skip

SPEC = """
spec: 1
module:
  id: ModuleHostile
  version: "1.0"
  developer: {text}
  support_email: support@example.com
  title: {text}
  summary: {text}
models:
  Things:
    label: {text}
    fields:
      words: {{type: text, default: {text}, label: {text}, help: {text}}}
      kind: {{type: enum, values: {{one: {text}}}, default: one, label: {text}}}
    seed:
      - {{words: {text}}}
rest:
  things:
    model: Things
    description: {text}
    actions:
      look: {{description: {text}, parameters: {{word: {{type: string, label: {text}, help: {text}, default: {text}}}}}, handler: look}}
admin:
  things: {{table: Things, title: {text}}}
"""


def rendered(text: str) -> dict[str, str]:
    files = render(link(read_text(SPEC.format(text=json.dumps(text)))))
    return {name: content.decode("utf-8") for name, content in files.items()}


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()], ids=repr)
def test_php_json_and_html_hold_it_as_text(text: str) -> None:
    files = rendered(f"a {text} z")
    assert json.loads(files["module.json"])["developer"] == f"a {text} z"
    for name, content in files.items():
        if name.endswith(".php"):
            assert "<?php" not in content[5:].replace("'", "") or name.startswith("agi-bin/") or text in ("?>", "<?")
            assert content.count("/**") == content.count("*/"), name
        if name.endswith((".volt", ".js")):
            assert "<script>alert" not in content
            assert "{{ 7 * 7 }}" not in content


def test_control_characters_are_refused() -> None:
    for text in ("\x00", "\x1b[31m", "\x7f", "\x85"):
        with pytest.raises(SpecError, match="control character"):
            rendered(f"a{text}z")


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_php_literal(text: str) -> None:
    literal = php(text)
    if literal.startswith("'"):
        body = literal[1:-1]
        assert not re.search(r"(?<!\\)(\\\\)*'", body)
        assert re.sub(r"\\(['\\])", r"\1", body) == text
    else:
        assert not re.search(r'(?<!\\)(\\\\)*["$]', literal[1:-1])


def test_php_values() -> None:
    assert php([None, True, 1, 1.5, "it's"]) == r"[null, true, 1, 1.5, 'it\'s']"
    assert php({"a": [1]}) == "['a' => [1]]"
    assert php("C:\\new\\") == r"'C:\new\\'"


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_docblock(text: str) -> None:
    shown = filters.doc(text)
    assert "*/" not in shown
    assert "?>" not in shown
    assert "@" not in shown
    assert "\n" not in shown


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_json_and_html(text: str) -> None:
    assert json.loads(filters.json(text)) == text
    assert "</" not in filters.json(text)
    shown = filters.html(text)
    assert "<" not in shown
    assert "{{" not in shown
