"""No class, member or constant of Core or Phalcon stands in a template, or in what comes of one, that no catalogue has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, SPECS
from miko_gen.contract.catalogue import hook, hooks, phalcon_classes, releases
from miko_gen.contract.fits import ANY, call_fits, override_fits
from miko_gen.contract.shipped import whole
from miko_gen.contract.uses import Use, uses
from miko_gen.project.generate import generate

TEMPLATES = [
    path
    for folder in ("templates/module", "templates/parts", "generator/miko_gen/linked")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in (".jinja", ".py")
]
CONFIG = "MikoPBX\\Modules\\Config\\ConfigClass"
# Newer than every release that there is a catalogue of.
NEWER = {"getWafExemptions"}
# What Core makes of a class's annotations and of PHP's magic is no member of a class.
MAGIC = re.compile(r"findFirstBy\w+|findBy\w+|countBy\w+")


@cache
def core() -> dict[str, Any]:
    return whole(releases()[-1])


@cache
def named() -> frozenset[str]:
    """Every class of Core, and those of Phalcon that the catalogue has."""
    return frozenset(f"{space}\\{name}" for space, names in core()["names"].items() for name in names) | frozenset(
        phalcon_classes()
    )


def facts(name: str) -> Mapping[str, Any] | None:
    found: Mapping[str, Any] | None = core()["classes"].get(name) or phalcon_classes().get(name)
    return found


def lineage(name: str) -> Iterator[Mapping[str, Any] | None]:
    """What is known of a class and all that it inherits from; None where the catalogues end."""
    said = facts(name)
    yield said
    for above in (said.get("parent"), *said.get("interfaces", ())) if said else ():
        if above and "\\" in above:
            yield from lineage(above)


def unknown(use: Use) -> str:
    """What a place names that no catalogue has; "" when all is known."""
    if use.owner.startswith("MikoPBX\\") and use.owner not in named():
        return use.owner
    if use.member is None or use.how != "use" or MAGIC.fullmatch(use.member):
        return ""
    above = list(lineage(use.owner))
    if None in above:
        return ""
    groups = ("constants", "properties", "methods")
    # A service of the container, a column of a model: PHP asks the class for it, or the class behind an interface.
    is_asked = any("__get" in said.get("methods", {}) or said["kind"] == "interface" for said in above if said)
    if use.arguments == ANY and not use.member.isupper() and is_asked:
        return ""
    is_known = use.member == "__construct" or any(
        use.member in said.get(group, {}) for said in above if said for group in groups
    )
    return "" if is_known else f"{use.owner}::{use.member}"


def fits(use: Use) -> bool:
    """An override and a call are as Core's signature has them."""
    declared = (facts(use.owner) or {}).get("methods", {}).get(use.member)
    if declared is None:
        return True
    if use.how == "override":
        return use.declares is None or override_fits(use.declares, declared)
    return use.how != "use" or call_fits(declared, declared, use.arguments)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_class_that_a_template_names_is_core_s(path: Path) -> None:
    found = re.findall(r"\bMikoPBX\\{1,2}(?:\w+\\{1,2})*[A-Z]\w*", path.read_text(encoding="utf-8"))

    written = {name.replace("\\\\", "\\") for name in found}
    spaces = {f"{space}\\" for space in core()["names"]}
    assert {name for name in written - named() if not any(space.startswith(f"{name}\\") for space in spaces)} == set()


@pytest.mark.parametrize("spec", [path.stem for path in SPECS])
def test_a_module_names_only_what_core_has(modules: Mapping[str, Path], spec: str) -> None:
    places = uses(modules[spec], {**phalcon_classes(), **core()["classes"]})

    assert {f"{use.file}:{use.line}: {name}" for use in places if (name := unknown(use))} == set()


@pytest.mark.parametrize("spec", [path.stem for path in SPECS])
def test_what_a_module_declares_and_calls_fits_core(modules: Mapping[str, Path], spec: str) -> None:
    places = uses(modules[spec], {**phalcon_classes(), **core()["classes"]})

    assert [f"{use.file}:{use.line}: {use.owner}::{use.member}" for use in places if not fits(use)] == []


def test_no_signature_of_core_is_typed_into_a_template(modules: Mapping[str, Path]) -> None:
    everything = {**phalcon_classes(), **core()["classes"]}
    overridden = {
        str(use.member)
        for module in modules.values()
        for use in uses(module, everything)
        if use.how == "override" and use.declares and use.member in (facts(use.owner) or {}).get("methods", {})
    }
    names = "|".join(sorted(overridden | set(hooks())))

    assert overridden > {"start", "installDB", "getDetailSchema"}
    assert [
        path.name for path in TEMPLATES if re.search(rf"function ({names})\(", path.read_text(encoding="utf-8"))
    ] == []


def test_what_core_has_not_is_seen(tmp_path: Path) -> None:
    source = """<?php
    namespace Modules\\ModuleDesk\\Lib;
    use MikoPBX\\Core\\Asterisk\\AGI;
    use MikoPBX\\Core\\System\\{Util, Utils};
    class Desk extends \\MikoPBX\\Core\\Workers\\WorkerBase
    {
        public function start(): void
        {
            Util::noSuchMethod();
            Util::which();
            (new AGI())->answer(self::NO_SUCH_CONSTANT);
        }
    }
    """
    (tmp_path / "Desk.php").write_text(source.replace("\\\\", "\\"), encoding="utf-8")
    places = uses(tmp_path, core()["classes"])

    assert sorted(name.rsplit("\\", 1)[-1] for use in places if (name := unknown(use))) == [
        "Util::noSuchMethod",
        "Utils",
        "WorkerBase::NO_SUCH_CONSTANT",
    ]
    assert [str(use.member) for use in places if not fits(use)] == ["start", "which"]


def test_every_hook_is_declared_as_core_declares_it(tmp_path: Path) -> None:
    about = "developer: Example Ltd, support_email: support@example.com, title: Desk, summary: Desk"
    said = "\n".join(f"  {name}: {{handler: {name}Here}}" for name in hooks())
    spec = tmp_path / "module.yaml"
    module = f"module: {{id: ModuleDesk, min_pbx_version: {releases()[-1]}, {about}}}"
    spec.write_text(f"spec: 1\n{module}\nhooks:\n{said}\n", encoding="utf-8")
    conf = [use for use in uses(generate(spec, None).folder) if use.how == "override" and use.owner == CONFIG]

    methods = core()["classes"][CONFIG]["methods"]
    assert {str(use.member) for use in conf} >= set(hooks())
    assert [
        use.member
        for use in conf
        if use.member in methods and not override_fits(use.declares or {}, methods[use.member])
    ] == []


@pytest.mark.parametrize("spec", [path.stem for path in SPECS])
def test_a_method_of_conf_is_a_hook(modules: Mapping[str, Path], spec: str) -> None:
    methods = {
        use.member for use in uses(modules[spec]) if use.how == "override" and use.owner == CONFIG and use.declares
    }
    public = {
        use.member
        for use in uses(modules[spec])
        if use.owner == CONFIG and (use.declares or {}).get("visibility") == "public"
    }

    assert public <= {hook(name).name for name in hooks()} | NEWER
    assert public <= methods
