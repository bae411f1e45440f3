"""All that the templates of a module's tests ask for: ``module.tests``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from miko_gen.facts import dataclass
from miko_gen.linked.core_forms import CoreForm
from miko_gen.linked.core_models import core_model
from miko_gen.linked.database import Model
from miko_gen.linked.migrations import Conversion, RenamedColumn, RenamedTable
from miko_gen.linked.rest import Resource
from miko_gen.linked.scripts import Script
from miko_gen.linked.tests.actions import ActionsTest
from miko_gen.linked.tests.conf import ConfTest, link_conf
from miko_gen.linked.tests.cron import CronTest, link_cron_test
from miko_gen.linked.tests.lifecycle import LifecycleTest
from miko_gen.linked.tests.live import live
from miko_gen.linked.tests.main import MainTest, handler_answers, main_tests, rows_of
from miko_gen.linked.tests.models import ModelTest, link_model
from miko_gen.linked.tests.pages import PagesTest
from miko_gen.linked.tests.push import SentMessage
from miko_gen.linked.tests.reactions import ReactionsTest
from miko_gen.linked.tests.rest import ResourceTest
from miko_gen.linked.tests.rest_of_core import CoreResourceTest
from miko_gen.linked.tests.rows import AllRows, Rows, link_rows
from miko_gen.linked.tests.scripts import ScriptTest, link_script
from miko_gen.linked.tests.values import Wrong, examples, wrong
from miko_gen.linked.tests.workers import WorkerTest
from miko_gen.linked.values import Field
from miko_gen.linked.workers import Worker

if TYPE_CHECKING:
    from miko_gen.linked.module import Module


@dataclass(frozen=True)
class ModuleTests:
    """The facts of all tests of a module."""

    module: Module

    @cached_property
    def all_rows(self) -> AllRows:
        eaches = [part.each for part in self.module.conf.parts] + [task.each for task in self.module.cron.tasks]
        numbers = [core_model("Extensions")] if any(model.persons for model in self.module.models) else []
        asked = [each.model for each in eaches if each]
        asked += [lookup.model for script in self.module.scripts for lookup in script.lookups]
        return link_rows(self.module.models, [model for model in asked if not model.is_own] + numbers)

    @cached_property
    def models(self) -> Mapping[str, Model]:
        return {model.name: model for model in self.module.models}

    @property
    def rows(self) -> tuple[Rows, ...]:
        return self.all_rows.all

    @property
    def row_imports(self) -> tuple[str, ...]:
        found = {rows.class_name for rows in self.rows}
        if self.lifecycle.filled and self.module.settings:
            found.add(self.module.settings.class_name)
        return tuple(sorted(found))

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """What each handler answers where the tests put another in its place, in PHP."""
        return handler_answers(self.module)

    def worker(self, worker: Worker) -> WorkerTest:
        """The facts of the test of a worker for events."""
        restarting = {one.class_name for one in self.module.reactions.all if worker.class_name in one.restarts}
        filled = frozenset(field.name for field, _ in self.lifecycle.filled)
        return WorkerTest(worker, self.module.settings, self.all_rows, self.models, frozenset(restarting), filled)

    @property
    def core_forms(self) -> tuple[CoreForm, ...]:
        """MikoPBX's own forms of whose model a row can be added; nothing is kept of a form with empty secrets only."""
        return tuple(
            form
            for form in self.module.core_forms.forms
            if self.all_rows.count(form.model)
            and any(not item.field.is_secret or self.all_rows.has(form.model, item.name) for item in form.inputs)
        )

    @property
    def core_form_classes(self) -> tuple[str, ...]:
        """What keeps the fields on MikoPBX's own forms, and whose records the forms show."""
        found = {form.model.class_name for form in self.core_forms}
        return tuple(sorted(found | {form.key.to.class_name for form in self.core_forms if form.key.to}))

    @property
    def pushed(self) -> tuple[SentMessage, ...]:
        """Messages to open pages that a method sends."""
        return tuple(map(SentMessage, self.module.push.sent))

    @property
    def needs_examples(self) -> bool:
        return bool(self.rows or self.module.has_handlers or self.lifecycle.has_needs)

    @property
    def settings_change(self) -> tuple[Field, str] | None:
        """A field of the settings and a value that is not its default."""
        fields = self.module.settings.writable if self.module.settings else ()
        for field in fields:
            found = examples(field) if field.to is None and field.is_known_at_install else ()
            if found and found[0].value != field.default:
                return field, found[0].php
        return None

    @property
    def restarted(self) -> Model | None:
        """A table of which a row can be added, to see whether an upgrade keeps it; one that keeps others from being deleted."""
        models = [model for model in self.module.models if not model.singleton and self.all_rows.count(model)]
        keepers = {child.model for model in self.module.models for child in model.children if model.is_kept}
        return min(models, key=lambda model: model.name not in keepers, default=None)

    @property
    def moved(self) -> tuple[Model, ...]:
        """Tables that had another name, or a column that had, and of which a row can be added."""
        tables = {renamed.new for renamed in self.module.migrations.tables}
        tables |= {renamed.table for renamed in self.module.migrations.columns}
        return tuple(
            model
            for model in self.module.models
            if model.table in tables and not model.singleton and self.all_rows.count(model)
        )

    @property
    def old_tables(self) -> tuple[RenamedTable, ...]:
        """Each table that had another name, with the oldest of them."""
        return tuple({renamed.new: renamed for renamed in self.module.migrations.tables}.values())

    @property
    def old_columns(self) -> tuple[RenamedColumn, ...]:
        """Each column that had another name, with the oldest of them under which its values were the same."""
        return tuple({(one.table, one.new): one for one in self.module.migrations.columns if not one.values}.values())

    @property
    def converted_columns(self) -> tuple[RenamedColumn, ...]:
        """Columns whose values were others under another name, in tables that have a row, or of which one can be added."""
        return tuple(one for one in self.module.migrations.columns if one.values and self._has_row(one.model))

    @property
    def conversions(self) -> tuple[Conversion, ...]:
        """Conversions in tables that have a row, or of which one can be added."""
        return tuple(one for one in self.module.migrations.conversions if self._has_row(one.model))

    def _has_row(self, name: str) -> bool:
        model = next(model for model in self.module.models if model.name == name)
        return model.singleton or bool(self.all_rows.count(model))

    @property
    def filled(self) -> Iterator[tuple[Model, dict[str, str | None]]]:
        """Tables that have a row, or of which one can be added, with what the installer puts into fields that are empty.

        Not those that are converted, or stay empty where another row would be the same.
        """
        for model, names in self.module.setup.filled:
            others = {*self.module.setup.converted(model), *(name for group in model.together for name in group.names)}
            initial = {name: model.by_name[name].initial for name in names if name not in others}
            if initial and self._has_row(model.name):
                yield model, initial

    @cached_property
    def stale(self) -> Wrong | None:
        """A value of the settings that an older version may have taken, and this one refuses."""
        settings = self.module.settings
        if settings is None:
            return None
        converted = self.module.setup.converted(settings)
        fields = (field for field in settings.fields if not field.reserve and field.name not in converted)
        return next((one for field in fields for one in wrong(field) if one.sample.stored), None)

    @property
    def setup_imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines of the installer's test, sorted."""
        found = {"MikoGen\\TestKit\\ModuleTestCase", "MikoGen\\TestKit\\Pbx"}
        found |= {"MikoPBX\\Common\\Models\\PbxExtensionModules", "MikoPBX\\Common\\Models\\PbxSettings"}
        found |= {model.class_name for model in self.module.models}
        found |= {"PDO"} if self.module.migrations.needed or self.module.setup.filled or self.stale else set()
        return tuple(sorted(found))

    @property
    def main(self) -> tuple[MainTest, ...]:
        """What the handlers that no script calls do as they are generated."""
        return main_tests(self.module)

    @property
    def main_imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines of the test of {Feature}Main, sorted."""
        lib = f"{self.module.namespace}\\Lib\\{self.module.feature}"
        found = {"MikoGen\\TestKit\\ModuleTestCase", f"{lib}Main"} | ({f"{lib}Ari"} if self.module.ari else set())
        tested = {one.name for one in self.main}
        found |= {
            name for method in self.module.methods if method.name in tested for name in rows_of(self.module, method)
        }
        return tuple(sorted(found))

    @property
    def is_seen_from_outside(self) -> bool:
        """Something of it can be tested on a live PBX."""
        return bool(self.module.resources or self.module.ami_user)

    @property
    def live(self) -> Mapping[str, object]:
        return live(self.module)

    @property
    def acting(self) -> tuple[Resource, ...]:
        """Resources with custom methods that can be tested."""
        return tuple(resource for resource in self.module.resources if self.actions(resource).all)

    def model(self, model: Model) -> ModelTest:
        return link_model(model, self.module.models, self.all_rows)

    def resource(self, resource: Resource) -> ResourceTest:
        return ResourceTest(resource, self.all_rows)

    def core_resource(self, resource: Resource) -> CoreResourceTest:
        return CoreResourceTest(resource, self.module.settings)

    def actions(self, resource: Resource) -> ActionsTest:
        return ActionsTest(resource, self.all_rows)

    def script(self, script: Script) -> ScriptTest:
        return link_script(script, self.all_rows, self.models, self.module.settings)

    @property
    def reactions(self) -> ReactionsTest:
        return ReactionsTest(self.module.reactions, self.module.id)

    @property
    def pages(self) -> PagesTest:
        return PagesTest(self.module.admin, self.all_rows)

    @property
    def lifecycle(self) -> LifecycleTest:
        return LifecycleTest(self.module.lifecycle, self.module.setup, self.all_rows, self.module.migrations)

    @property
    def cron(self) -> CronTest:
        return link_cron_test(self.module.cron, self.all_rows, self.module.namespace)

    @property
    def conf(self) -> ConfTest:
        return link_conf(self.module.conf, self.all_rows)
