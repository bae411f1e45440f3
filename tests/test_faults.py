"""What goes wrong in modules that people wrote cannot go wrong in a generated one.

Each kind of fault is a reader of the module's syntax trees (``faults.py``), or a spec that asks for the fault and is refused.
Every reader has to find its fault in a file that has it (``PLANTED``), so that none of them passes because it sees nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from faults import (
    READERS,
    code,
    concatenated_query,
    deaf_loop,
    fixed_path,
    guessable_secret,
    implicit_null,
    name_from_outside,
    name_unlike_file,
    null_of_first_install,
    open_shell,
    outside_objects,
    request_to_nothing,
    stale_dialplan,
    text_without_english,
    tls_unverified,
    unknown_class,
    unknown_property,
)
from miko_gen.contract.source import text, walk
from miko_gen.project.generate import generate
from miko_gen.spec.problem import SpecError
from miko_gen.spec.read import read_text

BASE = (Path(__file__).parent / "good_base.yaml").read_text(encoding="utf-8")
EVERY_TEXT = Path(__file__).parent / "every_text.yaml"

# Where a file with the fault goes, and the fault.
PLANTED: Mapping[Callable[[Path], Iterator[str]], tuple[str, str]] = {
    unknown_class: ("Lib/Planted.php", "use Modules\\ModuleOther\\Lib\\Thing; class Planted { }"),
    name_unlike_file: ("Lib/Planted.php", "class Plantd { }"),
    concatenated_query: ("Lib/Planted.php", "function f($a) { Numbers::find(['conditions' => \"number='$a'\"]); }"),
    open_shell: ("Lib/Planted.php", "function f($a) { Processes::mwExec('ls ' . escapeshellarg($b) . $a); }"),
    name_from_outside: ("Lib/Planted.php", "function f($a) { $this->main->$a(); }"),
    guessable_secret: ("Lib/Planted.php", "function f() { return md5(date('c')); }"),
    outside_objects: ("Lib/Planted.php", "function f($a) { return \\unserialize($a); }"),
    tls_unverified: ("Lib/Planted.php", "function f() { return new Client(['verify' => false]); }"),
    deaf_loop: ("Lib/Planted.php", "function f() { while (true) { g(); } }"),
    stale_dialplan: ("Lib/PlantedConf.php", "class PlantedConf { function extensionGenHints() { return ''; } }"),
    unknown_property: ("Setup/Planted.php", "class Planted { function f() { $this->mesages[] = 'No'; } }"),
    null_of_first_install: ("Lib/Planted.php", "function f() { return Settings::findFirst()->name; }"),
    implicit_null: ("Lib/Planted.php", "function f(string $a = null) { }"),
    fixed_path: ("Lib/Planted.php", "function f() { return '/storage/usbdisk1/mikopbx/custom_modules'; }"),
    text_without_english: ("Lib/Planted.php", "function f($t) { return $t->_('module_nothing_here'); }"),
    request_to_nothing: ("public/assets/js/planted.js", "$.get(`${Page.url}/nothing`);"),
}
# What a fault looks like besides the one planted for its reader.
MORE = [
    (unknown_class, "class PlantedConf { function f() { return new \\Phalcon\\Logger('main'); } }"),
    (concatenated_query, "function f($a) { return Numbers::findFirst('number=' . $a); }"),
    (open_shell, "function f($a) { return `ls $a`; }"),
    (name_from_outside, "function f() { $a = $this->request->getPost('class'); return new $a(); }"),
    (
        stale_dialplan,
        "class PConf { function extensionGenHints() {} function onBeforeModuleDisable() { f(ReloadDialplanAction::class); } }",
    ),
    (deaf_loop, "function f() { sleep(3600); }"),
    (tls_unverified, "function f($a) { curl_setopt($a, CURLOPT_SSL_VERIFYPEER, false); }"),
]


def test_every_reader_has_a_planted_fault() -> None:
    assert list(PLANTED) == list(READERS)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_no_generated_module_has_it(reader: Callable[[Path], Iterator[str]], module: Path) -> None:
    assert list(reader(module)) == []


@pytest.fixture(scope="module")
def every_text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The module of the spec that says every word which takes a text. Read only."""
    return generate(EVERY_TEXT, tmp_path_factory.mktemp("every_text")).folder


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.__name__)
def test_no_word_of_the_language_brings_it(reader: Callable[[Path], Iterator[str]], every_text: Path) -> None:
    assert list(reader(every_text)) == []


