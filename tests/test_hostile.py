"""The spec is untrusted text: whatever stands in a string stays a string in every file that it goes to."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

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
    files = render(
        link(read_text(SPEC.format(text=json.dumps(text, ensure_ascii=all(char < "\U00010000" for char in text)))))
    )
    return {name: content.decode("utf-8") for name, content in files.items()}


TOKENS = r"""<?php
// Compares every PHP file of each folder with that of the first: the same tokens in the same order, texts apart.
[$first, $others] = [$argv[1], array_slice($argv, 2)];
$shape = static fn (string $file): array => array_map(
    static fn ($token) => is_array($token) ? $token[0] : $token,
    token_get_all(file_get_contents($file), TOKEN_PARSE)
);
$files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($first, FilesystemIterator::SKIP_DOTS));
foreach ($files as $file) {
    $name = substr($file->getPathname(), strlen($first));
    foreach ($others as $other) {
        if (str_ends_with($name, '.php') && $shape($other . $name) !== $shape($first . $name)) {
            echo $other . $name, PHP_EOL;
        }
    }
}
"""


def test_php_takes_every_string_for_a_string(php: Path, tmp_path: Path) -> None:
    texts = ["b", *(text for text in HOSTILE if text.strip())]
    for number, text in enumerate(texts):
        for name, content in rendered(f"a {text} z").items():
            path = tmp_path / str(number) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    script = tmp_path / "tokens.php"
    script.write_text(TOKENS)
    folders = [str(tmp_path / str(number)) for number in range(len(texts))]
    run = subprocess.run([str(php), str(script), *folders], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (0, "")


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()], ids=repr)
def test_json_and_pages_hold_it_as_text(text: str) -> None:
    files = rendered(f"a {text} z")
    assert json.loads(files["module.json"])["developer"] == f"a {text} z"
    json.loads(files["composer.json"])
    for name, content in files.items():
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
