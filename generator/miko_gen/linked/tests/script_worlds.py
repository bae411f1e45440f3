"""The worlds in which a script is tested: what the rows, the settings and the call hold, so that each branch is taken."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.conditions import Test
from miko_gen.linked.database import Model
from miko_gen.linked.script_parts import Lookup, Step
from miko_gen.linked.scripts import Script
from miko_gen.linked.tests.rows import AllRows, core_key, field_examples, is_valid
from miko_gen.linked.tests.script_runs import Taken
from miko_gen.linked.tests.script_scenarios import WorldMaker
from miko_gen.linked.tests.script_tests import Scenario
from miko_gen.linked.values import Field

_TRIES = 48


@dataclass(frozen=True)
class Worlds:
    """Makes scenarios of one script."""

    script: Script
    rows: AllRows
    models: Mapping[str, Model]
    settings: Model | None

    def scenario(self, name: str, fixed: Mapping[str, str], *, found: bool) -> Scenario | None:
        """One in which everything is found, or nothing, and names have the values in ``fixed``; None: there is none."""
        made = WorldMaker(self.script, self.rows, self.models, self.settings, dict(fixed))
        if found and not all(made.find(lookup) for lookup in self.script.lookups):
            return None
        if not found and any(lookup.model.singleton or _is_seeded(lookup) for lookup in self.script.lookups):
            return None
        return made.scenario(name, found=found)

    def branches(self) -> Iterator[Scenario]:
        """A scenario for each branch of each `if` that one can be thought of for."""
        seen: set[Taken] = set()
        starts = ((self.script.when_found, (0,)), (self.script.when_not_found, (1,)), (self.script.steps, (2,)))
        for steps, at in starts:
            for step, where, above in _ifs(steps, at, ()):
                for holds in (True, False):
                    found = None if (where, holds) in seen else self._taking(step, where, above, holds=holds)
                    if found is not None:
                        seen |= found.outcome.taken
                        yield found

    def _taking(
        self, step: Step, where: tuple[int, ...], above: tuple[tuple[Step, bool], ...], *, holds: bool
    ) -> Scenario | None:
        """One in which ``step`` is come to and goes the way that is wanted."""
        name = f"{'If' if holds else 'IfNot'}{''.join(part.capitalize() for part in step.when[0].name.split('.'))}"
        name = "".join(word[:1].upper() + word[1:] for word in name.split("_")) + "At" + "o".join(map(str, where[1:]))
        name += ("WhenFound", "WhenNotFound", "")[where[0]]
        anyhow = (True, False) if self.script.lookups else (True,)
        ways = ((True,), (False,), anyhow)[where[0]]
        for found in ways:
            for fixed in itertools.islice(self._values((*above, (step, holds))), _TRIES):
                made = self.scenario(f"{name}{'' if len(ways) == 1 or found else 'WithoutRow'}", fixed, found=found)
                if made is not None and (where, holds) in made.outcome.taken:
                    return made
        return None

    def _values(self, wanted: tuple[tuple[Step, bool], ...]) -> Iterator[dict[str, str]]:
        """Values of names with which each of the conditions holds, or does not."""
        tests = [(test, holds) for step, holds in wanted for test in (step.when if holds else step.when[:1])]
        choices = [[(test.name, value) for value in self._candidates(test, holds=holds)] for test, holds in tests]
        for chosen in itertools.product(*choices):
            fixed: dict[str, str] = {}
            if all(value is None or fixed.setdefault(name, value) == value for name, value in chosen):
                yield fixed

    def _candidates(self, test: Test, *, holds: bool) -> list[str | None]:
        if test.is_row:
            # Rows are all there, or none of them is.
            return [None]
        if test.name.endswith(".id"):
            # The database numbers the rows.
            return [value for value in test.examples(holding=holds) if value.isdigit()]
        owned = self._field(test.name)
        if owned is None:
            return list(test.examples(holding=holds))
        model, field = owned
        if field.to is not None:
            # Only the record that the example points to is there; a field that nobody fills in points to none.
            key = None if field.to.is_own or field.read_only else core_key(field.to, 1)
            return [key] if key is not None and test.holds(key) is holds else []
        known = [sample.stored or "" for sample in field_examples(model, field)]
        found = [*known, *(["0", "1"] if field.is_bool else []), *test.examples(holding=holds)]
        return [value for value in dict.fromkeys(found) if test.holds(value) is holds and is_valid(field, value)]

    def _field(self, name: str) -> tuple[Model, Field] | None:
        owner, _, key = name.partition(".")
        lookup = next((one for one in self.script.lookups if one.name == owner), None)
        model = self.settings if owner == "settings" else lookup.model if lookup else None
        field = model.by_name.get(key) if model else None
        return (model, field) if model and field else None


def _ifs(
    steps: tuple[Step, ...], at: tuple[int, ...], above: tuple[tuple[Step, bool], ...]
) -> Iterator[tuple[Step, tuple[int, ...], tuple[tuple[Step, bool], ...]]]:
    """Every `if` with its place and with those around it."""
    for index, step in enumerate(steps):
        if step.does == "then":
            here = (*at, index)
            yield step, here, above
            yield from _ifs(step.then, (*here, 0), (*above, (step, True)))
            yield from _ifs(step.otherwise, (*here, 1), (*above, (step, False)))


def _is_seeded(lookup: Lookup) -> bool:
    """A first row of the table may be found by what the tests ask for."""
    literal = [term for term in lookup.terms if term.name is None and not term.behind]
    is_found = any(all(term.holds(row.get(term.column)) for term in literal) for row in lookup.model.first_rows)
    return is_found and len(literal) == len(lookup.terms)
