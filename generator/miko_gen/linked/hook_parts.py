"""Parts of what a hook returns, and the values that stand in their texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from miko_gen.facts import dataclass, replace
from miko_gen.linked.conditions import Test
from miko_gen.linked.core_models import columns_behind
from miko_gen.linked.database import Model
from miko_gen.linked.find import Find, Term
from miko_gen.linked.row_values import NAME, ROUTE, Option, RouteValue, RowValue
from miko_gen.linked.values import Field

# Names of folders that may stand in a text.
FOLDERS = ("module.dir", "module.agi_dir")

# Files of sections: there a value ends with its line or at a semicolon, and a password may hold all else.
SECTION_HOOKS = ("generatePeersPj", "generatePeerPjAdditionalOptions", "generateManagerConf", "generateAriConf")

# Where a row has to have its values: without one of them, a line would say nothing or something else.
_NEEDED = re.compile(r"^\s*(?:\[[^\]\n]*|(?:exten|include|ignorepat|switch|load)\s*=>?[^,\n]*)", re.MULTILINE)
_AS_NAME = re.compile(r"\{\{ ((?:settings|core)\.\w+) as name \}\}")


@dataclass(frozen=True)
class HookPart:
    """A part of a hook's method.

    Lines of text, rows (PHP source), options, what a handler makes, or PHP of a word (``code``). ``inner`` is made for each row
    that points to a row (by ``link``), ``end`` stands after that. ``context`` is the context of the dialplan that it is a part of.
    """

    text: str = ""
    handler: str | None = None
    reads: tuple[str, ...] | None = None
    rows: tuple[str, ...] | None = None
    code: str | None = None
    classes: tuple[str, ...] = ()
    when: tuple[Test, ...] = ()
    each: Find | None = None
    row_values: tuple[RowValue, ...] = ()
    route_values: tuple[RouteValue, ...] = ()
    options: tuple[tuple[str, tuple[Option, ...]], ...] = ()
    when_fields: tuple[str, ...] = ()
    extension: str | None = None
    in_sections: bool = False
    context: str = ""
    link: Term | None = None
    inner: HookPart | None = None
    end: HookPart | None = None

    @cached_property
    def all(self) -> tuple[HookPart, ...]:
        """The part and those inside of it."""
        return tuple(part for part in (self, self.inner, self.end) if part is not None)

    @property
    def asked(self) -> Find | None:
        """The rows of ``each``; of an inner part those that point to the outer row."""
        return replace(self.each, terms=(self.link, *self.each.terms)) if self.each and self.link else self.each

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What stands in the texts in double braces."""
        return tuple(dict.fromkeys(name for text in self.texts for name in NAME.findall(text)))

    @property
    def names_of_sections(self) -> tuple[str, ...]:
        """Settings that stand in the names of sections: only what a name may hold is left of them."""
        found = (name for text in self.texts for name in _AS_NAME.findall(text))
        return tuple(dict.fromkeys(found))

    @property
    def texts(self) -> tuple[str, ...]:
        """The text, and those of the options."""
        return (self.text, *(value for _, options in self.options for one in options for value in one.values))

    @cached_property
    def settings(self) -> tuple[str, ...]:
        """Fields of the settings that stand in the text."""
        return tuple(name.partition(".")[2] for name in self.names if name.startswith("settings."))

    @property
    def core_settings(self) -> tuple[str, ...]:
        """Settings of MikoPBX that stand in the text or decide whether it is there: ``core.PBX_LANGUAGE``."""
        return tuple(dict.fromkeys(name for name in (*self.names, *self.when_fields) if name.startswith("core.")))

    @property
    def deciding(self) -> tuple[str, ...]:
        """Fields of the settings that decide whether it is there, or for which rows."""
        own = (name for name in self.when_fields if not name.startswith("core."))
        return (*own, *(self.each.settings if self.each else ()))

    @property
    def fills(self) -> bool:
        """Values of the settings, of MikoPBX's too, or folders are put into the text."""
        return any(not name.startswith(("row.", ROUTE)) for name in self.names)

    @property
    def given(self) -> tuple[RowValue | RouteValue, ...]:
        """The values of the row and of the route."""
        return (*self.row_values, *self.route_values)

    @property
    def captured(self) -> tuple[str, ...]:
        """The PHP variables of the hook that a function for its rows needs."""
        sources = " ".join(value.php for part in self.all for value in part.route_values)
        return tuple(dict.fromkeys(re.findall(r"\$\w+", sources)))

    @property
    def is_plain(self) -> bool:
        """A text and nothing else."""
        is_other = self.handler or self.when or self.each or self.options
        return not is_other and self.rows is None and self.code is None

    @property
    def needed(self) -> tuple[str, ...]:
        """Placeholders without a value of which a row is left out."""
        return tuple(value.placeholder for value in self.needed_values)

    @cached_property
    def needed_values(self) -> tuple[RowValue, ...]:
        """The values of these; an id is always there."""
        places = _NEEDED.findall(self.text)
        values = (value for value in self.row_values if value.field is not None)
        return tuple(value for value in values if any(value.placeholder in place for place in places))

    @property
    def condition(self) -> str:
        """The PHP expression of ``when``."""
        return " && ".join(test.php for test in self.when)

    @property
    def condition_lines(self) -> tuple[str, ...]:
        """The same in lines that are not too long."""
        return (self.condition,) if len(self.condition) <= 100 else tuple(test.php for test in self.when)

    def row_of(self, parameter: str) -> Find:
        """Of options: the row that is for what the hook's ``parameter`` names."""
        assert self.each is not None
        column, _, behind = str(self.extension).partition(".")
        term = Term(
            column, self.each.model.by_name[column], behind or None, "is", None, parameter, f"${parameter}", "of"
        )
        return Find(self.each.model, (term, *self.each.terms), None)

    @property
    def row_fields(self) -> tuple[Field, ...]:
        """The fields of the row that count: all of them, where only which rows there are does."""
        if self.each is None:
            return ()
        found = list(self.each.fields)
        found += [value.field for value in self.row_values if value.field is not None]
        found += [self.each.model.by_name[self.extension.partition(".")[0]]] if self.extension else []
        found += [self.link.field] if self.link and self.link.field else []
        return tuple(dict.fromkeys(found)) or self.each.model.fields

    def read_behind(self, models: Iterable[Model]) -> Iterator[tuple[Model, Field]]:
        """What the text or the conditions say of rows to which a reference of the row points."""
        asked = [(value.field, value.behind) for value in self.row_values]
        asked += [(term.field, term.behind) for term in self.each.behind] if self.each else []
        asked += [(term.field, term.behind) for term in self.row_of("").behind] if self.extension else []
        return columns_behind(asked, models)

    @property
    def is_short(self) -> bool:
        """One line that fits in the code beside a ``return``."""
        return "\n" not in self.text and len(self.text) <= 80

    @property
    def marker(self) -> str:
        """The word that ends the text in PHP's source: none of the text's lines begins with it."""
        marker = "CONF"
        while re.search(rf"^\s*{marker}\b", self.text, re.MULTILINE):
            marker += "_"
        return marker
