"""``miko-gen regenerate``: what people wrote stays, what the spec says comes, and the exit code tells the truth."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import histories
from miko_gen.cli import cli
from miko_gen.project.check import check
from miko_gen.project.folder import FolderError
from miko_gen.project.generate import generate
from miko_gen.project.lock import ANSWERS, NAME, digest, load
from miko_gen.project.quick import is_quiet
from miko_gen.project.regenerate import make, regenerate
from miko_gen.spec.source import read_source, read_source_file

ROOT = Path(__file__).parent.parent
SPECS = sorted((ROOT / "specs").glob("*.yaml"))
BLACK_LIST = (ROOT / "specs" / "module-black-list.yaml").read_text(encoding="utf-8")
MODEL, MAIN, RUSSIAN = "Models/BlackListNumbers.php", "Lib/BlackListMain.php", "Messages/ru.php"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The black list, with its spec as module.yaml beside it."""
    (tmp_path / "module.yaml").write_text(BLACK_LIST, encoding="utf-8")
    return generate(tmp_path / "module.yaml", tmp_path).folder


def say(folder: Path, *changes: tuple[str, str]) -> None:
    """Replace in the spec; each text must be there."""
    spec = folder.parent / "module.yaml"
    text = spec.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    spec.write_text(text, encoding="utf-8")


