"""``copier update``, the real command, on a repository of the template with four tags: nothing that people wrote is lost.

Between the tags, template files are added, removed, moved, changed and moved again; the last is the template as it stands.
``--copier-histories 50`` plays more random histories.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from miko_gen.project.generate import generate

ROOT = Path(__file__).parent.parent
TESTS = "templates/module/tests"
SPEC = """\
spec: 1
module: {id: ModuleSample, version: "1.0", developer: Example Ltd, support_email: support@example.com, title: Sample, summary: Sample}
models:
  Settings:
    singleton: true
    fields: {mode: {type: enum, values: [slow, fast], default: slow}}
  Numbers:
    fields:
      number: {type: phone, required: true}
      note: {type: string}
rest:
  numbers: {model: Numbers, actions: {find: {parameters: {number: phone}, returns: {name: string}, handler: findNumber}}}
"""
RENAMED = SPEC.replace("  Numbers:\n", "  Entries:\n    renamed_from: Numbers\n").replace(
    "model: Numbers", "model: Entries"
)
SMALLER = SPEC[: SPEC.index("rest:")]
LARGER = SPEC + "workers:\n  Watcher: {events: [Newchannel], handler: onEvent}\n"
SPECS = [SPEC, LARGER, RENAMED, SMALLER]
TAGS = ["v1.0.0", "v1.1.0", "v1.2.0", "v2.0.0"]


def git(folder: Path, *words: str) -> str:
    named = ["git", "-C", str(folder), "-c", "user.name=Example", "-c", "user.email=support@example.com", *words]
    return subprocess.run(named, check=True, capture_output=True, text=True).stdout


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def first(place: Path) -> None:
    """The oldest: one file is elsewhere, one is there that later goes, and two have other texts."""
    (place / "templates/module/docs").mkdir()
    (place / f"{TESTS}/README.md.jinja").rename(place / "templates/module/docs/tests.md.jinja")
    (place / "templates/moved.json").write_text("{}")
    (place / "templates/module/old.txt.jinja").write_text("{{ module.id }} is old\nsecond\nthird\n")
    change(place / f"{TESTS}/phpunit.xml.jinja", "<phpunit", "<!-- first -->\n<phpunit")
    readme = place / "templates/module/README.md.jinja"
    readme.write_text(readme.read_text("utf-8") + "\nMade by the first template.\n", encoding="utf-8")


def second(place: Path) -> None:
    """Adds a file and changes another."""
    (place / "templates/module/extra.txt.jinja").write_text("one\n{{ module.slug }}\nthree\nfour\n")
    change(place / "templates/module/README.md.jinja", "Made by the first", "Made by the second")


def third(place: Path) -> None:
    """Moves a file for the first time, removes and changes others."""
    (place / "templates/module/docs/tests.md.jinja").rename(place / "templates/module/docs/testing.md.jinja")
    (place / "templates/moved.json").write_text(json.dumps({"docs/tests.md": "docs/testing.md"}))
    (place / "templates/module/old.txt.jinja").unlink()
    change(place / "templates/module/extra.txt.jinja", "one\n", "One, changed\n")
    change(place / f"{TESTS}/phpunit.xml.jinja", "<!-- first -->", "<!-- third -->")


def fourth(place: Path) -> None:
    """The template as it stands, which moves the file a second time."""
    shutil.rmtree(place / "templates")
    shutil.copytree(ROOT / "templates", place / "templates")
    moved = json.loads((ROOT / "templates" / "moved.json").read_text(encoding="utf-8"))
    moved |= {"docs/tests.md": "tests/README.md", "docs/testing.md": "tests/README.md"}
    (place / "templates/moved.json").write_text(json.dumps(moved))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("tagged") / "miko-gen"
    place.mkdir()
    shutil.copytree(ROOT / "templates", place / "templates")
    shutil.copy(ROOT / "copier.yml", place)
    git(place, "init", "-q")
    steps: list[Callable[[Path], None]] = [first, second, third, fourth]
    for tag, step in zip(TAGS, steps, strict=True):
        step(place)
        git(place, "add", "-A")
        git(place, "commit", "-qm", tag)
        git(place, "tag", tag)
    return place


@dataclass
class Module:
    """A module's repository that Copier made of the template."""

    template: Path
    folder: Path
    spec: str = SPEC
    lines: set[str] = field(default_factory=set)

    def copier(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "copier", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.folder.parent)

    def copy(self, tag: str) -> None:
        ran = self.copier(
            "copy", "--trust", "--quiet", "--vcs-ref", tag, *self.data(), str(self.template), str(self.folder)
        )
        assert ran.returncode == 0, ran.stderr
        git(self.folder, "init", "-q")
        self.commit()

    def data(self) -> list[str]:
        path = self.folder.parent / "data.yaml"
        path.write_text(self.spec, encoding="utf-8")
        return ["--data-file", str(path)]

    def update(self, tag: str) -> subprocess.CompletedProcess[str]:
        command = ["update", "--trust", "--defaults", "--vcs-ref", tag, *self.data(), str(self.folder)]
        ran = self.copier(*command)
        assert "Traceback" not in ran.stderr, ran.stderr
        return ran

    def commit(self) -> None:
        git(self.folder, "add", "-A")
        git(self.folder, "commit", "-qm", "work", "--allow-empty")

    def write(self, path: str, line: str, at: float = 1.0) -> None:
        """Puts a line of its own into a file, or makes the file."""
        place = self.folder / path
        lines = place.read_text(encoding="utf-8").splitlines() if place.exists() else []
        lines.insert(int(len(lines) * at), line)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.lines.add(line)

    def files(self) -> dict[str, bytes]:
        found = {path.relative_to(self.folder).as_posix(): path for path in self.folder.rglob("*") if path.is_file()}
        return {name: path.read_bytes() for name, path in found.items() if not name.startswith(".git/")}

    def lost(self) -> set[str]:
        there = {line.strip() for text in self.files().values() for line in text.decode("utf-8").splitlines()}
        return {line for line in self.lines if line.strip() not in there}

    def conflicted(self) -> list[str]:
        return sorted(name for name, text in self.files().items() if b"<<<<<<< " in text)

    def resolve(self) -> None:
        """A person keeps both sides of every conflict."""
        for name in self.conflicted():
            path = self.folder / name
            kept = re.sub(r"^(<<<<<<<|=======|>>>>>>>).*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            path.write_text(kept, encoding="utf-8")


@pytest.fixture
def module(template: Path, tmp_path: Path) -> Module:
    return Module(template, tmp_path / "ModuleSample")


def generated(files: dict[str, bytes]) -> dict[str, bytes]:
    lines = files[".copier-answers.yml"].splitlines(keepends=True)
    plain = b"".join(line for line in lines if not line.startswith((b"_commit:", b"_src_path:")))
    return {**files, ".copier-answers.yml": plain}


def check_is_quiet(module: Module) -> None:
    command = [sys.executable, "-m", "miko_gen", "regenerate", "--check", str(module.folder)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_an_untouched_module_becomes_what_new_makes(module: Module) -> None:
    module.copy("v1.0.0")
    assert (module.folder / "old.txt").exists()
    ran = module.update("v2.0.0")
    assert ran.returncode == 0, ran.stderr
    (module.folder.parent / "new").mkdir()
    spec = module.folder.parent / "module.yaml"
    spec.write_text(SPEC, encoding="utf-8")
    made = generate(spec, module.folder.parent / "new").folder
    fresh = {path.relative_to(made).as_posix(): path.read_bytes() for path in made.rglob("*") if path.is_file()}
    assert generated(module.files()) == generated(fresh)
    check_is_quiet(module)


def test_hand_edits_of_every_kind_are_kept(module: Module) -> None:
    module.copy("v1.0.0")
    module.write("README.md", "Mine, in the middle.", at=0.5)
    module.write("docs/tests.md", "Mine, in what moves twice.", at=0.5)
    module.write("old.txt", "Mine, in what goes.")
    module.write("Lib/Mine.php", "<?php // Mine")
    module.write("Lib/SampleMain.php", "// Mine, a handler.")
    change(module.folder / "Messages/en.php", "'Sample'", "'My sample'")
    (module.folder / ".gitignore").unlink()
    module.commit()

    ran = module.update("v2.0.0")

    assert ran.returncode != 0
    assert "left: old.txt: the spec no longer makes it, but it was edited" in ran.stderr
    assert module.conflicted() == []
    assert module.lost() == set()
    files = module.files()
    assert b"Mine, in what moves twice." in files["tests/README.md"]
    assert "docs/tests.md" not in files
    assert b"Mine, in the middle." in files["README.md"]
    assert b"Made by" not in files["README.md"]
    assert b"'My sample'" in files["Messages/en.php"]
    assert b"first" not in files["tests/phpunit.xml"]

    (module.folder / "old.txt").unlink()
    module.commit()
    assert module.update("v2.0.0").returncode == 0
    check_is_quiet(module)


def test_a_conflict_is_no_success_and_named_in_a_line(module: Module) -> None:
    module.copy("v1.0.0")
    change(module.folder / "tests/phpunit.xml", "<!-- first -->", "<!-- mine -->")
    module.commit()

    ran = module.update("v1.2.0")

    assert ran.returncode != 0
    assert (
        ran.stderr.count("conflict: tests/phpunit.xml: 1 place is marked: choose between yours and what is generated")
        == 1
    )
    assert module.conflicted() == ["tests/phpunit.xml"]
    text = (module.folder / "tests/phpunit.xml").read_text(encoding="utf-8")
    assert "<!-- mine -->" in text
    assert "<!-- third -->" in text


def test_an_edited_file_of_a_removed_model_stays(module: Module) -> None:
    module.copy("v2.0.0")
    module.write("Lib/RestAPI/Numbers/Processor.php", "// Mine", at=0.4)
    module.commit()
    module.spec = SMALLER
    ran = module.update("v2.0.0")
    assert ran.returncode != 0
    assert "left: Lib/RestAPI/Numbers/Processor.php" in ran.stderr
    assert module.lost() == set()
    assert not (module.folder / "Lib/RestAPI/Numbers/Controller.php").exists()


def test_a_renamed_model_takes_its_edits_along(module: Module) -> None:
    module.copy("v1.1.0")
    module.write("Models/Numbers.php", "    // Mine", at=0.6)
    module.commit()
    module.spec = RENAMED
    ran = module.update("v2.0.0")
    assert ran.returncode == 0, ran.stderr
    files = module.files()
    assert "Models/Numbers.php" not in files
    assert b"    // Mine\n" in files["Models/Entries.php"]


def test_a_module_that_new_made_can_be_updated(module: Module) -> None:
    """By `miko-gen update`, without git or Copier: the older template's text comes from the module's own commits."""
    module.copy("v1.0.0")
    module.write("README.md", "Mine, in the middle.", at=0.5)
    module.commit()
    answers = module.folder / ".copier-answers.yml"
    kept = [line for line in answers.read_text("utf-8").splitlines() if not line.startswith("_")]
    answers.write_text("\n".join(kept) + "\n", encoding="utf-8")

    ran = subprocess.run(
        [sys.executable, "-m", "miko_gen", "update", str(module.folder)], capture_output=True, text=True, check=False
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    files = module.files()
    assert b"Mine, in the middle." in files["README.md"]
    assert b"Made by" not in files["README.md"]
    assert "old.txt" not in files
    assert "tests/README.md" in files
    check_is_quiet(module)


def test_update_does_what_copier_update_does(template: Path, tmp_path: Path) -> None:
    found = []
    for name in ("copier", "own"):
        module = Module(template, tmp_path / name / "ModuleSample")
        module.folder.parent.mkdir()
        module.copy("v1.1.0")
        module.write("README.md", "Mine", at=0.5)
        module.write("extra.txt", "Mine", at=0.9)
        change(module.folder / "tests/phpunit.xml", "<!-- first -->", "<!-- mine -->")
        module.commit()
        if name == "copier":
            code = module.update("v2.0.0").returncode
        else:
            command = [sys.executable, "-m", "miko_gen", "update", str(module.folder)]
            code = subprocess.run(command, capture_output=True, text=True, check=False).returncode
        found.append((code != 0, generated(module.files())))
    assert found[0] == found[1]


def test_the_command_is_in_copier_yml() -> None:
    said = yaml.safe_load((ROOT / "copier.yml").read_text(encoding="utf-8"))
    assert said["_migrations"] == [
        ["{{ _copier_python }}", "-m", "miko_gen", "after-copier", "{{ _copier_conf.src_path }}", "{{ _version_from }}"]
    ]


def step(module: Module, draw: random.Random, number: int) -> None:
    """A person writes a line somewhere, or the spec changes."""
    kind = draw.choice(["managed", "managed", "seeded", "own", "spec"])
    if kind == "spec":
        module.spec = draw.choice(SPECS)
        return
    if kind == "own":
        module.write(f"Lib/Own{number}.txt", f"own line {number}", at=draw.random())
        return
    files = [name for name in module.files() if not name.startswith((".copier", ".miko", "Messages/", "composer.json"))]
    seeded = [name for name in files if name.endswith("Main.php")]
    name = draw.choice(sorted(seeded if kind == "seeded" and seeded else set(files) - set(seeded)))
    if name.endswith(".json"):
        return
    # A file of PHP is still one, or new handlers could not be put into it.
    at = 1.0 if name.endswith("Main.php") else draw.random()
    module.write(name, f"// hand-written line {number}", at=at)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "history" in metafunc.fixturenames:
        count = metafunc.config.getoption("--copier-histories")
        seed = int(os.environ.get("MIKO_GEN_HISTORY_SEED", "0"))
        metafunc.parametrize("history", range(seed, seed + count))


def test_a_random_history_loses_no_line(history: int, module: Module) -> None:
    draw = random.Random(history)
    tags = [tag for tag in TAGS if tag in ("v1.0.0", "v2.0.0") or draw.random() < 0.6]
    module.spec = draw.choice(SPECS)
    module.copy(tags[0])
    for turn, tag in enumerate(tags[1:]):
        for number in range(draw.randint(1, 6)):
            step(module, draw, 100 * turn + number)
        module.commit()
        ran = module.update(tag)
        assert module.lost() == set(), ran.stderr
        named = set(re.findall(r"^conflict: ([^:]+):", ran.stderr, re.MULTILINE))
        left = set(re.findall(r"^left: ([^:]+):", ran.stderr, re.MULTILINE))
        assert set(module.conflicted()) <= named
        assert (ran.returncode == 0) == (not named and not left), ran.stderr
        module.resolve()
        module.commit()
    adopt = [sys.executable, "-m", "miko_gen", "regenerate", "--adopt", str(module.folder)]
    ran = subprocess.run(adopt, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert module.lost() == set()
    check_is_quiet(module)


def test_a_module_in_a_folder_of_a_larger_repository(template: Path, tmp_path: Path) -> None:
    module = Module(template, tmp_path / "all" / "modules" / "ModuleSample")
    module.folder.parent.mkdir(parents=True)
    ran = module.copier(
        "copy", "--trust", "--quiet", "--vcs-ref", "v1.0.0", *module.data(), str(template), str(module.folder)
    )
    assert ran.returncode == 0, ran.stderr
    git(tmp_path / "all", "init", "-q")
    (tmp_path / "all" / "README.md").write_text("Not of the module\n")
    module.write("old.txt", "Mine, in what goes.")
    module.write("README.md", "Mine, in the middle.", at=0.5)
    git(tmp_path / "all", "add", "-A")
    module.commit()

    ran = module.update("v2.0.0")

    assert ran.returncode != 0
    assert "left: old.txt" in ran.stderr
    assert module.lost() == set()
    assert not (module.folder / "modules").exists()
    assert (tmp_path / "all" / "README.md").read_text() == "Not of the module\n"
