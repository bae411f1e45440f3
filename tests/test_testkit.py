"""The test kit's stand-ins declare what Core and Phalcon declare: their work is held to the catalogue."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from miko_gen.contract.catalogue import classes, models, phalcon_classes
from miko_gen.testkit.standins import NAMED_ONLY, PHP, work

TRAITS = sorted(
    str(path.relative_to(PHP / "work").with_suffix("")).replace("/", "\\") for path in (PHP / "work").rglob("*.php")
)
WHOLE = sorted(
    str(path.relative_to(PHP / "classes").with_suffix("")).replace("/", "\\")
    for path in (PHP / "classes").rglob("*.php")
)
# The extension does not hold itself to what it says it returns: a message about fields that are unique together, rows of
# some columns among records, and false where a class has no annotations.
LAXER = {
    "Phalcon\\Annotations\\Reflection::getPropertiesAnnotations",
    "Phalcon\\Messages\\Message::getField",
    "Phalcon\\Mvc\\Model\\Resultset\\Simple::current",
}
FACTS = r"""
require $argv[1] . '/autoload.php';
$facts = [];
foreach (array_slice($argv, 2) as $name) {
    $trait = new ReflectionClass("MikoGen\\TestKit\\Work\\$name");
    foreach ($trait->getMethods() as $method) {
        if ($method->isPrivate() || str_starts_with($method->getName(), "kit")) {
            continue;
        }
        $params = [];
        foreach ($method->getParameters() as $parameter) {
            $params[] = [
                $parameter->getName(), (string)$parameter->getType(), $parameter->isPassedByReference(),
                $parameter->isVariadic(), $parameter->isOptional(),
            ];
        }
        $facts[$name][$method->getName()] = [
            $params, (string)$method->getReturnType(), $method->isStatic(), $method->isPublic() ? 'public' : 'protected',
        ];
    }
}
echo json_encode($facts);
"""


def as_catalogue_says(method: dict) -> list:  # type: ignore[type-arg]
    def nullable(parameter: dict) -> str:  # type: ignore[type-arg]
        kind = parameter.get("type") or ""
        implicit = parameter.get("default") == "null" and kind and not kind.startswith("?")
        implicit = implicit and not {"null", "mixed"} & set(kind.split("|"))
        return f"?{kind}" if implicit and "|" not in kind else f"{kind}|null" if implicit else kind

    params = [
        [
            one["name"],
            nullable(one),
            one.get("by_ref", False),
            one.get("variadic", False),
            one.get("default") is not None or one.get("variadic", False),
        ]
        for one in method["params"]
    ]
    return [params, method.get("returns") or "", method.get("static", False), method["visibility"]]


def test_every_work_has_the_signature_of_its_class(php: Path, standins: Path) -> None:
    known = {**phalcon_classes(), **classes()}
    ran = subprocess.run([php, "-r", FACTS, "--", standins, *TRAITS], capture_output=True, text=True, check=False)
    assert ran.stderr == ""

    wrong = []
    for name, methods in json.loads(ran.stdout).items():
        for method, said in methods.items() if name in known else ():
            facts = known[name]["methods"].get(method)
            if facts is None:
                wrong.append(f"{name}::{method} is declared by no release")
                continue
            said_by_data = as_catalogue_says(facts)
            if f"{name}::{method}" in LAXER:
                said_by_data[1] = said[1]
            if said != said_by_data:
                wrong.append(f"{name}::{method}: {said} instead of {said_by_data}")
    assert "\n".join(wrong) == ""


def test_a_whole_class_is_one_that_no_catalogue_has() -> None:
    known = {*phalcon_classes(), *classes(), *models()["classes"]}
    assert set(WHOLE) & known == set()
    parts = set(TRAITS) - known
    assert [part for part in parts if not any(part.startswith(name) for name in known)] == []


def test_what_is_only_named_is_not_imitated_elsewhere() -> None:
    assert set(WHOLE) & set(NAMED_ONLY) == set()


def test_the_readme_lists_what_is_not_imitated() -> None:
    path = PHP.parent / "README.md"
    head, mark, _ = path.read_text(encoding="utf-8").partition("<!-- not imitated -->\n")
    lines = [f"- `{name}`: {', '.join(methods)}\n" for name, methods in not_imitated().items()]
    wanted = head + mark + "\n" + "".join(lines)
    if os.environ.get("MIKO_GEN_UPDATE_GOLDEN"):
        path.write_text(wanted, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == wanted


def not_imitated() -> dict[str, list[str]]:
    """The methods of Core's classes that have no work."""
    found = {}
    for name, said in classes().items():
        methods = [
            method
            for method, facts in said.get("methods", {}).items()
            if method not in work(name).methods | {"__construct", "cases", "from", "tryFrom"}
            and facts.get("declared_in", name) == name
            and not facts.get("abstract")
        ]
        if methods and said["kind"] != "interface":
            found[name.removeprefix("MikoPBX\\")] = methods
    return found
