"""Links AGI scripts: names to PHP, texts to pieces, steps to what comes after them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.conditions import link_tests
from miko_gen.linked.core_models import is_number, model_of
from miko_gen.linked.database import Model
from miko_gen.linked.find import link_order, link_terms
from miko_gen.linked.requests import link_request
from miko_gen.linked.script_parts import Http, Keep, Kept, Lookup, Step
from miko_gen.linked.script_texts import Piece, let_of, variable
from miko_gen.linked.scripts import Script, lookups_by_name
from miko_gen.linked.values import Field
from miko_gen.spec.agi import NOW, STEPS
from miko_gen.spec.agi import Agi as SaidAgi
from miko_gen.spec.agi import Find as SaidFind
from miko_gen.spec.agi import Http as SaidHttp
from miko_gen.spec.agi import Save as SaidSave
from miko_gen.spec.agi import Step as SaidStep
from miko_gen.spec.fields import Scalar

_TEXTS = ("verbose", "playback", "caller_name")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_PLACEHOLDER = re.compile(r"\{([a-z][A-Za-z0-9_.]*)\}")


@dataclass(frozen=True)
class _Names:
    """What a name is in PHP, at a place where every row of the look-ups is there or may be missing."""

    lookups: Mapping[str, Lookup]
    models: Mapping[str, Model]
    settings: Model | None
    are_there: bool

    def field(self, name: str) -> Field | None:
        """The field of a row or of the settings that ``name`` is."""
        owner, _, key = name.partition(".")
        model = self.settings if owner == "settings" else None
        model = self.lookups[owner].model if owner in self.lookups else model
        return model.by_name.get(key) if model else None

    def php(self, name: str) -> str:
        owner, _, key = name.partition(".")
        if owner == "settings" and key:
            return f"$settings?->{key}"
        if owner not in self.lookups or not key:
            return variable(name)
        column, _, behind = key.partition(".")
        arrow = "->" if self.are_there else "?->"
        if not behind:
            return f"{variable(owner)}{arrow}{column}"
        field = self.lookups[owner].model.by_name[column]
        if field.to is not None and is_number(field.to, behind):
            return f"{variable(owner)}{arrow}{field.number_method}()"
        return f"{variable(owner)}{arrow}{field.alias}?->{behind}"

    def test(self, name: str) -> tuple[str, bool]:
        return self.php(name), name in self.lookups

    def pieces(self, text: str) -> tuple[Piece, ...]:
        pieces = []
        for index, part in enumerate(_PLACEHOLDER.split(text)):
            if index % 2 == 0:
                pieces.append(Piece(literal=_CONTROL.sub(" ", part)))
            elif part == NOW:
                pieces.append(Piece(php_name="date('Y-m-d H:i:s')"))
            else:
                pieces.append(Piece(name=part, php_name=self.php(part), field=self.field(part)))
        return tuple(piece for piece in pieces if piece.literal != "") or (Piece(literal=""),)


def link_script(module_slug: str, name: str, said: SaidAgi, models: Mapping[str, Model]) -> Script:
    settings = next((model for model in models.values() if model.singleton), None)
    lookups: list[Lookup] = []
    for find in said.find:
        lookups.append(_lookup(find, models, _Names(lookups_by_name(lookups), models, settings, are_there=False)))
    by_name = lookups_by_name(lookups)
    there = _Names(by_name, models, settings, are_there=True)
    missing = _Names(by_name, models, settings, are_there=False)
    rows = tuple((lookup.variable, lookup.model) for lookup in lookups)
    goes_on = bool(said.steps)
    return Script(
        name=name,
        file_name=f"{module_slug}-{name}.php",
        arguments=tuple(said.arguments),
        let=tuple(let_of(name, text) for name, text in said.let.items()),
        lookups=tuple(lookups),
        when_found=_steps(said.when_found, there, tuple((*row, False) for row in rows), follows=goes_on),
        when_not_found=_steps(
            said.when_not_found, missing, tuple((*row, True) for row in rows) if len(rows) > 1 else (), follows=goes_on
        ),
        steps=_steps(said.steps, missing, tuple((*row, True) for row in rows), follows=False),
        handler=said.handler,
    )


def _lookup(said: SaidFind, models: Mapping[str, Model], names: _Names) -> Lookup:
    model = model_of(said.model, models)
    return Lookup(model, link_terms(said.where, model, names.php), link_order(said.order_by, model), said.name)


def _steps(
    said: Iterable[SaidStep], names: _Names, rows: tuple[tuple[str, Model, bool], ...], *, follows: bool
) -> tuple[Step, ...]:
    found = list(said)
    return tuple(
        _step(step, names, rows, follows=follows or index + 1 < len(found)) for index, step in enumerate(found)
    )


def _step(said: SaidStep, names: _Names, rows: tuple[tuple[str, Model, bool], ...], *, follows: bool) -> Step:
    does = next(word for word in STEPS if getattr(said, word) is not None)
    when = link_tests(said.condition or {}, names.test)
    otherwise = _steps(said.otherwise or [], names, rows, follows=follows)
    if does == "then":
        then = _steps(said.then or [], names, rows, follows=follows)
        return Step("then", when=when, then=then, otherwise=otherwise)
    plain = _plain(said, does, names, rows, follows=follows)
    if not when:
        return plain
    return Step("then", when=when, then=(plain,), otherwise=otherwise)


def _plain(
    said: SaidStep, does: str, names: _Names, rows: tuple[tuple[str, Model, bool], ...], *, follows: bool
) -> Step:
    value = getattr(said, does)
    if does == "set":
        return Step(does, variables=tuple((name, names.pieces(text)) for name, text in value.items()))
    if does in _TEXTS:
        return Step(does, text=names.pieces(value), follows=follows)
    if does == "http":
        return Step(does, http=_http(value, names))
    if does == "save":
        return Step(does, keep=_keep(value, names))
    if does == "goto":
        return Step(does, place=tuple(names.pieces(part) for part in value.split(",")), follows=follows)
    if does == "increment":
        owner, _, key = str(value).rpartition(".")
        lookup = names.lookups.get(owner or "row") or next(iter(names.lookups.values()))
        return Step(does, key, lookup=lookup, is_guarded=not names.are_there)
    if does == "handler":
        return Step(does, value, rows=rows, follows=follows)
    return Step(does, None if value is True else value, follows=follows)


def _keep(said: SaidSave, names: _Names) -> Keep:
    model = names.models[said.model]

    def kept(key: str, value: Scalar) -> Kept:
        pieces = names.pieces(value) if isinstance(value, str) and _PLACEHOLDER.search(value) else ()
        return Kept(model.by_name[key], value, pieces)

    by, others = (tuple(kept(key, value) for key, value in values.items()) for values in (said.by, said.set))
    return Keep(model, by, others, said.insert)


def _http(said: SaidHttp, names: _Names) -> Http:
    request = link_request(said, names.settings, "GET")
    address = said.url
    if said.data and not request.has_body:
        address += "&" if "?" in address else "?"
    return Http(
        names.pieces(address),
        said.timeout,
        request,
        tuple(names.pieces(f"{name}: {text}") for name, text in said.headers.items()),
        tuple((name, names.pieces(text)) for name, text in said.data.items()),
        tuple((name, names.pieces(text)) for name, text in said.fill.items()),
        tuple((name, variable(name), said.answer.get(name, "")) for name in said.names),
    )
