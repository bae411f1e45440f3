"""The template tree: which files there are, and the paths that they become.

A path is a Copier path: ``{{ … }}`` is replaced, ``{% yield x from xs %}…{% endyield %}`` makes one file for each ``x``,
and a path with an empty part is left out.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

SUFFIX = ".jinja"
PATHS = "paths"
_YIELD = re.compile(r"\{% yield (\w+) from (.+?) %\}(.*?)\{% endyield %\}")


def root() -> Path:
    """The folder of the template: inside the wheel, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "templates" / "module"
    return shipped if shipped.is_dir() else package.parents[1] / "templates" / "module"


def sources(folder: Path) -> dict[str, str]:
    """Every template below ``folder`` but Copier's own (those whose path begins with an underscore variable)."""
    found = {}
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        name = path.relative_to(folder).as_posix()
        if "_copier" not in name and not name.startswith(".miko-gen.lock"):
            found[name] = path.read_text(encoding="utf-8")
    return found


def parts(folder: Path) -> dict[str, str]:
    """Templates that others include, by the name under which plain Copier finds them too."""
    place = folder.parent / "parts"
    found = sorted(place.rglob(f"*{SUFFIX}"))
    return {f"templates/parts/{path.relative_to(place).as_posix()}": path.read_text(encoding="utf-8") for path in found}


def plain_files(folder: Path) -> dict[str, bytes]:
    """Files without the suffix: copied as they are."""
    found = (Path(place, name) for place, _, names in os.walk(folder) for name in names if not name.endswith(SUFFIX))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(found)}


def paths_template(names: list[str]) -> str:
    """A template that calls ``emit(template, path, **variables)`` for each file that the module gets."""
    return "".join(map(_emitting, names))


def _emitting(name: str) -> str:
    variables = [(match[1], match[2]) for match in _YIELD.finditer(name)]
    path = _YIELD.sub(r"\3", name.removesuffix(SUFFIX))
    given = "".join(f", {variable}={variable}" for variable, _ in variables)
    body = f"{{% set path %}}{path}{{% endset %}}{{{{ emit({name!r}, path{given}) }}}}"
    for variable, iterable in reversed(variables):
        body = f"{{% for {variable} in {iterable} %}}{body}{{% endfor %}}"
    return body
