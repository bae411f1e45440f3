"""What goes with a module when it is uninstalled, beside what Core's own uninstaller takes."""

from __future__ import annotations

from collections.abc import Iterable

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model, stored
from miko_gen.linked.handlers import Method
from miko_gen.linked.php import php
from miko_gen.spec.lifecycle import CoreRows
from miko_gen.spec.lifecycle import Uninstall as SaidUninstall

_PLACES = {
    "logs": ("CORE_LOGS_DIR", ""),
    "temp": ("CORE_TEMP_DIR", ""),
    "storage": ("CORE_MEDIA_MOUNT_POINT_DIR", "/mikopbx"),
}


@dataclass(frozen=True)
class Rows:
    """Rows in a table of MikoPBX: the lines of the query that finds them, and what they hold, in PHP."""

    class_name: str
    query: tuple[str, ...]
    values: str

    @property
    def short_name(self) -> str:
        return self.class_name.rpartition("\\")[2]


@dataclass(frozen=True)
class Path:
    """A folder or file of the PBX that goes with the module; ``is_kept`` with the settings."""

    place: str
    below: str
    is_kept: bool


@dataclass(frozen=True)
class Uninstall:
    """What goes with the module beside what Core's own uninstaller takes."""

    paths: tuple[Path, ...]
    settings: tuple[str, ...]
    rows: tuple[Rows, ...]
    numbers: tuple[Model, ...]
    """Models whose rows have numbers of the module's own."""
    handler: str | None

    @property
    def touches_tables(self) -> bool:
        return bool(self.settings or self.rows or self.numbers)

    @property
    def passing(self) -> tuple[Path, ...]:
        """What goes even when the settings are kept."""
        return tuple(path for path in self.paths if not path.is_kept)

    @property
    def kept(self) -> tuple[Path, ...]:
        return tuple(path for path in self.paths if path.is_kept)

    @property
    def imports(self) -> frozenset[str]:
        """The classes that the installer needs for it."""
        found = {one.class_name for one in self.rows}
        found |= {"MikoPBX\\Common\\Models\\PbxSettings"} if self.settings else set()
        found |= {"MikoPBX\\Common\\Models\\Extensions"} if self.numbers else set()
        found |= {model.class_name for model in self.numbers}
        if self.paths:
            found |= {f"MikoPBX\\Core\\System\\{name}" for name in ("Directories", "Processes", "Util")}
        return frozenset(found)

    @property
    def method(self) -> Method | None:
        if self.handler is None:
            return None
        summary = "Called when the module is uninstalled; a new version keeps the settings."
        return Method(self.handler, summary, (("bool", "keepSettings", "bool"),), "void", "", ())


def link_uninstall(module_id: str, gone: SaidUninstall | None, models: Iterable[Model]) -> Uninstall:
    numbers = tuple(model for model in models if model.reserved)
    if gone is None:
        return Uninstall((), (), (), numbers, None)
    return Uninstall(
        paths=tuple(_path(module_id, place) for place in dict.fromkeys(gone.folders)),
        settings=tuple(dict.fromkeys(gone.settings)),
        rows=tuple(_rows(one) for one in gone.rows),
        numbers=numbers,
        handler=gone.handler,
    )


def _path(module_id: str, said: str) -> Path:
    place, _, below = said.partition("/")
    constant, folder = _PLACES[place]
    return Path(constant, f"{folder}/{below or module_id}", place == "storage")


def _rows(said: CoreRows) -> Rows:
    conditions = " AND ".join(
        f"[{name}] IS NULL" if value is None else f"[{name}] = :{name}:" for name, value in said.where.items()
    )
    bound = {name: stored(value) for name, value in said.where.items() if value is not None}
    lines = [f"'conditions' => {php(conditions)},"] + ([f"'bind' => {php(bound)},"] if bound else [])
    values = {name: stored(value) for name, value in said.where.items()}
    return Rows(f"MikoPBX\\Common\\Models\\{said.model.removeprefix('core.')}", tuple(lines), php(values))
