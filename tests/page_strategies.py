"""Random pages of the admin cabinet, for test_random.py."""

from __future__ import annotations

from typing import Any, get_args

import form_strategies
from miko_gen.spec.pages import Menu
from strategies import Draw, is_asked, kebab, snake, text, values_of
from system_strategies import kind

Data = dict[str, Any]
_GROUPS = get_args(Menu.model_fields["group"].annotation)
_CHOICES = ("enum", "bool", "reference", "sound", "extension", "date-time")


def admin(draw: Draw, found: Data, languages: list[str]) -> Data:
    pages: Data = {}
    shown = draw.some(list(found), 0, 3) if found else []
    views = draw.names(kebab(), 0, 2) if draw.chance(40) else []
    names = draw.names(snake(), len(shown) + len(views), len(shown) + len(views))
    controllers: set[str] = set()
    for name, model in zip(names, [*shown, *views], strict=True):
        said = _view(draw, model) if model not in found else _page(draw, model, found, languages)
        if said is None:
            continue
        if draw.chance(50):
            said["title"] = text(draw, languages)
        # Two pages of their own need names that differ as classes.
        alone = "".join(name.split("_"))
        if pages and alone not in controllers and draw.chance(40):
            said["menu"] = {"group": draw.one(_GROUPS), "icon": draw.one(["history", "chart bar"])}
        if said.get("edit") == "page" and alone in controllers:
            continue
        controllers.add(alone)
        if "view" not in said and draw.chance(40):
            said["actions"] = _actions(draw, said, languages)
        if draw.chance(20):
            said["permissions"] = draw.names(snake().map(lambda one: one.replace("_", "")), 1, 2)
        if draw.chance(20):
            said["assets"] = {"js": ["a.js", "chart.min.js"], "css": ["board.css"]}
        pages[name] = said
    _put_within(draw, pages, found)
    return pages


def _actions(draw: Draw, page: Data, languages: list[str]) -> Data:
    """Buttons of the page or of its rows."""
    made: Data = {}
    for name in draw.names(snake(), 1, 2):
        made[name] = {"handler": draw.handler()}
        if draw.chance(70):
            made[name]["on"] = draw.one(["row", "row", "page"] if "table" in page else ["page"])
        if draw.chance(40) and ("form" in page or (page.get("edit") == "page" and made[name].get("on") == "row")):
            made[name]["typed"] = True
        if draw.chance(50):
            made[name]["title"] = text(draw, languages)
        if draw.chance(30):
            made[name] |= {"icon": draw.one(["plug", "sync alternate"]), "confirm": text(draw, languages)}
        if draw.chance(25):
            made[name]["columns"] = {key: text(draw, languages) for key in draw.names(snake(), 1, 3)}
    return made


def _put_within(draw: Draw, pages: Data, found: Data) -> None:
    """Puts tables onto the pages of the rows that theirs point to."""
    for page in pages.values():
        tied = [(holder, key) for holder, other in pages.items() for key in _tied(page, other, found)]
        if not tied or page.get("edit") == "page" or not draw.chance(70):
            continue
        holder, by = draw.one(tied)
        pages[holder]["edit"] = "page"
        alone = [key for other, key in tied if other == holder] == [by]
        page["within"] = holder if alone and draw.chance(50) else f"{holder}.{by}"
        for action in page.get("actions", {}).values():
            action.pop("typed", None)
        for word in ("menu", "assets", "permissions", "csv"):
            page.pop(word, None)
        for word in ("columns", "filters", *(["search"] if "search" in page else [])):
            page[word] = [key for key in page.get(word, []) if key != by]
        if page.get("order_by", "").split(" ")[0] == by:
            del page["order_by"]
    outside = [page for page in pages.values() if "within" not in page]
    if outside and all("menu" in page for page in outside):
        del outside[0]["menu"]


def _tied(page: Data, other: Data, found: Data) -> list[str]:
    """The references of the rows of a table to those of another whose rows people edit."""
    if page is other or "table" not in page or "table" not in other or "within" in other or other.get("edit") == "none":
        return []
    fields = found[page["table"]]["fields"]
    tied = [key for key, one in fields.items() if one.get("to") == other["table"] and not one.get("read_only")]
    rest = [key for key, one in fields.items() if kind(one) != "secret" and key != page.get("drag_to_order")]
    return tied if len(rest) > 1 else []