def edit(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["regenerate", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


# Nothing changed, and one thing changed


def test_nothing_changed(folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    assert run(folder)[0] == 0
    assert run("--check", folder) == (0, "ModuleBlackList is what its spec says.\n")
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before


def test_without_hand_edits_it_is_what_new_makes(folder: Path, tmp_path: Path) -> None:
    say(folder, ("hits", "times"), ("handler: onCallEvent", "handler: onEvent"), ("CallWatcher", "Watcher"))
    assert run(folder)[0] == 0
    assert tree(folder) == tree(generate(tmp_path / "module.yaml", tmp_path / "other").folder)


def _models() -> list[Any]:
    return [
        pytest.param(spec, model, id=f"{spec.stem}-{model}")
        for spec in SPECS
        for model in read_source_file(spec).data.get("models", {})
    ]


@pytest.mark.parametrize(("spec", "model"), _models())
def test_one_model_changed_only_its_files_change(spec: Path, model: str) -> None:
    source = read_source_file(spec)
    data = deepcopy(source.data)
    data["models"][model]["fields"]["one_more"] = {"type": "string", "label": "One more"}
    before, after = make(source), make(read_source(histories.dump(data).encode(), "spec"))
    served = {name for name, one in data.get("rest", {}).items() if one.get("model") == model}
    finding = {name for name, one in data.get("agi", {}).items() if model in str(one.get("find"))}
    allowed = {("models", model), *(("rest", name) for name in served), *(("agi", name) for name in finding)}
    admin = data.get("admin", {})
    pages = [name for name, one in admin.items() if model in one.values()]
    pages += [admin[name]["within"] for name in pages if "within" in admin[name]]
    feature = data["module"]["id"].removeprefix("Module")
    allowed |= {("page", name) for name in pages} | {("controller", data["module"]["id"])}
    allowed |= {("controller", feature + "".join(map(str.capitalize, name.split("_")))) for name in pages}
    for path, content in after.files.items():
        if before.files.get(path) != content and (parts := set(after.origins[path].parts)):
            assert parts & (allowed | {("language", path.split("/")[-1][:-4])}), path


# What people wrote


def test_an_edited_managed_file_is_merged(folder: Path) -> None:
    edit(folder / MODEL, b"namespace ", b"// mine\nnamespace ")
    say(folder, ("      hits:", "      note_text: {type: string}\n      hits:"))
    assert run(folder)[0] == 0
    content = (folder / MODEL).read_bytes()
    assert b"// mine\n" in content
    assert b"note_text" in content
    assert check(folder) == ()


def test_a_conflict_is_marked_named_and_no_success(folder: Path) -> None:
    edit(folder / MODEL, b"$hits", b"$hits /* mine */")
    say(folder, ("hits", "times"))
    code, output = run(folder)
    assert code == 7
    assert f"conflict: {MODEL}: 1 place is marked" in output
    content = (folder / MODEL).read_bytes()
    assert b"<<<<<<< yours\n" in content
    assert b"$hits /* mine */" in content
    assert b"$times" in content
    assert run("--check", folder)[0] == 7
    code, output = run(folder)
    assert code == 1
    assert MODEL in output


def test_a_base_that_cannot_be_made_again_is_not_trusted(folder: Path) -> None:
    edit(folder / MODEL, b"$hits", b"$hits /* mine */")
    lock = folder / NAME
    entry = load(folder).files[MODEL]
    lock.write_text(lock.read_text().replace(entry.sha256, "0" * 64))
    assert run(folder)[0] == 7
    assert b"$hits /* mine */" in (folder / MODEL).read_bytes()


def test_packages_that_come_later_are_loaded_by_the_class_of_the_handlers(folder: Path) -> None:
    edit(folder / MAIN, b"class BlackListMain", b"final class BlackListMain")
    before = (folder / MAIN).read_bytes()
    say(folder, ("\nadmin:", '\ncomposer: {guzzlehttp/guzzle: "^7.0"}\n\nadmin:'))
    code, said = run(folder)
    after = (folder / MAIN).read_bytes()
    assert code == 0
    assert "new: vendor/autoload.php" in said
    at = after.index(b"// phpcs:disable")
    until = after.index(b"/**\n * The module's own work")
    assert after[:at] + after[until:] == before
    assert b"require_once dirname(__DIR__) . '/vendor/autoload.php';\n}\n\n" in after[at:until]
    assert run("--check", folder)[0] == 0
    (folder / MAIN).write_bytes(before)
    say(folder, ("onCallEvent", "onAnyEvent"))
    assert run(folder)[0] == 0
    assert b"vendor" not in (folder / MAIN).read_bytes()


def test_a_new_handler_is_a_new_method_and_nothing_else(folder: Path) -> None:
    edit(folder / MAIN, b"    {\n    }\n}\n", b"    {\n        // mine\n    } // end\n\n    // the last line\n}\n")
    before = (folder / MAIN).read_bytes()
    say(folder, ("when_found:\n", "when_found:\n      - handler: onFound\n"))
    assert run(folder)[0] == 0
    after = (folder / MAIN).read_bytes()
    added = after.replace(b"\nuse MikoPBX\\Core\\Asterisk\\AGI;", b"").replace(
        b"\nuse Modules\\ModuleBlackList\\Models\\BlackListNumbers;", b""
    )
    start = added.index(b"\n\n    /**\n     * Called by agi-bin/")
    stop = added.index(b"\n\n    // the last line")
    assert added[:start] + added[stop:] == before
    assert (
        b"public function onFound(AGI $agi, BlackListNumbers $row, array $values): void\n    {\n    }"
        in added[start:stop]
    )
    assert added[:start].endswith(b"} // end")
    assert run(folder)[1].endswith("nothing was changed.\n")


def test_a_method_that_was_taken_away_is_not_put_back(folder: Path) -> None:
    content = (folder / MAIN).read_bytes()
    start = content.index(b"    /**\n     * Called by WorkerCallWatcher")
    (folder / MAIN).write_bytes(content[:start] + b"    use Handlers;\n}\n")
    say(folder, ("Announce the rejection", "Announce it"))
    assert run(folder)[0] == 0
    assert b"function onCallEvent" not in (folder / MAIN).read_bytes()


def test_texts_of_people_stay_and_keys_come_and_go(folder: Path) -> None:
    edit(folder / RUSSIAN, "=> 'Номер'".encode(), "=> 'Телефон'".encode())
    edit(folder / RUSSIAN, b"return [\n", b"return [\n    // ours\n    'own' => 'x',\n")
    say(folder, ("Комментарий", "Замечание"), ("      enabled:  {type", "      active:  {type"), ("enabled", "active"))
    assert run(folder)[0] == 0
    content = (folder / RUSSIAN).read_text(encoding="utf-8")
    for text in ("'Телефон'", "    // ours\n    'own' => 'x',\n", "'Замечание'", "BlackListNumbers_active"):
        assert text in content
    assert "BlackListNumbers_enabled" not in content
    assert check(folder) == ()


def test_composer_json_is_shared_key_by_key(folder: Path) -> None:
    edit(folder / "composer.json", b'"php": ">=8.4"', b'"php": ">=8.4",\n        "example/own": "^1.0"')
    edit(folder / "composer.json", b'"type": "project",\n', b'"type": "library",\n')
    say(folder, ("Rejects calls from blocked numbers", "Another sentence"))
    assert run(folder)[0] == 0
    said = json.loads((folder / "composer.json").read_bytes())
    assert said["require"] == {"php": ">=8.4", "example/own": "^1.0"}
    assert (said["type"], said["description"]) == ("library", "Another sentence")


def test_what_the_spec_no_longer_makes(folder: Path) -> None:
    edit(folder / "agi-bin/module-black-list-check-caller.php", b"<?php", b"<?php // mine")
    text = BLACK_LIST
    for start, stop in (("agi:", "dialplan:"), ("  incoming_before_dial", "  contexts:")):
        text = text[: text.index(start)] + text[text.index(stop, text.index(start)) :]
    (folder.parent / "module.yaml").write_text(text, encoding="utf-8")
    code, output = run(folder)
    assert code == 5
    assert "left: agi-bin/module-black-list-check-caller.php" in output
    assert (folder / "agi-bin/module-black-list-check-caller.php").exists()
    assert not (folder / "tests/CheckCallerScriptTest.php").exists()
    assert run("--check", folder)[0] == 5
    assert run(folder)[0] == 5
    assert run(folder, "--adopt")[0] == 0
    assert run("--check", folder)[0] == 0


def test_renamed_parts_take_what_people_wrote_along(folder: Path) -> None:
    edit(folder / MODEL, b"namespace ", b"// mine\nnamespace ")
    edit(folder / RUSSIAN, "=> 'Номер'".encode(), "=> 'Телефон'".encode())
    edit(
        folder / MAIN,
        b"\n/**\n",
        b"use Modules\\ModuleBlackList\\Models\\BlackListNumbers;\nuse Modules\\ModuleBlackList\\Models as M;\n\n/**\n",
    )
    helper = b"""
    /** @return BlackListNumbers[] */
    private function all(?BlackListNumbers $one, M\\BlackListNumbers $two): array
    {
        return BlackListNumbers::find('BlackListNumbers') ?: [new BlackListNumbers(), 'm_BlackListNumbers'];
    }
}
"""
    (folder / MAIN).write_bytes((folder / MAIN).read_bytes().rstrip()[:-1] + helper)
    say(
        folder,
        ("BlackListNumbers", "Blocked"),
        ("Blocked:  ", "Blocked:\n    renamed_from: BlackListNumbers  "),
        ("number:   {", "digits:   {renamed_from: number, "),
        ("CallWatcher:", "Watcher:\n    renamed_from: CallWatcher"),
        ("number: caller", "digits: caller"),
        ("[number, comment", "[digits, comment"),
        ('{number: "', '{digits: "'),
    )
    code, output = run(folder)
    assert code == 0, output
    assert "was Models/BlackListNumbers.php" in output
    assert not (folder / MODEL).exists()
    assert b"// mine\n" in (folder / "Models/Blocked.php").read_bytes()
    assert (folder / "Lib/WorkerWatcher.php").exists()
    assert "'module_black_list_Blocked_digits' => 'Телефон'" in (folder / RUSSIAN).read_text(encoding="utf-8")
    main = (folder / MAIN).read_text(encoding="utf-8")
    for text in (
        "use Modules\\ModuleBlackList\\Models\\Blocked;",
        "@return Blocked[]",
        "?Blocked $one, M\\Blocked $two",
        "Blocked::find('BlackListNumbers') ?: [new Blocked(), 'm_Blocked']",
    ):
        assert text in main
    assert check(folder) == ()


# Files as they should not be


def test_line_ends_and_a_byte_order_mark_stay(folder: Path) -> None:
    for name in (MODEL, MAIN, RUSSIAN):
        content = b"\xef\xbb\xbf" + (folder / name).read_bytes().replace(b"\n", b"\r\n")
        (folder / name).write_bytes(content.replace(b"\r\n\r\n", b"\r\n\r\n// caf\xe9\r\n", 1))
    say(folder, ("hits", "times"), ("when_found:\n", "when_found:\n      - handler: onFound\n"))
    assert run(folder)[0] == 0
    for name, new in ((MODEL, b"$times"), (MAIN, b"onFound"), (RUSSIAN, b"_times")):
        content = (folder / name).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf<?php\r\n\r\n// caf\xe9\r\n")
        assert content.count(b"\n") == content.count(b"\r\n")
        assert new in content


@pytest.mark.parametrize("name", [MODEL, "Models", "Lib/RestAPI"])
def test_links_are_not_followed(folder: Path, tmp_path: Path, name: str) -> None:
    (folder / name).rename(tmp_path / "elsewhere")
    (folder / name).symlink_to(tmp_path / "elsewhere")
    say(folder, ("hits", "times"))
    before = tree(tmp_path)
    code, output = run(folder)
    assert code == 1
    assert "symbolic link" in output
    assert tree(tmp_path) == before
    assert not is_quiet(["regenerate", "--check", str(folder)])


@pytest.mark.parametrize("path", ["../out.php", "/tmp/out.php", "Lib/../../out.php", ".git/config", "C:/x", "a\\b"])
def test_a_lock_that_leaves_the_module_is_refused(folder: Path, path: str) -> None:
    lock = json.loads((folder / NAME).read_text())
    lock["files"][path] = lock["files"][MODEL]
    (folder / NAME).write_text(json.dumps(lock))
    before = tree(folder.parent)
    assert run(folder)[0] == 1
    assert tree(folder.parent) == before


@pytest.mark.parametrize("name", [MODEL, "Models", "."])
def test_what_is_read_only_stays(folder: Path, name: str) -> None:
    say(folder, ("hits", "times"))
    before = tree(folder)
    mode = (folder / name).stat().st_mode
    (folder / name).chmod(mode & ~0o222)
    try:
        code, output = run(folder)
    finally:
        (folder / name).chmod(mode)
    assert code == 1
    assert "read-only" in output
    assert tree(folder) == before


def test_the_rights_of_a_file_stay(folder: Path) -> None:
    (folder / MODEL).chmod(0o600)
    say(folder, ("hits", "times"))
    assert run(folder)[0] == 0
    assert stat.S_IMODE((folder / MODEL).stat().st_mode) == 0o600


def test_text_that_cannot_be_merged_is_kept_until_it_is_adopted(folder: Path) -> None:
    (folder / MODEL).write_bytes("<?php // mine".encode("utf-16"))
    say(folder, ("hits", "times"))
    assert run(folder)[0] == 7
    assert (folder / MODEL).read_bytes() == "<?php // mine".encode("utf-16")
    assert run("--check", folder)[0] == 7
    assert run(folder)[0] == 7
    assert run(folder, "--adopt")[0] == 0
    assert run("--check", folder)[0] == 0


def test_another_module_and_no_module(folder: Path, tmp_path: Path) -> None:
    assert run(tmp_path)[0] == 1
    say(folder, ("id: ModuleBlackList", "id: ModuleOther"))
    code, output = run(folder, "--spec", tmp_path / "module.yaml")
    assert code == 1
    assert "ModuleOther" in output


def test_without_a_spec_the_recorded_one_counts(folder: Path) -> None:
    (folder.parent / "module.yaml").unlink()
    (folder / MODEL).unlink()
    assert run("--check", folder)[0] == 5
    assert run(folder)[0] == 0
    assert run("--check", folder)[0] == 0


def test_a_wrong_spec_changes_nothing(folder: Path) -> None:
    say(folder, ("type: phone", "type: fone"))
    before = tree(folder)
    code, output = run(folder)
    assert code == 2
    assert "module.yaml:" in output
    assert tree(folder) == before


def test_merging_without_git_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(folder / MODEL, b"namespace ", b"// mine\nnamespace ")
    say(folder, ("hits", "times"))
    before = tree(folder)
    monkeypatch.setenv("PATH", "")
    code, output = run(folder)
    assert code == 1
    assert "git" in output
    assert tree(folder) == before


# --check and --dry-run


def test_each_finding_has_its_exit_code(folder: Path) -> None:
    edit(folder / MODEL, b"namespace ", b"// mine\nnamespace ")
    code, output = run("--check", folder)
    assert code == 4
    assert f"edited: {MODEL}" in output
    assert "+// mine" in output
    assert run(folder)[0] == 0
    assert run("--check", folder)[0] == 0
    (folder / "module.json").unlink()
    assert run("--check", folder)[0] == 5
    assert run(folder)[0] == 0
    say(folder, ("hits", "times"))
    code, output = run("--check", folder)
    assert code == 3
    assert "+    public ?string $times" in output or "$times" in output
    assert run(folder)[0] == 0
    lock = (folder / NAME).read_text()
    for version in ("0.0.1", "99.0"):
        (folder / NAME).write_text(lock.replace('"generator": "0.1.0"', f'"generator": "{version}"'))
        assert run("--check", folder)[0] == 6
    assert run(folder)[0] == 6


def test_findings_for_machines(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(folder / MODEL, b"namespace ", b"// mine\nnamespace ")
    said = json.loads(run("--check", folder, "--json")[1])
    assert (said["ok"], said["exit"]) == (False, 4)
    assert [(one["kind"], one["path"]) for one in said["findings"]] == [("edited", MODEL)]
    assert "+// mine" in said["findings"][0]["diff"]
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder.parent))
    output = run("--check", folder)[1]
    assert f"::error file=ModuleBlackList/{MODEL},title=miko-gen edited::{MODEL} was edited" in output


def test_a_dry_run_shows_all_and_changes_nothing(folder: Path) -> None:
    say(folder, ("hits", "times"))
    before = tree(folder.parent)
    code, output = run(folder, "--dry-run")
    assert code == 0
    assert "    BlackListNumbers.php  (changed)" in output
    assert "-    public ?string $hits" in output or "$hits" in output
    assert tree(folder.parent) == before


def test_the_fast_check_imports_next_to_nothing(folder: Path) -> None:
    program = (
        "import sys; from miko_gen.project.quick import is_quiet; assert is_quiet(sys.argv[1:]); "
        "print(sorted({'click', 'jinja2', 'yaml', 'pydantic', 'dataclasses', 'tree_sitter'} & set(sys.modules)))"
    )
    command = [sys.executable, "-S", "-c", program, "regenerate", "--check", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize("what", ["edit", "delete", "spec", "lock", "stage", "answers"])
def test_the_fast_check_leaves_every_doubt_to_the_whole_one(folder: Path, what: str) -> None:
    arguments = ["regenerate", "--check", str(folder)]
    assert is_quiet(arguments)
    if what == "edit":
        edit(folder / MODEL, b"namespace ", b"// mine\nnamespace ")
    elif what == "delete":
        (folder / MODEL).unlink()
    elif what == "spec":
        say(folder, ("hits", "times"))
    elif what == "lock":
        (folder / NAME).write_text("{}")
    elif what == "stage":
        (folder / ".miko-gen.stage").mkdir()
    else:
        edit(folder / ".copier-answers.yml", b"hits", b"times")
    assert not is_quiet(arguments)


# Lives


def test_random_lives_lose_nothing(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    seen: dict[str, int] = {}
    count = pytestconfig.getoption("--histories")
    for seed in range(count):
        place = tmp_path / str(seed)
        place.mkdir()
        try:
            lived = histories.live(seed, place)
        except (AssertionError, FolderError) as error:
            error.add_note(f"life {seed} in {place}") if sys.version_info >= (3, 11) else print(seed, place)
            raise
        seen = {what: seen.get(what, 0) + lived.get(what, 0) for what in {*seen, *lived}}
    if count >= 60:
        assert {"conflict", "left", "merged", "removed", "template", "rename"} <= set(seen)


def test_regenerate_is_a_function(folder: Path) -> None:
    plan = regenerate(folder, dry_run=True)
    assert {outcome.kind for outcome in plan.outcomes} == {"same"}


# What people did to the files that only miko-gen and Copier write


def test_a_lost_lock_and_answers_that_cannot_be_read_are_named(folder: Path) -> None:
    said = (folder / ANSWERS).read_bytes()
    (folder / ANSWERS).write_bytes(b"<<<<<<< HEAD\n" + said)
    assert "cannot be read; take it from the module's history" in run(folder)[1]
    (folder / ANSWERS).write_bytes(said)
    (folder / NAME).unlink()
    code, output = run(folder)
    assert code == 1
    assert "has lost its .miko-gen.lock" in output


def test_without_answers_the_spec_beside_counts(folder: Path) -> None:
    said = (folder / ANSWERS).read_bytes()
    (folder / ANSWERS).unlink()
    assert run("--check", folder)[0] == 3
    assert run(folder)[0] == 0
    assert (folder / ANSWERS).read_bytes() == said


@pytest.mark.parametrize(
    "lock", ["[]", "null", "{}", '{"generator": 1, "files": {}}', '{"generator": "0.1.0", "files": {"a": {}}}']
)
def test_a_lock_of_somebody_elses_is_refused(folder: Path, lock: str) -> None:
    (folder / NAME).write_text(lock)
    code, output = run(folder)
    assert code == 1
    assert "take it from the module's history" in output


def test_a_conflict_in_the_first_line_counts_also_behind_a_byte_order_mark(folder: Path) -> None:
    readme = folder / "README.md"
    readme.write_bytes(b"\xef\xbb\xbf" + readme.read_bytes().replace(b"# Black list", b"# Mine", 1))
    say(folder, ("title:   {en: Black list", "title:   {en: Another list"))
    assert run(folder)[0] == 7
    assert run("--check", folder)[0] == 7
    assert not is_quiet(["regenerate", "--check", str(folder)])
    edit(readme, b"\xef\xbb\xbf<<<<<<< yours\n", b"\xef\xbb\xbf")
    assert run("--check", folder)[0] == 7, "one end of it is left"


def test_a_renamed_file_keeps_its_rights(folder: Path) -> None:
    (folder / MODEL).chmod(0o600)
    say(folder, ("BlackListNumbers", "Blocked"), ("  Blocked:  ", "  Blocked:\n    renamed_from: BlackListNumbers  "))
    assert run(folder)[0] == 0
    assert stat.S_IMODE((folder / "Models/Blocked.php").stat().st_mode) == 0o600


def test_a_file_that_cannot_be_read_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    say(folder, ("hits", "times"))
    real = Path.read_bytes

    def closed(path: Path) -> bytes:
        if path == folder / MODEL:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", closed)
    code, output = run(folder)
    assert code == 1
    assert f"cannot read {folder / MODEL}: Permission denied" in output


def test_a_test_class_that_is_gone_stops_nothing(folder: Path) -> None:
    (folder / "tests/BlackListMainTest.php").write_text("<?php\n// none\n")
    say(folder, ("when_found:\n", "when_found:\n      - handler: onFound\n"))
    assert run(folder)[0] == 0
    assert (folder / "tests/BlackListMainTest.php").read_text() == "<?php\n// none\n"
    assert b"function onFound" in (folder / MAIN).read_bytes()


def test_what_an_older_miko_gen_made_is_looked_for_in_the_modules_commits(folder: Path) -> None:
    """`regenerate` on a module of an older version is an update: the text that was generated then is in git."""
    older = (
        (folder / MODEL)
        .read_bytes()
        .replace(b"declare(strict_types=1);\n", b"declare(strict_types=1);\n\n// Older\n", 1)
    )
    said = (folder / NAME).read_text().replace(load(folder).files[MODEL].sha256, digest(older))
    (folder / NAME).write_text(said.replace('"generator": "0.1.0"', '"generator": "0.0.1"'))
    (folder / MODEL).write_bytes(older)
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=E", "-c", "user.email=e@example.com", "commit", "-qm", "made"],
    ):
        subprocess.run(["git", "-C", str(folder), *words], check=True)
    (folder / MODEL).write_bytes(older + b"// mine\n")
    assert run(folder)[0] == 0
    content = (folder / MODEL).read_bytes()
    assert b"// Older" not in content
    assert content.endswith(b"// mine\n")


def test_views_scripts_and_styles_of_ones_own_stay(tmp_path: Path) -> None:
    (tmp_path / "module.yaml").write_text((ROOT / "specs" / "call-desk.yaml").read_text(encoding="utf-8"), "utf-8")
    folder = generate(tmp_path / "module.yaml", tmp_path).folder
    own = {folder / "App/Views/Own/board.volt", folder / "public/assets/js/own/board.js"}
    for path in own:
        path.write_text("mine", encoding="utf-8")

    say(folder, ("js: [board.js]", "js: [board.js, clock.js]"), ("Табло", "Доска"))
    code, output = run(folder)

    assert (code, {path.read_text(encoding="utf-8") for path in own}) == (0, {"mine"}), output
    assert (folder / "public/assets/js/own/clock.js").is_file()


def test_a_spec_that_was_changed_in_the_answers_is_seen(folder: Path) -> None:
    """A module that Copier made may have no other spec."""
    arguments = ["regenerate", "--check", str(folder)]
    (folder.parent / "module.yaml").unlink()
    assert run("--check", folder)[0] == 0
    assert is_quiet(arguments)
    edit(folder / ANSWERS, b"hits:", b"times:")
    edit(folder / ANSWERS, b"increment: hits", b"increment: times")
    edit(folder / ANSWERS, b"- hits", b"- times")
    assert not is_quiet(arguments)
    code, output = run("--check", folder)
    assert code == 3
    assert f"stale: {MODEL}" in output
    assert run(folder)[0] == 0
    assert run("--check", folder)[0] == 0
    assert is_quiet(arguments)
