"""How fast miko-gen is, as ratios of whole processes in one run: ``make bench``. It prints and never judges.

The processes of a comparison take turns, so that a machine that slows down slows all of them; the median of each counts.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
SPEC = ROOT / "specs" / "module-black-list.yaml"


@dataclass(frozen=True)
class Row:
    """A line of the table: how many times as long ``what`` takes as ``beside``."""

    what: str
    beside: str
    took: float
    other: float
    target: str
    unit: str = "ms"

    def cells(self) -> tuple[str, ...]:
        ratio = self.took / self.other
        shown = f"{ratio:.2f}" if ratio >= 1 else f"1/{1 / ratio:.1f}"
        took, other = (f"{value * 1000:.0f} {self.unit}" for value in (self.took, self.other))
        return self.what, took, self.beside, other, shown, self.target


def medians(
    commands: Mapping[str, list[str]], scratch: Path, runs: int, module: Path | None = None
) -> dict[str, float]:
    """Seconds that each command takes; ``{out}`` in a command is a new folder of every run, with a copy of ``module``.

    One run first warms up.
    """
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            out = Path(tempfile.mkdtemp(dir=scratch))
            if module:
                shutil.copytree(module, out / module.name)
            filled = [word.replace("{out}", str(out)) for word in command]
            start = time.perf_counter()
            ran = subprocess.run(filled, capture_output=True, text=True, check=False)
            took = time.perf_counter() - start
            shutil.rmtree(out)
            if ran.returncode != 0:
                sys.exit(f"bench: {' '.join(filled)} failed:\n{ran.stderr or ran.stdout}")
            if turn:
                times[name].append(took)
    return {name: statistics.median(each) for name, each in times.items()}


def environment(scratch: Path) -> Path:
    """The programs of a new environment with miko-gen's wheel, and Copier, as a user has them."""
    say("building the wheel and installing it with Copier")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(scratch / "dist"), str(ROOT))
    run(sys.executable, "-m", "venv", str(scratch / "venv"))
    (wheel,) = (scratch / "dist").glob("*.whl")
    programs = scratch / "venv" / "bin"
    run(str(programs / "pip"), "install", "--quiet", "--disable-pip-version-check", f"{wheel}[copier]")
    return programs


def template(scratch: Path) -> Path:
    """A git repository of the template: 2.0.0 is as it is now, 1.0.0 has a line less. What Copier copies from."""
    clone = scratch / "template"
    clone.mkdir()
    shutil.copytree(ROOT / "templates", clone / "templates")
    shutil.copy(ROOT / "copier.yml", clone)
    conf = clone / "templates" / "module" / "Lib" / "{{ module.feature }}Conf.php.jinja"
    now = conf.read_text(encoding="utf-8")
    conf.write_text(now.replace(" * The module's answers to Core's hooks.\n", ""), encoding="utf-8")
    git(clone, "init", "--quiet")
    commit(clone, "1.0.0")
    conf.write_text(now, encoding="utf-8")
    commit(clone, "2.0.0")
    return clone


def old_module(scratch: Path, copier: list[str]) -> Path:
    """A module of the older template, with a line that somebody wrote, committed: what an update begins with."""
    module = scratch / "old" / "ModuleBlackList"
    run(*copier, "--vcs-ref", "1.0.0", str(template(scratch)), str(module))
    conf = module / "Lib" / "BlackListConf.php"
    conf.write_text(conf.read_text(encoding="utf-8").replace("\n{\n", "\n{\n    // Mine.\n", 1), encoding="utf-8")
    git(module, "init", "--quiet")
    commit(module, "made")
    return module


def git(folder: Path, *arguments: str) -> None:
    run("git", "-C", str(folder), "-c", "user.name=Example", "-c", "user.email=bench@example.com", *arguments)


def commit(folder: Path, tag: str) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", tag)
    git(folder, "tag", tag)


def spec_of(models: int) -> str:
    """A spec of so many models, each with a REST resource, so that the work grows with their number."""
    said = {
        "spec": 1,
        "module": {
            "id": "ModuleMany",
            "version": "1.0",
            "min_pbx_version": "2025.1.1",
            "developer": "Example Ltd",
            "support_email": "support@example.com",
            "title": {"en": "Many"},
            "summary": {"en": "Many models"},
        },
        "models": {
            f"Thing{number}s": {
                "fields": {
                    "name": {"type": "string", "required": True, "max_length": 64, "label": {"en": "Name"}},
                    "enabled": {"type": "bool", "default": True, "label": {"en": "Enabled"}},
                    "amount": {"type": "integer", "default": 0, "label": {"en": "Amount"}},
                }
            }
            for number in range(models)
        },
        "rest": {
            f"thing{number}s": {
                "model": f"Thing{number}s",
                "operations": ["list", "get", "create", "update", "patch", "delete"],
                "search": ["name"],
            }
            for number in range(models)
        },
    }
    return yaml.safe_dump(said, sort_keys=False)


