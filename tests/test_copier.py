"""Plain Copier makes the same bytes as ``miko-gen new``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from miko_gen.project.generate import generate

ROOT = Path(__file__).parent.parent
SPECS = sorted((ROOT / "specs").glob("*.yaml"))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with the template as it stands in the work tree, and a tag."""
    place = tmp_path_factory.mktemp("template") / "miko-gen"
    place.mkdir()
    subprocess.run(["cp", "-r", str(ROOT / "templates"), str(ROOT / "copier.yml"), str(place)], check=True)
    git = ["git", "-C", str(place), "-c", "user.name=Example", "-c", "user.email=support@example.com"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "template"], ["tag", "v1.0.0"]):
        subprocess.run([*git, *command], check=True)
    return place


def copy(template: Path | str, data: Path, target: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "copier",
        "copy",
        "--trust",
        "--quiet",
        "--data-file",
        str(data),
        str(template),
        str(target),
    ]
    subprocess.run(command, check=True, capture_output=True)


def tree(folder: Path) -> dict[str, bytes]:
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    lines = files[".copier-answers.yml"].splitlines(keepends=True)
    files[".copier-answers.yml"] = b"".join(line for line in lines if not line.startswith((b"_commit:", b"_src_path:")))
    return files


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: path.stem)
def test_same_bytes(spec: Path, template: Path, tmp_path: Path) -> None:
    made = generate(spec, tmp_path)
    copy(template, spec, tmp_path / "copied")
    assert tree(tmp_path / "copied") == tree(made.folder)


@pytest.mark.parametrize("form", ["text", "mapping"])
def test_the_answer_may_be_text_or_a_mapping(form: str, template: Path, tmp_path: Path) -> None:
    spec = ROOT / "specs" / "module-black-list.yaml"
    text = spec.read_text(encoding="utf-8")
    data = tmp_path / "data.yml"
    data.write_text(yaml.safe_dump({"spec": text if form == "text" else yaml.safe_load(text)}, sort_keys=False))
    made = generate(spec, tmp_path)
    copy(template, data, tmp_path / "copied")
    assert tree(tmp_path / "copied") == tree(made.folder)


def test_a_template_from_a_url_makes_the_same_bytes(template: Path, tmp_path: Path) -> None:
    spec = ROOT / "specs" / "module-black-list.yaml"
    made = generate(spec, tmp_path)
    copy(f"git+file://{template}", spec, tmp_path / "copied")
    assert tree(tmp_path / "copied") == tree(made.folder)
