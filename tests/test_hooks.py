"""Every hook of Core in one module: PHP loads it, and each result arrives where Core asks for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import yaml

from miko_gen.contract.catalogue import hook, hooks, releases
from miko_gen.project.generate import generate

# What Core makes of a row that is none of its own is not a matter of these tests.
ROWS = {
    "getDependenceModels": ["core.Extensions"],
    "getMessages": ["example"],
    "getPBXCoreRESTAdditionalRoutes": [["Example\\Controller", "callAction", "/example", "get", "/", False]],
    "getDefaultFirewallRules": {"EXAMPLE": {"rules": [], "action": "allow", "shortName": "Example"}},
    "authenticateUser": {"role": "example"},
    "getPasskeySessionData": {"role": "example"},
    "getModuleWorkers": [],
    "createCronTasks": ["1 1 * * * /bin/true"],
}


def made(folder: Path, said: dict[str, object]) -> Path:
    about = {"developer": "Example Ltd", "support_email": "support@example.com", "title": "Desk", "summary": "Desk"}
    spec = folder / "module.yaml"
    module = {"id": "ModuleDesk", "min_pbx_version": releases()[-1], **about}
    spec.write_text(yaml.safe_dump({"spec": 1, "module": module, "hooks": said}), encoding="utf-8")
    return generate(spec, None).folder


def run_tests(module: Path, engine: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "miko_gen", "test", str(module)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **engine})


def test_every_hook_by_a_handler(engine: dict[str, str], tmp_path: Path) -> None:
    module = made(tmp_path, {name: {"handler": f"{name}Here"} for name in hooks()})
    conf = (module / "Lib" / "DeskConf.php").read_text(encoding="utf-8")

    ran = run_tests(module, engine)

    assert [name for name in hooks() if hook(name).signature not in conf] == []
    assert ran.returncode == 0, ran.stdout


def test_every_hook_by_text_or_rows(engine: dict[str, str], tmp_path: Path) -> None:
    said: dict[str, object] = {name: "; example" for name in hooks() if hook(name).takes_text}
    rows = {name: {"rows": ROWS[name]} for name in hooks() if hook(name).takes_rows and name in ROWS}
    module = made(tmp_path, {**said, **rows})

    ran = run_tests(module, engine)

    assert {name for name in hooks() if hook(name).takes_rows} - set(ROWS) <= {
        "overridePJSIPOptions",
        "overrideProviderPJSIPOptions",
    }
    assert ran.returncode == 0, ran.stdout


def test_a_priority_is_that_of_its_hook(tmp_path: Path) -> None:
    module = made(tmp_path, {"createNginxLocations": {"text": "# a", "priority": 5}, "extensionGenHints": "; b"})
    conf = (module / "Lib" / "DeskConf.php").read_text(encoding="utf-8")

    assert "            'createNginxLocations' => 5,\n            default => parent::" in conf
    assert conf.count("=> 5") == 1
