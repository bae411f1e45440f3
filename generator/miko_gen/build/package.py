"""A module folder to its zip: the same bytes each time, or every reason why Core or the release pipeline would refuse it."""

from __future__ import annotations

import json
import os
import re
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PLACEHOLDER = "%ModuleVersion%"
REQUIRED = ("developer", "moduleUniqueID", "support_email", "version", "min_pbx_version")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_CONFLICT = re.compile(rb"^(<{7} |>{7} )", re.MULTILINE)
_VERSION_LINE = re.compile(r'^(\s*"version"\s*:\s*)"[^"]*"(,?)\s*$', re.MULTILINE)


class PackageError(Exception):
    """The module cannot be packaged; ``reasons`` says why, one sentence each."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("\n".join(reasons))


@dataclass(frozen=True)
class Package:
    """A package that was written."""

    path: Path
    version: str
    files: int


def build(module: Path, target: Path | None = None, version: str | None = None) -> Package:
    """Package the folder ``module`` into ``target`` (by default beside it) as ``{ID}.{version}.zip``.

    ``version`` (``X.Y`` or longer) is stamped into module.json inside the package. Raises PackageError.
    """
    manifest_text, manifest = _manifest(module)
    reasons = _refusals(module, manifest, manifest_text)
    stamped = version or str(manifest.get("version", ""))
    if stamped == PLACEHOLDER:
        reasons.append(f"the version is {PLACEHOLDER}, which the release pipeline stamps: give one with --version")
    elif not re.fullmatch(r"\d+(\.\d+)+", stamped):
        reasons.append(f"'{stamped}' is not a version: it must look like 1.0")
    paths = _packaged(module)
    reasons += [f"{path}: a symbolic link cannot be packaged" for path in paths if (module / path).is_symlink()]
    if not reasons:
        contents = {path: (module / path).read_bytes() for path in paths}
        reasons += [f"{path}: a merge conflict is left in it" for path in paths if _CONFLICT.search(contents[path])]
    if reasons:
        raise PackageError(reasons)
    contents["module.json"] = _VERSION_LINE.sub(rf'\g<1>"{stamped}"\2', manifest_text, count=1).encode("utf-8")
    folder = target or module.resolve().parent
    path = folder / f"{manifest['moduleUniqueID']}.{stamped}.zip"
    try:
        _write(path, contents)
    except OSError as error:
        raise PackageError([f"cannot write {path}: {error.strerror or error}"]) from error
    return Package(path, stamped, len(contents))


def _manifest(module: Path) -> tuple[str, dict[str, Any]]:
    path = module / "module.json"
    try:
        text = path.read_text(encoding="utf-8")
        said = json.loads(text)
    except OSError as error:
        raise PackageError([f"{path}: {error.strerror}: is {module} a module's folder?"]) from None
    except ValueError as error:
        raise PackageError([f"{path}: not valid JSON: {error}"]) from None
    if not isinstance(said, dict):
        raise PackageError([f"{path}: not a JSON object"])
    return text, said


def _refusals(module: Path, manifest: dict[str, Any], text: str) -> list[str]:
    reasons = [f"module.json: '{key}' is missing or empty" for key in REQUIRED if not manifest.get(key)]
    name = manifest.get("moduleUniqueID")
    if name and name != module.resolve().name:
        reasons.append(f"the folder must be named {name}, as moduleUniqueID says: the release pipeline compares them")
    if not re.fullmatch(r"Module[A-Z][A-Za-z0-9]*", str(name or "ModuleX")):
        reasons.append(f"module.json: '{name}' is not a moduleUniqueID: it must look like ModuleBlackList")
    lines = _VERSION_LINE.findall(text)
    if len(lines) != 1 or not lines[0][1]:
        reasons.append(
            'module.json: "version" must stand on a line of its own and not be the last key: it is stamped by line'
        )
    if not (module / "Setup" / "PbxExtensionSetup.php").is_file():
        reasons.append("Setup/PbxExtensionSetup.php is missing: the installer needs it")
    if name and not (module / "Lib" / f"{str(name).removeprefix('Module')}Conf.php").is_file():
        reasons.append(f"Lib/{str(name).removeprefix('Module')}Conf.php is missing: Core looks for it")
    return reasons


def _packaged(module: Path) -> list[str]:
    """Paths that go into the package: no dot files, no ``tests/``, no Markdown, as the release pipeline does it."""
    found = []
    for folder, folders, files in os.walk(module):
        here = Path(folder).relative_to(module)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and (here / name).as_posix() != "tests"
        )
        links = [name for name in folders if Path(folder, name).is_symlink()]
        kept = [name for name in files + links if not name.startswith(".") and not name.endswith(".md")]
        found += [(here / name).as_posix() for name in kept]
    return sorted(found)


def _write(path: Path, contents: dict[str, bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, scratch = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with (
            os.fdopen(handle, "wb") as stream,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zip_,
        ):
            for name in sorted(contents):
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.create_system = 3
                entry.external_attr = (0o755 if name.startswith(("agi-bin/", "bin/")) else 0o644) << 16
                entry.compress_type = zipfile.ZIP_DEFLATED
                zip_.writestr(entry, contents[name])
        os.chmod(scratch, 0o644)
        os.replace(scratch, path)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise
