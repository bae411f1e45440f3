"""Random valid specs: each is accepted, renders, parses, loads, and its module passes its own tests.

``--random-specs N`` takes N of them, ``--random-seed any`` other ones each time (the seed is printed).
"""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import faults
import language
import live_fail2ban
from draw import as_yaml
from live_asterisk import free_ports
from live_fail2ban import as_said
from live_nginx import Nginx, alone, make_certificate
from miko_gen.linked.link import link
from miko_gen.project.folder import write_new
from miko_gen.project.generate import module_files
from miko_gen.spec.problem import SpecError
from miko_gen.spec.read import read_text
from miko_gen.spec.source import read_source
from returned import returned

DRAW = Path(__file__).parent / "draw.py"
# What the schema says and the check refuses: an enum without its values, a secret or a row as a parameter or in a message.
REFUSED = {
    f"{word}={kind}"
    for word, kinds in {
        "Action.parameters": ("enum", "reference", "secret"),
        "Action.returns": ("enum", "reference", "secret"),
        "OwnOperation.access": ("open_to_everyone",),
        "OwnOperation.parameters": ("enum", "reference", "secret"),
        "OwnOperation.returns": ("enum", "reference", "secret"),
        "ActionValue.fields": ("enum", "reference", "secret"),
        "ActionValue.of": ("enum", "reference", "secret"),
        "ActionValue.type": ("reference", "secret"),
        "Parameter.type": ("reference", "secret"),
        "Push.data": ("enum", "reference", "secret"),
    }.items()
    for kind in kinds
}


@dataclass(frozen=True)
class Made:
    """A random spec and the module that was generated from it."""

    data: dict[str, Any]
    folder: Path

    def __str__(self) -> str:
        return f"\n# {self.folder}\n{as_yaml(self.data)}"


def drawn(count: int, first: int) -> list[dict[str, Any]]:
    """``count`` specs, drawn in a process of its own: Hypothesis takes values from the modules that a process has loaded."""
    ran = subprocess.run([sys.executable, DRAW, str(count), str(first)], capture_output=True, check=True, timeout=900)
    found: list[dict[str, Any]] = pickle.loads(ran.stdout)
    return found


@pytest.fixture(scope="module")
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    """Random modules. Read only."""
    said = request.config.getoption("--random-seed")
    first = int.from_bytes(os.urandom(4), "big") if said == "any" else int(said)
    print(f"--random-seed {first}")
    parent = tmp_path_factory.mktemp("random")
    found = []
    for number, data in enumerate(drawn(request.config.getoption("--random-specs"), first)):
        folder = parent / str(number) / data["module"]["id"]
        write(folder, data)
        found.append(Made(data, folder))
    return found


def write(folder: Path, data: dict[str, Any]) -> None:
    """Generates the module, twice: the spec is right, and the bytes are the same."""
    text = as_yaml(data)
    try:
        source = read_source(text.encode("utf-8"), "module.yaml")
        assert source.data == data
        name, files = module_files(source)
        again = module_files(read_source(text.encode("utf-8"), "module.yaml"))
    except Exception as error:
        raise AssertionError(f"{error}\n{text}") from error
    assert (name, files) == again, f"renders differently the second time\n{text}"
    folder.parent.mkdir(parents=True)
    write_new(folder, files)


def test_every_word_of_the_language_comes_up(made: list[Made]) -> None:
    if len(made) < 200:
        pytest.skip("fewer than 200 specs need not have every word")
    missing = language.vocabulary() - REFUSED - {word for one in made for word in language.used(one.data)}

    assert sorted(missing) == []


@pytest.mark.parametrize("word", sorted(REFUSED))
def test_what_never_comes_up_is_refused(word: str) -> None:
    place, kind = word.split("=")
    said: Any = {"type": kind} if place in ("Parameter.type", "ActionValue.of", "ActionValue.type") else kind
    said = {"type": "list", "of": said} if isinstance(said, dict) else said
    said = {"type": "object", "fields": {"inner": kind}} if place == "ActionValue.fields" else said
    group = "returns" if place in ("Action.returns", "OwnOperation.returns", "ActionValue.fields") else "parameters"
    handled = {"handler": "look", **({"access": kind} if place == "OwnOperation.access" else {group: {"one": said}})}
    own = {"operations": {"get": handled}} if place.startswith("OwnOperation") else {"actions": {"look": handled}}
    module = {"id": "ModuleSample", "developer": "x", "support_email": "a@example.com", "title": "x", "summary": "x"}
    data = {"spec": 1, "module": module, "rest": {"numbers": own}}
    if word.startswith("Push"):
        data |= {"rest": {}, "push": {"seen": {"title": "x", "data": {"one": said}}}}

    right = as_yaml(data).replace(kind, "bearer" if place == "OwnOperation.access" else "string")

    module_files(read_source(right.encode("utf-8"), "module.yaml"))
    with pytest.raises(SpecError):
        module_files(read_source(as_yaml(data).encode("utf-8"), "module.yaml"))


def test_every_file_parses(php: Path, made: list[Made]) -> None:
    files = [path for one in made for path in sorted(one.folder.rglob("*.php"))]
    wrong = []
    for start in range(0, len(files), 1000):
        some = files[start : start + 1000]
        ran = run(php, "-d", "error_reporting=-1", "-d", "display_errors=1", "-l", *some)
        wrong += [line for line in ran.stdout.splitlines() if line and not line.startswith("No syntax errors detected")]

    assert len(files) > 10 * len(made)
    assert wrong == [], report(made, "\n".join(wrong))


