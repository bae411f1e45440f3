"""The pipeline that a module gets: valid, pinned, and made of commands that are there."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click import Context, Group

from miko_gen import __version__
from miko_gen.cli import cli
from miko_gen.project.generate import generate

ROOT = Path(__file__).parent.parent
SPEC = (ROOT / "specs" / "module-black-list.yaml").read_text(encoding="utf-8")
GITHUB, GITLAB = ".github/workflows/build.yml", ".gitlab-ci.yml"


def module(folder: Path, ci: str) -> Path:
    spec = folder / "module.yaml"
    spec.write_text(SPEC.replace("  sidebar:", f"  ci: {ci}\n  sidebar:", 1), encoding="utf-8")
    return generate(spec, None).folder


def pipeline(path: Path) -> dict[str, Any]:
    """The pipeline as data; YAML 1.1 reads the key ``on`` as true."""
    said: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {"on" if key is True else str(key): value for key, value in said.items()}


@pytest.mark.parametrize(("ci", "there"), [("github", [GITHUB]), ("gitlab", [GITLAB]), ("none", [])])
def test_there_is_the_one_that_was_asked_for(ci: str, there: list[str], tmp_path: Path) -> None:
    made = module(tmp_path, ci)
    assert [name for name in (GITHUB, GITLAB) if (made / name).exists()] == there


def test_github_checks_tests_and_then_releases(tmp_path: Path) -> None:
    said = pipeline(module(tmp_path, "github") / GITHUB)
    check, build = said["jobs"]["check"], said["jobs"]["build"]
    runs = [step["run"] for step in check["steps"] if "run" in step]
    assert runs[1:] == ["miko-gen regenerate --check", "miko-gen test . --junit test-results.xml"]
    assert build["uses"] == "mikopbx/.github-workflows/.github/workflows/extension-publish.yml@master"
    assert (build["needs"], build["secrets"], build["with"]) == ("check", "inherit", {"initial_version": "1.0"})
    assert said["on"]["push"]["branches"] == ["master", "develop"]
    assert said["permissions"] == {"contents": "read"}


def test_actions_are_pinned_to_a_version(tmp_path: Path) -> None:
    """The shared release workflow has no releases: MikoPBX's modules take it from master."""
    said = pipeline(module(tmp_path, "github") / GITHUB)
    used = [step["uses"] for step in said["jobs"]["check"]["steps"] if "uses" in step]
    assert used
    assert [name for name in used if not re.fullmatch(r"[\w-]+/[\w-]+@v\d+", name)] == []
    assert said["jobs"]["check"]["runs-on"] == "ubuntu-24.04"


def test_gitlab_checks_tests_and_packages_a_tag(tmp_path: Path) -> None:
    said = pipeline(module(tmp_path, "gitlab") / GITLAB)
    assert said["check"]["script"] == ["miko-gen regenerate --check", "miko-gen test . --junit test-results.xml"]
    assert said["build"]["rules"] == [{"if": "$CI_COMMIT_TAG"}]
    assert said["stages"] == [said["check"]["stage"], said["build"]["stage"]]
    assert re.fullmatch(r"php:8\.4-cli-\w+", said["default"]["image"])


def test_own_steps_come_before_the_package(tmp_path: Path) -> None:
    steps = ["make -C gate", 'echo "it\'s: #1" > bin/made']
    for ci, path in (("github", GITHUB), ("gitlab", GITLAB)):
        (tmp_path / ci).mkdir()
        spec = tmp_path / ci / "module.yaml"
        said = f"  ci: {ci}\n  build_steps: {json.dumps(steps)}\n  sidebar:"
        spec.write_text(SPEC.replace("  sidebar:", said, 1), encoding="utf-8")
        made = pipeline(generate(spec, None).folder / path)
        if ci == "github":
            assert made["jobs"]["build"]["with"]["custom_build_steps"].splitlines() == steps
        else:
            assert made["build"]["script"][:2] == steps


@pytest.mark.parametrize(("ci", "path"), [("github", GITHUB), ("gitlab", GITLAB)])
def test_its_commands_are_there(ci: str, path: str, tmp_path: Path) -> None:
    found = re.findall(r"miko-gen ((?:regenerate|test|build)\b.*)", (module(tmp_path, ci) / path).read_text("utf-8"))
    assert len(found) >= 2
    for line in found:
        name, *words = shlex.split(line)
        assert isinstance(cli, Group)
        command = cli.get_command(Context(cli), name)
        assert command is not None
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in words if word.startswith("-")} <= options


def test_github_installs_the_generator_of_the_lock(tmp_path: Path) -> None:
    made = module(tmp_path, "github")
    line = next(step["run"] for step in pipeline(made / GITHUB)["jobs"]["check"]["steps"] if "run" in step)
    shown = line.replace("pip install", "echo").replace("$(python ", f"$({shlex.quote(sys.executable)} ")
    ran = subprocess.run(["bash", "-euc", shown], cwd=made, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == f"miko-gen=={__version__}"


def test_gitlab_installs_the_generator_of_the_lock(php: Path, tmp_path: Path) -> None:
    made = module(tmp_path, "gitlab")
    lines = pipeline(made / GITLAB)["default"]["before_script"]
    line = next(line for line in lines if line.startswith("GENERATOR="))
    shown = line.replace("$(php ", f"$({shlex.quote(str(php))} ") + ' && echo "$GENERATOR"'
    ran = subprocess.run(["bash", "-euc", shown], cwd=made, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == __version__