def workspace(scratch: Path, miko_gen: str, modules: int) -> tuple[float, float]:
    """Seconds that `miko-gen workspace new` takes for so many modules, and gigabytes of its largest process."""
    place = scratch / f"workspace-{modules}"
    for number in range(modules):
        (place / str(number)).mkdir(parents=True)
        text = spec_of(2).replace("ModuleMany", f"ModuleMany{number}")
        (place / str(number) / "module.yaml").write_text(text, encoding="utf-8")
    (place / "miko-gen.toml").write_text('specs = ["*/module.yaml"]\n', encoding="utf-8")
    start = time.perf_counter()
    process = subprocess.Popen([miko_gen, "workspace", "new"], cwd=place, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"bench: miko-gen workspace new ended with {process.returncode}")
    shutil.rmtree(place)
    return took, used.ru_maxrss / 1024**2


def run(*command: str) -> None:
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode != 0:
        sys.exit(f"bench: {' '.join(command)} failed:\n{ran.stderr or ran.stdout}")


def say(text: str) -> None:
    sys.stderr.write(f"bench: {text}\n")


def measure(scratch: Path, runs: int) -> list[Row]:
    programs = environment(scratch)
    miko_gen, python = str(programs / "miko-gen"), str(programs / "python")
    copier = [str(programs / "copier"), "copy", "--quiet", "--trust", "--defaults", "--data-file", str(SPEC)]
    old = old_module(scratch, copier)
    say(f"one module, {runs} turns")
    one = medians(
        {
            "bare": [python, "-c", "import jinja2, yaml"],
            "new": [miko_gen, "new", str(SPEC), "-o", "{out}"],
            "copier": [*copier, str(scratch / "template"), "{out}/ModuleBlackList"],
        },
        scratch,
        runs,
    )
    (scratch / "new").mkdir()
    shutil.copy(SPEC, scratch / "new" / "module.yaml")
    run(miko_gen, "new", str(scratch / "new" / "module.yaml"))
    check = [miko_gen, "regenerate", "--check", str(scratch / "new" / "ModuleBlackList")]
    checks = medians({"bare": [python, "-c", "pass"], "check": check}, scratch, runs)
    turns = max(3, runs // 3)
    say(f"an update to a newer template, {turns} turns")
    module = f"{{out}}/{old.name}"
    updates = medians(
        {
            "update": [miko_gen, "update", module],
            "copier": [str(programs / "copier"), "update", "--quiet", "--trust", "--defaults", module],
        },
        scratch,
        turns,
        old,
    )
    say(f"20 and 200 models, {turns} turns")
    for models in (20, 200):
        (scratch / f"{models}.yaml").write_text(spec_of(models), encoding="utf-8")
    sizes = {str(models): [miko_gen, "new", str(scratch / f"{models}.yaml"), "-o", "{out}"] for models in (20, 200)}
    many = medians(sizes, scratch, turns)
    say("workspaces of 100 and 1,000 modules, once")
    hundred, thousand = (workspace(scratch, miko_gen, modules) for modules in (100, 1000))
    return [
        Row("miko-gen new", 'python -c "import jinja2, yaml"', one["new"], one["bare"], "<= 3.5"),
        Row("miko-gen new", "copier copy, from git", one["new"], one["copier"], "<= 1/5"),
        Row("regenerate --check, nothing changed", "python -c pass", checks["check"], checks["bare"], "<= 5"),
        Row("miko-gen update", "copier update", updates["update"], updates["copier"], "<= 1/3"),
        Row("miko-gen new, 200 models", "miko-gen new, 20 models", many["200"], many["20"], "<= 11"),
        Row("workspace new, 1,000 modules", "workspace new, 100 modules", thousand[0], hundred[0], "<= 10.5"),
        Row("the same, its largest process", "the same", thousand[1], hundred[1], "1", "MB"),
    ]


def table(rows: list[Row]) -> str:
    lines = [("what", "median", "beside", "median", "ratio", "wanted"), *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(6)]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=11, help="turns of each comparison (default: %(default)s)")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="miko-gen-bench.") as scratch:
        sys.stdout.write(table(measure(Path(scratch), runs)) + "\n")


if __name__ == "__main__":
    main()
