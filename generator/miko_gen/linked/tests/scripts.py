"""What the test of an AGI script asserts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from miko_gen.facts import dataclass, replace
from miko_gen.linked.database import Model
from miko_gen.linked.php import php
from miko_gen.linked.script_parts import Lookup, all_of
from miko_gen.linked.scripts import Script
from miko_gen.linked.tests.finds import misses
from miko_gen.linked.tests.rows import AllRows, lacks
from miko_gen.linked.tests.script_order import later_row
from miko_gen.linked.tests.script_requests import Asked
from miko_gen.linked.tests.script_runs import Outcome
from miko_gen.linked.tests.script_tests import Scenario
from miko_gen.linked.tests.script_worlds import Worlds
from miko_gen.linked.tests.settings import setting_classes
from miko_gen.linked.values import Field

_LETTERS = ("string", "text")


@dataclass(frozen=True)
class ScriptTest:
    """The facts of one script: where all is found, where nothing is, and a scenario for each branch of an `if`."""

    script: Script
    found: Scenario | None
    not_found: Scenario | None
    branches: tuple[Scenario, ...]
    misses: tuple[tuple[str, str], ...]
    hostile_row: tuple[str, ...]
    settings_class: str | None = None
    later_row: tuple[tuple[str, str], ...] = ()
    answered: Scenario | None = None
    unanswered: Scenario | None = None
    unnamed: Scenario | None = None

    @property
    def blank(self) -> tuple[str, ...]:
        """The columns that are empty in a row which must not be found where nothing is asked for."""
        said = {*self.script.arguments, *(let.name for let in self.script.let)}
        return tuple(term.column for term in self.lookup.terms if term.name in said) if self.lookup else ()

    @property
    def channel(self) -> tuple[tuple[str, str], ...]:
        """What the channel variables hold."""
        base = self.found or self.not_found
        if base is None:
            return tuple({let.channel: php(f"Example {let.name}") for let in self.script.let}.items())
        return base.channel

    @property
    def arguments(self) -> tuple[str, ...]:
        base = self.found or self.not_found
        return base.arguments if base else tuple(php(f"Example {name}") for name in self.script.arguments)

    @property
    def lookup(self) -> Lookup | None:
        """The only look-up of the script, when it is a simple one."""
        one = self.script.lookups[0] if len(self.script.lookups) == 1 else None
        is_saved = self.found is None or bool(self.found.saves)
        return one if one and is_saved and not one.behind else None

    @property
    def of_core(self) -> tuple[Model, ...]:
        """The models of MikoPBX whose rows it looks up."""
        found = {lookup.model.name: lookup.model for lookup in self.script.lookups if not lookup.model.is_own}
        return tuple(found.values())

    @property
    def row(self) -> tuple[tuple[str, str], ...]:
        """What a row must hold so that the only look-up finds it."""
        return self.found.saves[0].values if self.found and self.found.saves else ()

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        return tuple(one for one in (self.found, self.not_found, *self.branches, self.unanswered, self.unnamed) if one)

    @property
    def settings(self) -> tuple[tuple[Field, str], ...]:
        """What the settings hold in most of the tests."""
        return next((one.settings for one in self.scenarios if one.settings), ())

    @property
    def shares_settings(self) -> bool:
        return any(one.settings == self.settings for one in self.scenarios)

    def asked(self, outcome: Outcome) -> tuple[Asked, ...]:
        """The requests that the test of an outcome looks for: each in the first test that sends it."""
        known: list[Asked] = []
        tested = (self.found, self.not_found if self.is_asked_for else None, *self.branches)
        for one in [one.outcome for one in tested if one]:
            if one is outcome:
                return tuple(request for request in one.asked if request not in known)
            known += one.asked
        # No server is any help there.
        return ()

    @property
    def watched(self) -> bool:
        """Where nothing is found, handlers are called, or those of the other branch are not."""
        both = [one.outcome.handlers for one in (self.found, self.not_found) if one]
        return any(both)

    @property
    def is_asked_for(self) -> bool:
        """What is found depends on the call."""
        return any(term.name for lookup in self.script.lookups for term in lookup.terms)

    @property
    def counts(self) -> bool:
        """A call is counted in the row, and the count does not decide what is found."""
        counts = {name for _, name, _ in self.found.outcome.increments} if self.found else set()
        asked = {term.column for lookup in self.script.lookups for term in lookup.terms}
        asked |= {test.name.partition(".")[2] for step in self.script.all_steps for test in step.when}
        return bool(counts) and not counts & asked

    @property
    def is_sure(self) -> bool:
        """No `if` decides how the call ends."""
        return not any(step.does == "then" for step in self.script.all_steps)

    @property
    def slowest(self) -> int:
        """The seconds that the most patient question takes."""
        return max((step.http.seconds for step in self.script.all_steps if step.http), default=0)

    @property
    def needs_database(self) -> bool:
        """Without its database, the script does nothing."""
        own = [lookup for lookup in self.script.lookups if lookup.model.is_own]
        return self.script.reads_settings or any(self._is_looked_up(lookup) for lookup in own)

    def _is_looked_up(self, lookup: Lookup) -> bool:
        """Nothing that it asks for is empty, as the tests call the script."""
        base = self.found or self.not_found
        whole = {let.channel: f"Example {let.name}" for let in self.script.let}
        names = {name: f"Example {name}" for name in self.script.arguments}
        names |= {let.name: let.of(whole[let.channel]) for let in self.script.let}
        names |= base.world.names if base else {}
        return all(names.get(term.name) for term in lookup.terms if term.name)

    @property
    def imports(self) -> tuple[str, ...]:
        """The classes of the ``use`` lines, sorted."""
        found = {"MikoGen\\TestKit\\AgiCall", "MikoGen\\TestKit\\ModuleTestCase"}
        found |= {"PHPUnit\\Framework\\Attributes\\DataProvider"} if self.unanswered else set()
        found |= {model.class_name for model in self.of_core}
        found |= {save.model.class_name for one in self.scenarios for save in one.saves}
        found |= {model.class_name for one in self.scenarios for model, _ in one.outcome.kept}
        found |= {name for one in self.scenarios for name, _, _ in one.amends}
        if self.settings_class and any(one.settings for one in self.scenarios):
            fields = [field for one in self.scenarios for field, _ in one.settings]
            found |= {self.settings_class, *setting_classes(fields)}
        return tuple(sorted(found))


def link_script(script: Script, rows: AllRows, models: Mapping[str, Model], settings: Model | None) -> ScriptTest:
    settings_class = settings.class_name if settings else None
    if script.handler:
        return ScriptTest(script, None, None, (), (), (), settings_class)
    worlds = Worlds(script, rows, models, settings)
    found = worlds.scenario("ARowIsFound" if script.lookups else "WhatTheScriptDoes", {}, found=True)
    not_found = None
    if script.lookups:
        asked = (*(let.name for let in script.let), *script.arguments)
        names = {} if found is None else {name: found.world.names[name] for name in asked}
        not_found = worlds.scenario("NoRowIsFound", names, found=False)
    test = ScriptTest(script, found, not_found, _distinct(worlds.branches(), found, not_found), (), (), settings_class)
    if script.asks:
        # The question stands where all was found, or where nothing was.
        is_found = not any(step.http for step in all_of(script.when_not_found))
        nothing = {name: "" for step in script.all_steps if step.http for name, _, _ in step.http.answer}
        test = replace(
            test,
            answered=worlds.scenario("Answered", {}, found=is_found),
            unanswered=worlds.scenario("Unanswered", nothing, found=is_found),
        )
    if test.lookup is None or found is None:
        return test
    empty = {term.name: "" for term in test.lookup.terms if term.name}
    row = test.found.world.rows.get(test.lookup.name) or {} if test.found else {}
    missed = [
        (name, one)
        for name, one in misses(test.lookup.terms)
        if not lacks(test.lookup.model, {**row, name: one.stored})
    ]
    return replace(
        test,
        unnamed=worlds.scenario("WhatIsEmptyFindsNoRow", empty, found=False) if test.blank else None,
        misses=tuple((name, one.php) for name, one in missed),
        hostile_row=tuple(_hostile(script, test.lookup)),
        later_row=later_row(script, test.lookup, found.world.rows[test.lookup.name] or {}, rows),
    )


def _distinct(made: Iterable[Scenario], *known: Scenario | None) -> tuple[Scenario, ...]:
    """Those that are not told already: each takes a branch that none before it took."""
    taken = {branch for one in known if one for branch in one.outcome.taken}
    kept: list[Scenario] = []
    for one in made:
        if not one.outcome.taken <= taken:
            taken |= one.outcome.taken
            kept.append(one)
    return tuple(kept)


def _hostile(script: Script, lookup: Lookup) -> list[str]:
    """Fields of the row that stand in a text and take any text."""
    asked = {term.column for term in lookup.terms}
    asked |= {test.name.partition(".")[2] for step in script.all_steps for test in step.when}
    fields = {
        piece.field
        for step in script.all_steps
        for piece in step.pieces
        if piece.field is not None and not piece.is_setting
    }
    free = [
        field
        for field in sorted(fields, key=lambda field: field.name)
        if field.type in _LETTERS
        and field.pattern is None
        and (field.max_length or 255) >= 60
        and field.name not in asked
    ]
    return [field.name for field in free]
