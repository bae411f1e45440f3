"""How far the catalogue reaches: which of Core's classes are read whole, and the names of all the others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_ROOT = "MikoPBX\\"
# Where modules find what they use, below src: a folder, or a folder and all below it. What else Core has is known by name.
_WATCHED = (
    "AdminCabinet/Controllers/BaseController.php",
    "AdminCabinet/Forms/BaseForm.php",
    "AdminCabinet/Library/*.php",
    "AdminCabinet/Plugins/*.php",
    "AdminCabinet/Providers/*.php",
    "Common/Handlers/*.php",
    "Common/Library/**/*.php",
    "Common/Models/**/*.php",
    "Common/Providers/*.php",
    "Core/Asterisk/*.php",
    "Core/Asterisk/Configs/*.php",
    "Core/Providers/*.php",
    "Core/System/*.php",
    "Core/System/Configs/*.php",
    "Core/System/Mail/**/*.php",
    "Core/Utilities/*.php",
    "Core/Workers/Cron/*.php",
    "Core/Workers/Libs/WorkerModelsEvents/**/*.php",
    "Core/Workers/Worker*Base.php",
    "Core/Workers/WorkerCallEvents.php",
    "Core/Workers/WorkerCdr.php",
    "Core/Workers/WorkerInterface.php",
    "Core/Workers/WorkerModelsEvents.php",
    "Modules/**/*.php",
    "PBXCoreREST/Attributes/*.php",
    "PBXCoreREST/Controllers/*.php",
    "PBXCoreREST/Controllers/Modules/*.php",
    "PBXCoreREST/Http/*.php",
    "PBXCoreREST/Lib/*.php",
    "PBXCoreREST/Lib/Common/*.php",
    "PBXCoreREST/Lib/Files/*.php",
    "PBXCoreREST/Middleware/*.php",
    "PBXCoreREST/Services/*.php",
    "PBXCoreREST/Traits/*.php",
)


def watched(core: Path) -> set[str]:
    """The classes of a checkout that modules may touch, in full."""
    source = core / "src"
    return {_class_of(path, source) for pattern in _WATCHED for path in source.glob(pattern)}


def class_names(core: Path) -> dict[str, list[str]]:
    """The names of all classes of a checkout: ``{namespace: [short name]}``."""
    source = core / "src"
    found: dict[str, list[str]] = {}
    for path in sorted(source.rglob("*.php")):
        # A script and a list of messages are no class: what begins with a capital is one.
        if path.stem[0].isupper() and "Messages" not in path.parts:
            namespace, _, short = _class_of(path, source).rpartition("\\")
            found.setdefault(namespace, []).append(short)
    return dict(sorted(found.items()))


def moved(name: str, names: Mapping[str, list[str]]) -> str:
    """Where a class that the catalogue knows is in a checkout: its own place, or the only other one of its short name."""
    namespace, _, short = name.rpartition("\\")
    if short in names.get(namespace, ()):
        return name
    others = [other for other, listed in names.items() if short in listed]
    return f"{others[0]}\\{short}" if len(others) == 1 else name


def _class_of(path: Path, source: Path) -> str:
    return _ROOT + path.relative_to(source).with_suffix("").as_posix().replace("/", "\\")