def _view(draw: Draw, name: str) -> Data:
    return {"view": name} | ({"handler": draw.handler()} if draw.chance(60) else {})


def _page(draw: Draw, name: str, found: Data, languages: list[str]) -> Data | None:
    model = found[name]
    fields = model["fields"]
    if model.get("singleton"):
        return {"form": name} | form_strategies.form(draw, fields, languages)
    grouped = str(model.get("unique", ""))
    visible = [key for key, field in fields.items() if kind(field) != "secret"]
    places = [
        key
        for key, one in fields.items()
        if kind(one) == "integer"
        and not one.get("unique")
        and one.get("minimum", 0) <= 1
        and "maximum" not in one
        and f"'{key}'" not in grouped
    ]
    said: Data = {"table": name}
    drag = draw.one(places) if places and draw.chance(50) else None
    columns = [key for key in visible if key != drag]
    if not columns:
        return None
    if drag:
        said["drag_to_order"] = drag
    if draw.chance(60):
        said["edit"] = draw.one(["inline", "page", "none"])
    needed = [key for key, one in fields.items() if is_asked(one) and key != drag]
    needed = [key for key in needed if not fields[key].get("read_only")]
    if not set(needed) <= set(columns) and said.get("edit") != "none":
        said["edit"] = "page"
    if said.get("edit") == "page" and draw.chance(60):
        said["buttons"] = draw.in_turn("buttons", [["copy", "add"], ["delete"], [], ["delete", "add", "copy"]])
    elif draw.chance(40):
        said["buttons"] = draw.some(["delete", *(["add"] if said.get("edit") != "none" else [])], 0)
    if set(needed) <= set(columns) and draw.chance(40):
        said["columns"] = columns = list(dict.fromkeys([*needed, *draw.some(columns, 1)]))
    if said.get("edit") == "page" and draw.chance(50):
        said["fields"] = list(dict.fromkeys([*needed, *draw.some(list(fields), 1)]))
    bools = [key for key in columns if kind(fields[key]) == "bool" and not fields[key].get("read_only")]
    if bools and said.get("edit") == "page":
        said["switches"] = draw.some(bools, 0)
    texts = [key for key in columns if kind(fields[key]) not in ("bool", "secret")]
    if draw.chance(30):
        said["search"] = draw.some(texts, 0) if texts else []
    choices = [key for key, field in fields.items() if kind(field) in _CHOICES]
    if choices and draw.chance(50):
        said["filters"] = draw.some(choices, 1)
    if draw.chance(40):
        said["csv"] = draw.some(["export", *(["import"] if said.get("edit") != "none" else [])])
    if said.get("edit") == "none" and not drag and draw.chance(60):
        said["where"] = _where(draw, fields)
    if drag is None:
        said |= _order(draw, columns)
    counts = _counts(draw, name, found, languages)
    if counts:
        said["columns"] = draw.some([*columns, *counts], len(columns) + len(counts))
    return said


def _where(draw: Draw, fields: Data) -> Data:
    plain = [key for key, one in fields.items() if kind(one) in ("string", "text", "enum", "bool", "integer")]
    made: Data = {}
    for key in draw.some(plain, 1, 2) if plain else []:
        made[key] = draw.one([{"is_not": ""}, draw(values_of({"type": "string", **fields[key]}))])
        if kind(fields[key]) == "integer":
            made[key] = draw(values_of(fields[key]))
        if kind(fields[key]) == "bool":
            made[key] = draw.chance(50)
    return made


def _counts(draw: Draw, name: str, found: Data, languages: list[str]) -> list[Data]:
    """Columns that count the rows that point to a row."""
    made = []
    for other, model in found.items():
        known = [key for key, one in model["fields"].items() if one.get("to") == name]
        for key in draw.some(known) if draw.chance(80) else []:
            made.append({"count": other} | ({"by": key} if len(known) > 1 or draw.chance(30) else {}))
            if draw.chance(40):
                made[-1]["title"] = text(draw, languages)
    return made


def _order(draw: Draw, columns: list[str]) -> Data:
    said: Data = {}
    if draw.chance(40):
        said["order_by"] = draw.one(columns) + draw.one(["", " asc", " desc"])
    if draw.chance(40):
        said["server_side"] = draw.chance(50)
    if draw.chance(30):
        said["page_length"] = draw.one([1, 10, 1000])
    return said
