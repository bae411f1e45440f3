"""A spec file to a module folder: the whole way of the data, in one place."""

from __future__ import annotations

from pathlib import Path

from miko_gen.facts import dataclass
from miko_gen.linked.link import link
from miko_gen.project.answers import answers
from miko_gen.project.folder import write_new
from miko_gen.project.lock import ANSWERS, NAME, lock, owner
from miko_gen.project.quick import remember
from miko_gen.render.files import render
from miko_gen.spec.read import validate
from miko_gen.spec.source import Source, read_source_file


@dataclass(frozen=True)
class Generated:
    """A module that was written: its folder and the paths of its files."""

    folder: Path
    files: tuple[str, ...]

    @property
    def handwritten(self) -> str | None:
        """The class with the handlers, if the spec names any."""
        return next((file for file in self.files if owner(file) == "seeded" and file.startswith("Lib/")), None)


def module_files(source: Source) -> tuple[str, dict[str, bytes]]:
    """The module's id and all of its files, the lock and the answers included; raises SpecError."""
    module = link(validate(source))
    files = render(module)
    files[ANSWERS] = answers(source.data).encode("utf-8")
    files[NAME] = lock(files).encode("utf-8")
    return module.id, dict(sorted(files.items()))


def generate(spec: Path, parent: Path | None) -> Generated:
    """Generate the module of ``spec`` into ``parent/{ID}``, by default beside the spec.

    Raises SpecError for a spec that is wrong and FolderError for a folder that cannot be written.
    """
    name, files = module_files(read_source_file(spec))
    folder = (parent or spec.resolve().parent) / name
    write_new(folder, files)
    remember(spec.read_bytes(), files[ANSWERS])
    return Generated(folder, tuple(files))
