"""REST requests get the same answers from the test kit as from Core itself.

The expected answers are Core's own: ``MIKOPBX_CORE=DIR MIKO_GEN_PHP_CORE=PROGRAM MIKO_GEN_UPDATE_GOLDEN=1`` writes them
anew, with a PHP that has the extension phalcon; without the last of the three Core is asked again and compared.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import odd_controllers
from conftest import ROOT, SPECS
from miko_gen.linked.link import link
from miko_gen.linked.module import Module
from miko_gen.linked.rest import Resource
from miko_gen.spec.read import read_file
from miko_gen.testkit.kit import kit

HERE = ROOT / "tests" / "testkit_rest"
Request = tuple[str, str, dict[str, Any], str]

# What a field may be sent: good for some types of fields, wrong for others.
VALUES: tuple[Any, ...] = (
    "101", "+74950000000", "user@example.com", "https://example.com/a b?c=<d>", "192.0.2.7", "2026-02-28", "2026-02-30",
    "08:30", "", " trimmed ", "0", None, 0, 7, -3, 12.5, 1e20, True, False, [], ["a"], {"a": 1}, "a" * 300,
    "O'Brien \"&\" <b>x</b> {{ y }} \\ % _ ;", "два 😀", "1\n2", "http", "null", "1 OR 1=1",
)  # fmt: skip
GOOD: dict[str, Any] = {
    "email": "one@example.com", "url": "https://example.com/", "ip": "192.0.2.1", "date": "2026-01-31",
    "date-time": "2026-01-31 08:30:00", "time": "08:30", "number": 1.5, "bool": True,
}  # fmt: skip


def good(resource: Resource, number: int) -> dict[str, Any]:
    """A body that most likely is right; ``number`` makes it another one."""
    found: dict[str, Any] = {}
    for field in resource.writable:
        value = GOOD.get(field.type, f"text {number}")
        if field.type == "enum":
            value = field.value_names[number % len(field.value_names)]
        elif field.type == "phone":
            value = str(2000 + number)
        elif field.type == "integer":
            value = number
        if field.to is None:
            found[field.name] = value
    return found


def requests_for(module: Module) -> list[Request]:
    """Every operation of every resource: right, wrong, hostile, misplaced and not allowed."""
    found: list[Request] = []
    for resource in module.resources:
        path = resource.path
        body = good(resource, 1)
        found += [("GET", path, {}, who) for who in ("admin", "nobody", "localhost")]
        found += [("POST", path, body, "nobody"), ("POST", path, body, "admin"), ("POST", path, body, "admin")]
        found += [("POST", path, {}, "admin"), ("POST", path, {"id": "1", **good(resource, 2)}, "admin")]
        for field in resource.writable:
            for number, value in enumerate(VALUES):
                found.append(("POST", path, {**good(resource, 10 + number), field.name: value}, "admin"))
            found.append(("PATCH", f"{path}/1", {field.name: good(resource, 99).get(field.name)}, "admin"))
            found.append(("GET", f"{path}?order={field.name}&orderWay=DESC&limit=3", {}, "admin"))
        for id_ in ("1", "2", "999", "0", "abc", "1%20", "1;2", "01", "-1"):
            found += [("GET", f"{path}/{id_}", {}, "admin"), ("PATCH", f"{path}/{id_}", {"unknown": 1}, "admin")]
        found += [("PUT", f"{path}/1", good(resource, 200), "admin"), ("PUT", f"{path}/1", {}, "admin")]
        found += [("PUT", path, body, "admin"), ("PATCH", path, body, "admin"), ("DELETE", path, {}, "admin")]
        found += [
            ("GET", f"{path}?{query}", {}, "admin")
            for query in ("limit=2", "limit=2&offset=1", "limit=0", "limit=-1", "limit=x", "offset=-5", "search=2001", "search=%25",
                          "search=0", "search=no%20such", "order=nothing", "order=id&orderWay=up", "search[]=1", "limit[]=1")
        ]  # fmt: skip
        for one in resource.filters:
            found += [("GET", path, {one.name: value}, "admin") for value in (*VALUES, "new", "true", "false")]
        for action in resource.actions:
            at = f"{path}/1:{action.name}" if action.on_record else f"{path}:{action.name}"
            parameters = {parameter.name: "101" for parameter in action.parameters}
            found += [(action.method, at, sent, "admin") for sent in (parameters, {}, {**parameters, "more": 1})]
            found += [(action.method, at, dict.fromkeys(parameters, value), "admin") for value in VALUES]
            if any(parameter.is_list for parameter in action.parameters):
                found += [
                    (action.method, at, dict.fromkeys(parameters, sent), "admin")
                    for value in VALUES
                    for sent in ([value], [value, value], [[value]], {"key": value})
                ]
            found += [(method, at, parameters, "admin") for method in ("GET", "POST", "PUT", "DELETE", "PATCH")]
            found += [
                (action.method, at, parameters, "nobody"),
                (action.method, f"{path}/999:{action.name}", parameters, "admin"),
            ]
            found += [(action.method, f"{path}:{action.name}", parameters, "admin")]
        found += [("GET", f"{path}:nothing", {}, "admin"), ("GET", f"{path}/1:nothing", {}, "admin")]
        found += [(method, path, {}, "admin") for method in ("HEAD", "OPTIONS", "TRACE")]
        found += [
            ("GET", f"{path}/", {}, "admin"),
            ("GET", f"{path}/1/2", {}, "admin"),
            ("GET", f"{path}x", {}, "admin"),
        ]
        found += [("DELETE", f"{path}/1", {}, who) for who in ("nobody", "admin", "admin")]
    return found


def ask(script: str, php: str | Path, folder: Path, sent: str, core: str) -> list[str]:
    command = [str(php), str(HERE / script), str(kit()), str(folder)]
    environment = {**os.environ, "MIKOPBX_CORE": core, "MIKO_GEN_PHP": str(php)}
    ran = subprocess.run(command, input=sent, capture_output=True, text=True, env=environment, check=False, timeout=600)
    assert ran.returncode == 0, ran.stderr + ran.stdout[-2000:]
    return ran.stdout.splitlines()


def compare(name: str, script: str, php: Path, folder: Path, requests: Sequence[object]) -> None:
    """Ask the test kit, and Core where there is one, and hold both to ``name.answers``."""
    expected_file = HERE / f"{name}.answers"
    core, php_core = os.environ.get("MIKOPBX_CORE"), os.environ.get("MIKO_GEN_PHP_CORE")
    sent = json.dumps(requests)
    answers = ask(script, php, folder, sent, "")
    if core and php_core:
        by_core = ask(script, php_core, folder, sent, core)
        if os.environ.get("MIKO_GEN_UPDATE_GOLDEN"):
            expected_file.write_text("\n".join(by_core) + "\n", encoding="utf-8")
        assert differences(requests or by_core, answers, by_core) == []

    expected = expected_file.read_text(encoding="utf-8").splitlines()
    assert "\n".join(differences(requests or expected, answers, expected)) == ""


@pytest.mark.parametrize(
    "spec", [spec for spec in SPECS if "rest:" in spec.read_text(encoding="utf-8")], ids=lambda spec: spec.stem
)
def test_the_kit_answers_as_core_does(php: Path, modules: dict[str, Path], spec: Path) -> None:
    compare(spec.stem, "requests.php", php, modules[spec.stem], requests_for(link(read_file(spec))))


def test_controllers_that_an_author_writes_answer_as_on_core(
    php: Path, modules: dict[str, Path], tmp_path: Path
) -> None:
    module = Path(shutil.copytree(modules["module-black-list"], tmp_path / "ModuleBlackList"))
    odd_controllers.put(module)
    compare("odd-controllers", "requests.php", php, module, odd_controllers.requests())


def test_data_structures_do_what_cores_do(php: Path, modules: dict[str, Path]) -> None:
    compare("structures", "structures.php", php, modules["module-black-list"], [])


def differences(requests: Sequence[object], answers: list[str], expected: list[str]) -> list[str]:
    assert len(answers) == len(expected) == len(requests)
    return [
        f"{request}\n  kit:  {answer}\n  Core: {wanted}"
        for request, answer, wanted in zip(requests, answers, expected, strict=True)
        if answer != wanted
    ]
