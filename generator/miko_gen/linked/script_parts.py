"""What AGI scripts are made of: look-ups, texts, questions to servers, steps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from miko_gen.facts import dataclass
from miko_gen.linked import names
from miko_gen.linked.conditions import Test
from miko_gen.linked.database import Model
from miko_gen.linked.find import Find, Term
from miko_gen.linked.php import php
from miko_gen.linked.requests import Request
from miko_gen.linked.script_texts import Piece, variable
from miko_gen.linked.values import Field
from miko_gen.spec.fields import Scalar


@dataclass(frozen=True)
class Lookup(Find):
    """A look-up of one row; ``name`` is what the spec calls it."""

    name: str

    @property
    def variable(self) -> str:
        return variable(self.name)

    @property
    def is_idle(self) -> str:
        """The PHP expression that is true when a value to search for is empty, so that no row is meant; "" if none can be."""
        named = {term.name: term.source for term in self.terms if term.name}
        texts = [f"(string){source}" if "." in name else source for name, source in named.items()]
        return (
            f"in_array('', [{', '.join(texts)}], true)" if len(texts) > 1 else "".join(f"{one} === ''" for one in texts)
        )

    def keys_of(self, term: Term) -> str:
        """The PHP variable of the keys that a reference may have."""
        return f"${names.camel(f'{self.name}_{term.key}')}Keys"


@dataclass(frozen=True)
class Http:
    """A question to a server; ``answer`` is ``(name, PHP variable, path in the answer)``; without a path, all of it.

    ``headers`` are whole lines; ``data`` is by name, as is ``fill``: what stands in braces in the server's own address.
    """

    url: tuple[Piece, ...]
    seconds: int
    request: Request
    headers: tuple[tuple[Piece, ...], ...]
    data: tuple[tuple[str, tuple[Piece, ...]], ...]
    fill: tuple[tuple[str, tuple[Piece, ...]], ...]
    answer: tuple[tuple[str, str, str], ...]

    @property
    def paths(self) -> list[str]:
        return [path for _, _, path in self.answer]

    @property
    def has_query(self) -> bool:
        """The data follows the address."""
        return bool(self.data) and not self.request.has_body

    @property
    def url_parts(self) -> tuple[str, ...]:
        """PHP of the parts of the address: values are encoded, but the server's own address in front."""
        return tuple(
            php(piece.literal)
            if piece.literal is not None
            else self._filled(f"rtrim((string){piece.php_name}, '/')")
            if index == 0
            else f"rawurlencode((string){piece.php_name})"
            for index, piece in enumerate(self.url)
        )

    def _filled(self, address: str) -> str:
        if not self.fill:
            return address
        values = ", ".join(f"{php(f'{{{name}}}')} => rawurlencode({_text(text)})" for name, text in self.fill)
        return f"strtr({address}, [{values}])"


def _text(pieces: tuple[Piece, ...]) -> str:
    """PHP of a text, which is one even where its only piece is none."""
    found = [php(one.literal) if one.literal is not None else one.php_name for one in pieces] or ["''"]
    return (
        " . ".join(found)
        if len(found) > 1 or pieces[:1] == () or pieces[0].literal is not None
        else f"(string){found[0]}"
    )


@dataclass(frozen=True)
class Kept:
    """The value of a column: a literal, or a text made of pieces."""

    field: Field
    literal: Scalar
    pieces: tuple[Piece, ...]

    @property
    def is_moment(self) -> bool:
        """The time of the call, in a column for such."""
        return self.field.type == "date-time" and [(one.literal, one.name) for one in self.pieces] == [(None, "")]

    @property
    def text(self) -> str:
        """PHP source of the pieces, put together."""
        return " . ".join(php(one.literal) if one.literal is not None else one.php_name for one in self.pieces)

    @property
    def php(self) -> str:
        """PHP source of the value, as a model holds it."""
        if not self.pieces:
            value = str(int(self.literal)) if isinstance(self.literal, bool) else self.literal
            return php(None if value is None else str(value))
        text = self.text
        if self.field.type in ("integer", "number"):
            return f"(string)({'int' if self.field.type == 'integer' else 'float'})({text})"
        return f"filter_var({text}, FILTER_VALIDATE_BOOLEAN) ? '1' : '0'" if self.field.type == "bool" else text


@dataclass(frozen=True)
class Keep:
    """A row that a script keeps: ``by`` tells which one, and with ``insert`` there is one afterwards."""

    model: Model
    by: tuple[Kept, ...]
    set: tuple[Kept, ...]
    insert: bool

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for one in self.by + self.set for piece in one.pieces)

    @property
    def uncast(self) -> tuple[str, ...]:
        """PHP source of the texts of ``by`` that become numbers or bools, which no empty text stays."""
        return tuple(one.text for one in self.by if one.pieces and one.field.is_cast)

    @property
    def phql(self) -> str:
        """The conditions that find the row."""
        return " AND ".join(f"[{one.field.name}] = :{one.field.name}:" for one in self.by)


@dataclass(frozen=True)
class Step:
    """One thing that a script does: ``does`` is its word in the spec.

    ``text`` is the text of a step that has one, ``value`` any other value, ``variables`` what ``set`` sets, ``place`` the
    three parts of ``goto``, ``rows`` what a handler gets: ``(PHP variable, model, may be null)``. ``lookup`` is the one of
    ``increment``. Something else would come after the step in the script where ``follows``.
    """

    does: str
    value: str | int | None = None
    text: tuple[Piece, ...] = ()
    variables: tuple[tuple[str, tuple[Piece, ...]], ...] = ()
    place: tuple[tuple[Piece, ...], ...] = ()
    lookup: Lookup | None = None
    rows: tuple[tuple[str, Model, bool], ...] = ()
    keep: Keep | None = None
    http: Http | None = None
    when: tuple[Test, ...] = ()
    then: tuple[Step, ...] = ()
    otherwise: tuple[Step, ...] = ()
    follows: bool = False
    is_guarded: bool = False

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Of the texts that go to Asterisk."""
        place = tuple(piece for part in self.place for piece in part)
        return self.text + tuple(piece for _, text in self.variables for piece in text) + place

    @property
    def asked(self) -> tuple[Piece, ...]:
        """Of the texts that go to a server."""
        if self.http is None:
            return ()
        texts = (self.http.url, *self.http.headers, *(text for _, text in self.http.fill + self.http.data))
        return tuple(piece for text in texts for piece in text)

    @property
    def condition(self) -> str:
        """The PHP expression of ``if``."""
        return " && ".join(test.php for test in self.when)

    @property
    def has_chosen_place(self) -> bool:
        """Where it leaves for depends on a value."""
        return any(piece.literal is None for part in self.place for piece in part)

    @property
    def plain_place(self) -> tuple[str, ...]:
        """Context, extension and priority without what none of them holds."""
        return tuple(
            re.sub(r"[^\w.+*#@/!-]", "", "".join(piece.literal or "" for piece in part)) for part in self.place
        )

    @property
    def inner(self) -> tuple[Step, ...]:
        return self.then + self.otherwise


def all_of(steps: Iterable[Step]) -> Iterator[Step]:
    """The steps and those inside of them."""
    for step in steps:
        yield step
        yield from all_of(step.inner)
