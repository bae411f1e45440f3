"""What the installer does beyond Core's own: first rows, what an older version left, and what goes with the module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.handlers import Method
from miko_gen.linked.migrations import Migrations
from miko_gen.linked.uninstall import Uninstall
from miko_gen.spec.about import Sidebar

_SHORT = 3


@dataclass(frozen=True)
class Setup:
    """The class PbxExtensionSetup."""

    models: tuple[Model, ...]
    migrations: Migrations
    sidebar: Sidebar | None
    uninstall: Uninstall
    main: str

    @cached_property
    def settings(self) -> Model | None:
        """The singleton model."""
        return next((model for model in self.models if model.singleton), None)

    @property
    def seeded(self) -> tuple[Model, ...]:
        """Models whose table gets first rows."""
        return tuple(model for model in self.models if model.seed)

    @property
    def steps(self) -> tuple[str, ...]:
        """What installDB() does, one after the other; nothing where Core's own is enough."""
        found = [
            ("$this->moveOver()", self.migrations.needed),
            ("parent::installDB()", True),
            ("$this->makeUnique()", bool(self.strict)),
            ("$this->moveOutOfCore()", bool(self.moved)),
            ("$this->fillNewColumns()", bool(self.filled)),
            ("$this->createSettings()", self.settings is not None),
            ("$this->createFirstRows()", bool(self.seeded)),
            ("$this->saveOnceMore()", bool(self.saved_again)),
        ]
        steps = tuple(step for step, is_needed in found if is_needed)
        return steps if len(steps) > 1 else ()

    @property
    def is_short(self) -> bool:
        """All steps fit into one line."""
        return len(self.steps) <= _SHORT

    @property
    def moved(self) -> tuple[Model, ...]:
        """Models whose rows were in MikoPBX's own database, each behind those that its rows point to."""
        waiting = [model for model in self.models if model.moved_from]
        found: list[Model] = []
        while waiting:
            names = {model.name for model in waiting}
            free = [model for model in waiting if not _targets(model) & names - {model.name}] or waiting
            found += free
            waiting = [model for model in waiting if model not in free]
        return tuple(found)

    @property
    def resaved(self) -> tuple[Model, ...]:
        """Models whose rows are saved at every upgrade for the author's sake."""
        return tuple(model for model in self.models if model.resave)

    @property
    def saved_again(self) -> tuple[Model, ...]:
        """Those of them that would not be saved anyway."""
        return tuple(model for model in self.resaved if not model.singleton)

    @property
    def mends_settings(self) -> bool:
        """A method of the author's changes the settings of an older version before they are judged."""
        return bool(self.settings and self.settings.resave and self.settings.resave.handler)

    @property
    def strict(self) -> tuple[Model, ...]:
        """Models with something that SQLite itself takes once only."""
        return tuple(model for model in self.models if model.strict)

    @property
    def filled(self) -> tuple[tuple[Model, tuple[str, ...]], ...]:
        """The fields of each model in which a row of an older version must not be without a value."""
        found = ((model, tuple(field.name for field in model.fields if field.begins_with)) for model in self.models)
        return tuple((model, names) for model, names in found if names)

    @property
    def logs(self) -> bool:
        """Rows are saved of which the system log says why one is refused."""
        return bool(self.settings or self.seeded or self.saved_again)

    @property
    def shown_sidebar(self) -> Sidebar | None:
        """The place in the menu where it differs from what Core's installer does by itself: group modules, icon puzzle."""
        return None if self.sidebar in (None, Sidebar.model_construct()) else self.sidebar

    @property
    def methods(self) -> Iterator[Method]:
        """The methods of {Feature}Main that the installer calls."""
        for model in self.resaved:
            if model.resave and model.resave.handler:
                yield Method(
                    name=model.resave.handler,
                    summary="Called for each row when the module is installed or upgraded; the row is saved then.",
                    parameters=((model.name, "row", model.name),),
                    returns="void",
                    returns_doc="",
                    body=(),
                    imports=(model.class_name,),
                )

    @property
    def calls_main(self) -> bool:
        return bool(self.uninstall.handler or any(model.resave and model.resave.handler for model in self.resaved))

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        used = [
            *self.seeded,
            *self.moved,
            *self.saved_again,
            *self.strict,
            *(model for model, _ in self.filled),
            *([self.settings] if self.settings else []),
        ]
        found = {model.class_name for model in used} | {"MikoPBX\\Modules\\Setup\\PbxExtensionSetupBase"}
        found |= self.uninstall.imports
        if self.logs or self.moved or self.migrations.needed:
            found.add("MikoPBX\\Modules\\Models\\ModulesModelsBase")
        if self.migrations.needed:
            found |= {
                "MikoPBX\\Common\\Providers\\ModulesDBConnectionsProvider",
                "Phalcon\\Db\\Adapter\\Pdo\\Sqlite",
                "Throwable",
            }
        if self.moved:
            found.add("Phalcon\\Db\\Enum")
        if self.strict:
            found |= {"Phalcon\\Db\\Index", "Throwable"}
        if self.logs or self.strict or self.moved:
            found.add("MikoPBX\\Core\\System\\SystemMessages")
        if self.shown_sidebar or (self.settings and self.settings.taken_over):
            found.add("MikoPBX\\Common\\Models\\PbxSettings")
        if self.calls_main:
            found.add(self.main)
        return tuple(sorted(found))

    def former(self, model: Model) -> Mapping[str, str]:
        """The fields that were called otherwise, by each name that they had."""
        return {old: new for table, old, new in self._columns if table == model.table}

    def converted(self, model: Model) -> Mapping[str, list[list[str | None]]]:
        """What becomes of values of an older version, by the field, or by the name that it had then."""
        found = {one.column: one.values for one in self.migrations.conversions if one.table == model.table}
        found |= {one.old: one.values for one in self.migrations.columns if one.table == model.table and one.values}
        return {name: [list(pair) for pair in values] for name, values in found.items()}

    @property
    def converting(self) -> bool:
        """Some of the rows that come out of MikoPBX's own database are converted."""
        return any(map(self.converted, self.moved))

    @property
    def _columns(self) -> Iterator[tuple[str, str, str]]:
        for column in self.migrations.columns:
            yield column.table, column.old, column.new


def _targets(model: Model) -> set[str]:
    return {field.to.model for field in model.references if field.to and field.to.is_own}