@pytest.mark.parametrize(
    ("reader", "path", "php"),
    [
        *((reader, *planted) for reader, planted in PLANTED.items()),
        *((one, "Lib/PlantedConf.php", php) for one, php in MORE),
    ],
)
def test_a_reader_finds_its_fault(reader: Callable[[Path], Iterator[str]], path: str, php: str, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / "Messages").mkdir()
    (tmp_path / "module.json").write_text('{"moduleUniqueID": "ModuleSample"}', encoding="utf-8")
    (tmp_path / "Messages/en.php").write_text(
        "<?php return ['BreadcrumbModuleSample' => 'Sample', 'SubHeaderModuleSample' => 'A sample'];", encoding="utf-8"
    )
    namespace = f"namespace Modules\\ModuleSample\\{Path(path).parent.name};"
    (tmp_path / path).write_text(php if path.endswith(".js") else f"<?php {namespace} {php}", encoding="utf-8")

    assert list(reader(tmp_path)) != []


def test_only_what_the_spec_opens_to_everyone_is_public(modules: Mapping[str, Path]) -> None:
    opened = {}
    for name, module in modules.items():
        found = [
            file.at(one)
            for file in code(module)
            for one in walk(file.root, "class_constant_access_expression")
            if text(one) == "SecurityType::PUBLIC"
        ]
        said = yaml.safe_load((Path(__file__).parent.parent / "specs" / f"{name}.yaml").read_bytes())
        opened[name] = len(found)
        # What nginx opens is not a matter of REST.
        assert len(found) == str(said.get("rest")).count("'access': 'open_to_everyone'"), name
    assert opened["door-phone"] > 0
    assert opened["module-black-list"] == 0


# Specs that ask for a fault: the place is refused, and the message has the word.
REFUSED = {
    "a removed hook of Core": ("dialplan: {generateOldPeers: 'exten => s,1,NoOp()'}", "generateOldPeers"),
    "an open resource by a soft word": ("rest: {numbers: {model: Numbers, public: true}}", "public"),
    "noAuth": ("rest: {numbers: {model: Numbers, noAuth: true}}", "noAuth"),
    "access that nobody knows": ("rest: {numbers: {actions: {check: {access: none}}}}", "none"),
    "a fixed secret": (
        "models: {Settings: {singleton: true, fields: {token: {type: secret, default: '1234'}}}}",
        "default",
    ),
    "a download out of its folder": (
        "rest: {numbers: {actions: {get: {download: {folder: ../../etc}, handler: getIt}}}}",
        "../../etc",
    ),
    "a handler that is no name": ("workers: {Watcher: {events: [Newchannel], handler: 'on(); exec'}}", "on(); exec"),
}


def merged(base: object, more: object) -> object:
    if not isinstance(base, dict) or not isinstance(more, dict):
        return more
    return base | {key: merged(base.get(key), value) for key, value in more.items()}


@pytest.mark.parametrize("case", REFUSED)
def test_a_spec_that_asks_for_it_is_refused(case: str) -> None:
    more, word = REFUSED[case]
    spec = yaml.safe_dump(merged(yaml.safe_load(BASE), yaml.safe_load(more)), allow_unicode=True, sort_keys=False)

    with pytest.raises(SpecError) as raised:
        read_text(spec)

    assert any(word in problem.message for problem in raised.value.problems)