def test_every_class_loads(php: Path, standins: Path, made: list[Made]) -> None:
    for one in made:
        ran = run(php, standins / "load.php", one.folder)
        assert (ran.returncode, ran.stderr) == (0, ""), f"{ran.stdout}{ran.stderr}{one}"


def test_node_reads_every_script(node: str, made: list[Made], tmp_path: Path) -> None:
    scripts = [str(path) for one in made for path in sorted(one.folder.rglob("*.js"))]
    checking = tmp_path / "check.js"
    checking.write_text(
        "const fs = require('fs'); const vm = require('vm');"
        "for (const path of process.argv.slice(2)) {"
        "  try { new vm.Script(fs.readFileSync(path, 'utf8'), {filename: path}); }"
        "  catch (error) { console.log(error.stack.split('\\n').slice(0, 5).join('\\n')); }"
        "}"
    )
    ran = run(node, checking, *scripts)

    assert (ran.returncode, ran.stdout) == (0, ""), report(made, ran.stdout)


def test_every_language_has_every_key(php: Path, made: list[Made], tmp_path: Path) -> None:
    script = tmp_path / "keys.php"
    script.write_text(
        "<?php\nforeach (array_slice($argv, 1) as $folder) {\n"
        '    $files = glob("$folder/Messages/{*,*/*}.php", GLOB_BRACE);\n'
        "    $english = array_keys(require current(preg_grep('~/Messages/en\\b~', $files)));\n"
        "    foreach ($files as $file) {\n"
        "        $texts = require $file;\n"
        "        if (array_keys($texts) !== $english || in_array('', array_map('trim', $texts), true)) {\n"
        "            echo $file, PHP_EOL;\n        }\n    }\n}\n"
    )
    ran = run(php, script, *(one.folder for one in made))

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", ""), report(made, ran.stdout)


def test_every_module_passes_its_own_tests(php: Path, made: list[Made], request: pytest.FixtureRequest) -> None:
    """Two at a time: half of the time a test waits for a process."""
    command = [sys.executable, "-m", "miko_gen", "test", "--php", str(php)]
    some = made[: request.config.getoption("--own-tests")]
    with ThreadPoolExecutor(2) as pool:
        runs = pool.map(lambda one: (one, run(*command, one.folder)), some)
        failed = [(one, ran) for one, ran in runs if ran.returncode != 0]
    said = "\n".join(f"{one}\n{ran.stdout[-6000:]}{ran.stderr[-2000:]}" for one, ran in failed[:3])

    named = [re.findall(r"^(?:Failed|Error): (.*)", ran.stdout, re.MULTILINE) for _, ran in failed]

    assert failed == [], f"{len(failed)} of {len(some)} modules fail their own tests: {named}\n{said}"


def without_own_text(made: list[Made], word: str, hooks: tuple[str, ...]) -> list[Made]:
    """Some modules that have a word; to its hooks, their authors add nothing that was drawn at random."""
    return [one for one in made if one.data.get(word) and not set(hooks) & set(one.data.get("hooks", {}))][:20]


def test_nginx_reads_what_modules_add(nginx: Path, php: Path, standins: Path, made: list[Made], tmp_path: Path) -> None:
    make_certificate(php, tmp_path)
    server = Nginx(nginx, tmp_path, free_ports("http", "https", "rest"))
    hooks = ("createNginxLocations", "createNginxServers")
    for number, one in enumerate(without_own_text(made, "nginx", hooks)):
        said = returned(php, standins, one.folder, tmp_path / f"pbx-{number}", *hooks).texts[0]
        server.write(*(alone(said[hook]) for hook in hooks))
        assert server.mistakes() == [], f"{said}{one}"


def test_fail2ban_reads_the_lines_that_specs_say(
    fail2ban: Path, php: Path, standins: Path, made: list[Made], tmp_path: Path
) -> None:
    for number, one in enumerate(without_own_text(made, "fail2ban", live_fail2ban.HOOKS)):
        said = returned(php, standins, one.folder, tmp_path / f"pbx-{number}", *live_fail2ban.HOOKS)
        bans = link(read_text(as_yaml(one.data))).bans
        jails = live_fail2ban.Jails(fail2ban, tmp_path / f"etc-{number}", bans, said)
        assert jails.mistakes() == "", f"{said.texts}{one}"
        read = {name: (jail.lines, jail.ignore) for name, jail in jails.read().items()}
        assert read == {ban.jail: (as_said(ban.lines), as_said(ban.ignore)) for ban in bans.all}, one


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)


def report(made: Iterable[Made], said: str) -> str:
    """What was said, and the specs of the modules that it names."""
    numbers = set(re.findall(r"/(\d+)/Module", said))
    return said + "".join(str(one) for one in made if one.folder.parent.name in list(numbers)[:3])


@pytest.mark.parametrize("reader", faults.READERS, ids=lambda reader: reader.__name__)
def test_no_module_has_a_fault_of_hand_written_ones(reader: Callable[[Path], Iterator[str]], made: list[Made]) -> None:
    for module in made[:10]:
        assert list(reader(module.folder)) == [], module
