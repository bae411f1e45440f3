"""What tasks of cron delete: old rows and old files."""

from __future__ import annotations

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.spec.system import OldFiles

_PLACES = {"temporary": "CORE_TEMP_DIR", "logs": "CORE_LOGS_DIR"}


@dataclass(frozen=True)
class Age:
    """How old something has to be: ``text`` as strtotime() takes it, or a field of the settings in days."""

    text: str
    field: str | None

    @classmethod
    def of(cls, said: str) -> Age:
        is_setting = said.startswith("settings.")
        return cls("" if is_setting else f"-{said}", said.removeprefix("settings.") if is_setting else None)


@dataclass(frozen=True)
class Rows:
    """Old rows of ``model``, by the date in ``field``."""

    model: Model
    field: str
    age: Age


@dataclass(frozen=True)
class Files:
    """Old files of the module's own folder in one of Core's, or of a folder ``below`` it."""

    place: str
    below: str
    age: Age

    @classmethod
    def of(cls, said: OldFiles) -> Files:
        return cls(_PLACES[said.place], f"/{said.folder}" if said.folder else "", Age.of(said.older_than))
