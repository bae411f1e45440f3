"""The catalogues that miko-gen carries, whole: what every command reads, and what only a comparison asks for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from miko_gen.contract.catalogue import catalogue_file
from miko_gen.contract.extract import as_json

_HERE = Path(__file__).parent


def further_file(release: str) -> Path:
    """The file with the classes and names of a release that no template asks for."""
    return _HERE / f"further-{release}.json"


def whole(release: str) -> dict[str, Any]:
    """The catalogue of a release, as `contract extract` makes it."""
    catalogue: dict[str, Any] = json.loads(catalogue_file(release).read_text(encoding="utf-8"))
    further = json.loads(further_file(release).read_text(encoding="utf-8"))
    classes = dict(sorted({**catalogue["classes"], **further["classes"]}.items()))
    return {**catalogue, "classes": classes, "names": further["names"]}


def parts(catalogue: dict[str, Any], known: frozenset[str]) -> tuple[str, str]:
    """The texts of the two files of a whole catalogue: ``known`` are the classes that the first one has."""
    release, classes = catalogue["release"], catalogue["classes"]
    first = {name: facts for name, facts in classes.items() if name in known}
    second = {name: facts for name, facts in classes.items() if name not in known}
    return (
        as_json({"release": release, "hooks": catalogue["hooks"], "classes": first}),
        as_json({"release": release, "classes": second, "names": catalogue["names"]}),
    )
