"""The pages of the admin cabinet and the translations: every key has its text, no secret leaves the server."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from conftest import SPECS
from miko_gen.linked.link import link
from miko_gen.linked.module import Module
from miko_gen.render.files import render
from miko_gen.spec.read import read_text

ASKED = re.compile(r"(?:\bt\._|->t|->_|::translate)\('([^'$]+)'[,)]")
SAID = re.compile(r"^    '([^']+)' =>", re.MULTILINE)

TYPES = """
spec: 1
module:
  id: ModuleEveryType
  version: "1.0"
  developer: Example Ltd
  support_email: support@example.com
  title: {en: Every type, de: Alle Typen}
  summary: Has all
models:
  Options:
    singleton: true
    fields:
      words: string
      many: {type: text, help: {en: Many words, de: Viele Wörter}}
      count: {type: integer, default: 5}
      share: number
      active: {type: bool, default: true}
      kind: {type: enum, values: {a_b: {en: First, de: Erster}, Help: Second}, default: a_b}
      kind_value: {type: phone, nullable: true}
      mail: email
      page: url
      host: ip
      moment: {type: date-time, nullable: true, read_only: true}
      token: secret
      announce: sound
      whom: extension
      queue: {type: reference, to: core.CallQueues}
      line: {type: reference, to: Rows, nullable: true}
  Rows:
    fields:
      name: {type: string, required: true}
      hidden: secret
admin:
  options:
    form: Options
    fields: [words, many, count, share, active, kind, kind_value, mail, page, host, moment, token, announce, whom, queue, line]
  rows: {table: Rows}
"""


def short_types(text: str) -> str:
    """Fields of the spec have no short form; the test reads better with one."""
    return re.sub(r"^(      \w+): (\w+)$", r"\1: {type: \2}", text, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def every_type() -> Module:
    return link(read_text(short_types(TYPES)))


@pytest.fixture(scope="module")
def files(every_type: Module) -> Mapping[str, str]:
    return {name: content.decode("utf-8") for name, content in render(every_type).items()}


def asked(texts: Iterator[str], prefix: str) -> set[str]:
    """The module's own keys that the files ask for."""
    return {key for text in texts for key in ASKED.findall(text) if key.startswith(prefix)}


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.stem)
def test_every_key_has_a_text_in_every_language(spec: Path) -> None:
    module = link(read_text(spec.read_text(encoding="utf-8")))
    texts = {name: content.decode("utf-8") for name, content in render(module).items()}

    keys = asked(iter(texts.values()), module.message_prefix)

    assert keys
    for language in module.languages:
        pack = f"Messages/{language}/{module.id}.php"
        said = SAID.findall(texts[pack if module.is_language_pack else f"Messages/{language}.php"])
        assert len(said) == len(set(said))
        assert keys | {f"Breadcrumb{module.id}", f"SubHeader{module.id}", f"mo_{module.id}", f"rep{module.id}"} <= {
            *said
        }


def test_keys_of_fields_helps_and_values_differ(every_type: Module) -> None:
    english, german = dict(every_type.messages("en")), dict(every_type.messages("de"))
    key = "module_every_type_Options_"

    assert english[f"{key}kind_Value_a_b"] == "First"
    assert english[f"{key}kind_Value_Help"] == "Second"
    assert english[f"{key}kind_value"] == "Kind value"
    assert english[f"{key}many_Help"] == "Many words"
    assert german[f"{key}many_Help"] == "Viele Wörter"
    assert german[f"{key}kind_Value_Help"] == "Second"


def test_title_of_the_module_opens_no_tag() -> None:
    spec = TYPES.replace("{en: Every type, de: Alle Typen}", '"<script>alert(1)</script>"')

    messages = dict(link(read_text(short_types(spec))).messages("en"))

    assert messages["BreadcrumbModuleEveryType"] == "&lt;script>alert(1)&lt;/script>"


def test_secrets_are_not_sent_to_the_browser(files: Mapping[str, str]) -> None:
    form = files["App/Forms/OptionsForm.php"]
    controller = files["App/Controllers/ModuleEveryTypeController.php"]

    assert "new Password('token', [\n            'value' => ''," in form
    assert "'token' => 'secret'" in controller
    assert "hidden" not in controller


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("words", "$this->add(new Text('words'));"),
        ("count", "$this->add(new Text('count', ['inputmode' => 'numeric']));"),
        ("share", "$this->add(new Text('share', ['inputmode' => 'decimal']));"),
        ("mail", "$this->add(new Text('mail', ['inputmode' => 'email']));"),
        ("moment", "$this->add(new Text('moment', ['readonly' => 'readonly']));"),
        ("many", "$this->add(new TextArea('many', ['rows' => 4]));"),
        ("active", "$this->addCheckBox('active', (string)$entity->active === '1');"),
        ("kind", "$this->addSemanticUIDropdown('kind', $options['kind'], $entity->kind, ["),
        ("queue", "$this->addSemanticUIDropdown('queue', $options['queue'], $entity->queue, ["),
    ],
)
def test_input_of_each_type(files: Mapping[str, str], field: str, line: str) -> None:
    assert f"        {line}\n" in files["App/Forms/OptionsForm.php"], field


@pytest.mark.parametrize(
    "line",
    [
        "'queue' => self::records(CallQueues::class, 'uniqid'),",
        "'line' => self::records(Rows::class, 'id', 'name'),",
        "'kind' => $this->translated('module_every_type_Options_kind_Value_', [",
        "'count' => 'value',",
        "'kind_value' => 'nullable',",
        "'words' => 'text',",
        "'active' => 'bool',",
    ],
)
def test_controller_knows_each_type(files: Mapping[str, str], line: str) -> None:
    assert f" {line}\n" in files["App/Controllers/ModuleEveryTypeController.php"]


def test_what_is_read_only_is_not_saved(files: Mapping[str, str]) -> None:
    assert "'moment' =>" not in files["App/Controllers/ModuleEveryTypeController.php"]


def test_one_page_has_no_tabs(files: Mapping[str, str]) -> None:
    single = render(link(read_text(short_types(TYPES).replace("  rows: {table: Rows}\n", ""))))
    view = single["App/Views/ModuleEveryType/index.volt"].decode("utf-8")

    assert "tabular menu" in files["App/Views/ModuleEveryType/index.volt"]
    assert "tab" not in re.sub(r"data-tab|table", "", view)
    assert not any(name.startswith("public/assets/css/") for name in single)


def test_without_pages_there_is_no_app() -> None:
    names = render(link(read_text(short_types(TYPES).split("admin:\n")[0])))

    assert not any(name.startswith(("App/", "public/")) for name in names)
