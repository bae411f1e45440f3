"""Random forms of pages, for test_random.py."""

from __future__ import annotations

from typing import Any

from miko_gen.linked.core_forms import CORE_FORMS
from miko_gen.linked.core_pages import BLOCKS
from miko_gen.spec.fields import FIELD_TYPES
from miko_gen.spec.names import PHP_RESERVED
from strategies import Draw, is_asked, kebab, parameter, snake, text

Data = dict[str, Any]
_WITH_PLACEHOLDER = "string text integer number phone email url ip date-time enum reference".split()
_SENT = [kind for kind in FIELD_TYPES if kind not in ("enum", "reference", "secret")]


def form(draw: Draw, fields: Data, languages: list[str]) -> Data:
    """What a page says besides its model and title: which inputs, where they stand and how they look."""
    said: Data = {}
    shown = draw.some(list(fields), 1)
    way = draw.one(["fields", "sections", "tabs", ""])
    if way == "fields":
        said["fields"] = shown
    elif way == "sections":
        cut = draw.number(0, len(shown) - 1)
        said = {"fields": shown[:cut]} if cut else {}
        said["sections"] = _groups(draw, shown[cut:], languages)
    elif way == "tabs":
        cut = draw.number(0, len(shown) - 1)
        names = draw.names(snake(), 2, 2)
        said["tabs"] = {names[1]: _group(draw, shown[cut:], languages)}
        if cut and draw.chance(30):
            said["fields"] = shown[:cut]
        elif cut:
            said["tabs"][names[0]] = {"sections": _groups(draw, shown[:cut], languages)}
    else:
        shown = [key for key, field in fields.items() if not field.get("read_only")]
    if inputs := {key: look for key in shown if (look := _look(draw, key, fields, shown, languages))}:
        said["inputs"] = inputs
    if draw.chance(40):
        said["status"] = _status(draw, languages)
    return said


def push(draw: Draw, found: Data, admin: Data, languages: list[str]) -> Data:
    """Messages to open pages."""
    pages = [name for name, page in admin.items() if page.get("table") or page.get("status")]
    made: Data = {}
    for name in draw.names(
        kebab().filter(lambda one: one.replace("-", "") not in PHP_RESERVED | {"publish"}),
        0,
        3,
    ):
        said: Data = {"level": draw.one(["info", "success", "warning", "error"])} if draw.chance(50) else {}
        if pages and draw.chance(60):
            said["refresh"] = draw.some(pages, 1)
        if draw.chance(50) or not said.get("refresh"):
            said["title"] = text(draw, languages)
        if found and draw.chance(25):
            said["model"] = draw.one(found)
        elif draw.chance(70):
            keys = draw.names(snake(frozenset({"this"})), 1, 4)
            said["data"] = {
                key: draw.one(_SENT) if draw.chance(60) else parameter(draw, languages, "push") for key in keys
            }
        texts = said.get("title", {})
        values = [texts] if isinstance(texts, str) else list(texts.values())
        if not any("{" in one for one in values):
            made[name] = said
    return made


def core_forms(draw: Draw, found: Data, languages: list[str]) -> Data:
    """Fields on MikoPBX's own forms, for models that have or get a reference to their records."""
    made: Data = {}
    for name, (*_, target) in CORE_FORMS.items():
        taken = {one["model"] for one in made.values()}
        tables = [model for model, said in found.items() if not said.get("singleton") and model not in taken]
        fitting = [
            (model, fields)
            for model in tables
            if any(one.get("to") == f"core.{target}" and one.get("unique") for one in found[model]["fields"].values())
            and (fields := _inputs_of(found[model]["fields"], target))
        ]
        if fitting and draw.chance(80):
            model, fields = draw.one(fitting)
            made[name] = {"model": model, "fields": fields}
            if draw.chance(70):
                made[name]["title"] = text(draw, languages)
                if name in ("employee", "dialplan_application"):
                    made[name]["tab"] = draw.chance(50)
    return made


def core_pages(draw: Draw, forms: Data) -> Data:
    """Templates of one's own where no inputs of the module stand."""
    taken = {tuple(CORE_FORMS[name][:2]) for name in forms}
    places = [
        (page, block) for page, blocks in BLOCKS.items() for block in blocks if tuple(page.split("/")) not in taken
    ]
    made: Data = {}
    for name, (page, block) in zip(draw.names(kebab(), 0, 2), draw.some(places, 2, 2), strict=False):
        made[name] = {"page": page, "block": block, "view": draw.one(["own-block", "other-block"])}
        if draw.chance(50):
            made[name]["assets"] = {"js": ["own-block.js"], "css": draw.some(["own-block.css"], 0)}
    return made


def _inputs_of(fields: Data, target: str) -> list[str]:
    """All that has an input there; none when a required field has not."""
    record = next(key for key, one in fields.items() if one.get("to") == f"core.{target}" and one.get("unique"))
    shown = [key for key, one in fields.items() if key != record and not one.get("read_only")]
    needed = {key for key, one in fields.items() if is_asked(one)}
    return shown if needed <= {*shown, record} else []


def _group(draw: Draw, keys: list[str], languages: list[str]) -> Data:
    return {"fields": keys} | ({"title": text(draw, languages)} if draw.chance(50) else {})


def _groups(draw: Draw, keys: list[str], languages: list[str]) -> Data:
    names = draw.names(snake(), 1, 1)
    return {names[0]: _group(draw, keys, languages)}


def _look(draw: Draw, key: str, fields: Data, shown: list[str], languages: list[str]) -> Data:
    kind = fields[key].get("type", "string")
    look: Data = {}
    if kind == "enum" and draw.chance(70):
        look["widget"] = "radio"
    elif kind != "secret" and draw.chance(10):
        look["widget"] = "hidden"
    elif kind == "extension" and "reserve" not in fields[key]:
        look["numbers"] = draw.in_turn("numbers of an input", ["routing", "all", "internal", "phones"])
    elif kind in _WITH_PLACEHOLDER and draw.chance(25):
        look["placeholder"] = text(draw, languages)
    deciding = [name for name in shown if name != key and fields[name].get("type") in ("bool", "enum")]
    if deciding and draw.chance(50):
        name = draw.one(deciding)
        values = [True, False] if fields[name]["type"] == "bool" else list(fields[name]["values"])
        look["visible_when"] = {name: draw.one(values) if draw.chance(60) else draw.some(values, 1)}
    return look


def _status(draw: Draw, languages: list[str]) -> Data:
    said: Data = {"handler": draw.handler()}
    if draw.chance(50):
        said["every"] = draw.one(["1 second", "30 seconds", "2 minutes"])
    if draw.chance(60):
        said["states"] = {}
        for name in draw.names(snake(), 1, 3):
            state: Data = {"level": draw.in_turn("state", ["warning", "ok", "error", "off"])} if draw.chance(80) else {}
            said["states"][name] = state | ({"title": text(draw, languages)} if draw.chance(50) else {})
    return said
