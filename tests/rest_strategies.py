"""Random REST resources, for test_random.py."""

from __future__ import annotations

import re
from typing import Any, get_args

from hypothesis import strategies as st

from miko_gen.spec.checks import names as name_checks
from miko_gen.spec.names import PHP_RESERVED
from miko_gen.spec.rest import FILE_TYPES, OPERATIONS, SINGLETON_OPERATIONS, Access
from strategies import PARTS, Data, Draw, former, kebab, parameter, snake, text

_CODES = (400, 403, 404, 409, 410, 422, 423, 429, 499)


def rest(draw: Draw, found: Data, languages: list[str]) -> Data:
    """Resources of some of the models, and some of none."""
    resources: Data = {}
    for name in draw.names(kebab(), 1, 2, fold=lambda name: name.replace("-", "")):
        if not found or draw.chance(35):
            singleton = draw.chance(30)
            own = draw.some(OPERATIONS[1:] if singleton else OPERATIONS, 1, 6) if draw.chance(80) else []
            resources[name] = {
                **({"singleton": True} if singleton else {}),
                **({"operations": {key: _own_operation(draw, languages, key) for key in own}} if own else {}),
                **({"actions": actions(draw, languages, singleton=singleton)} if not own or draw.chance(60) else {}),
                **({"description": text(draw, languages)} if draw.chance(40) else {}),
                **former(draw, f"former-{name}"),
            }
            continue
        if draw.chance(15) and not {"Extensions", "CallDetailRecords", "Sip"} & set(found):
            resources[name] = {**_of_core(draw, found, languages), **former(draw, f"former-{name}")}
            continue
        model = draw.one(found)
        said: Data = {"model": model, **former(draw, f"former-{name}")}
        fields, singleton = found[model]["fields"], bool(found[model].get("singleton"))
        searchable = [key for key, field in fields.items() if field.get("type") not in ("secret", "bool")]
        if draw.chance(40):
            said["description"] = text(draw, languages)
        if draw.chance(50):
            said["operations"] = draw.some(SINGLETON_OPERATIONS if singleton else OPERATIONS, 1, 6)
        if searchable and not singleton and draw.chance(50):
            said["search"] = draw.some(searchable, 1, 3)
        choosable = [key for key, field in fields.items() if _can_choose(key, field)]
        is_listed = not singleton and "list" in said.get("operations", ("list",))
        if choosable and is_listed and draw.chance(60):
            said["filters"] = draw.some(choosable, 1, 4)
        if is_listed and draw.chance(40):
            chosen = ["id", *(key for key, field in fields.items() if field.get("type") != "secret")]
            said["order_by"] = draw.one(chosen) + draw.one(["", " asc", " desc"])
        if draw.chance(70):
            said["actions"] = actions(draw, languages, singleton=singleton)
        resources[name] = said
    return resources


def _of_core(draw: Draw, found: Data, languages: list[str]) -> Data:
    """Rows of MikoPBX, to be read."""
    from call_strategies import SOUGHT, settings_like

    model = draw.one(["Extensions", "CallDetailRecords", "Sip"])
    columns = [name for name in dict.fromkeys(SOUGHT[model][0] + SOUGHT[model][1]) if name != "id"]
    fields = draw.some(columns, 1, len(columns))
    said: Data = {"model": f"core.{model}", "fields": fields}
    wanted = ["SIP", ["a", "b"], {"is_not": "x"}, {"begins_with": "x"}, {"value": "settings.x"}, None]
    wanted += settings_like(found, {"type": "string"})
    if draw.chance(60):
        said["where"] = {name: draw.one(wanted) for name in draw.some(SOUGHT[model][0], 1, 2)}
    if draw.chance(50):
        said["operations"] = draw.some(["list", "get"], 1, 2)
    if draw.chance(50):
        said["search"] = draw.some(fields, 1, 2)
    if "list" in said.get("operations", ("list",)):
        said |= {"filters": draw.some(fields, 1, 2)} if draw.chance(50) else {}
        said |= {"order_by": draw.one(fields) + draw.one(["", " desc"])} if draw.chance(50) else {}
    if draw.chance(40):
        said["actions"] = actions(draw, languages, singleton=True)
    return said


def _can_choose(key: str, field: Data) -> bool:
    """A list can be asked by it, and its parameters are nobody else's."""
    is_taken = key in ("limit", "offset", "order", "search") or key.endswith(("_from", "_to"))
    return field.get("type") not in ("secret", "text", "number") and not is_taken


def download(draw: Draw) -> Data:
    """A file as the answer, from one of the folders."""
    said: Data = {"folder": draw.one(["own", "packaged", "temporary", "recordings", "sounds"])}
    if said["folder"] == "temporary" and draw.chance(50):
        return said | {"delete_after": True}
    return said | ({"stream": draw.chance(50)} if draw.chance(50) else {})


def actions(draw: Draw, languages: list[str], *, singleton: bool) -> Data:
    """Custom methods."""
    taken = {name.lower() for name in name_checks._OPERATION_METHODS} | PHP_RESERVED
    names = st.lists(st.sampled_from(PARTS), min_size=1, max_size=2).map(
        lambda parts: parts[0] + "".join(part.capitalize() for part in parts[1:])
    )
    chosen = draw.names(names.filter(lambda name: name.lower() not in taken), 1, 3)
    return {name: _action(draw, languages, name, chosen, singleton=singleton) for name in chosen}


def _own_operation(draw: Draw, languages: list[str], operation: str) -> Any:
    """A handler alone, or with what is said of it."""
    method = "GET" if operation in ("list", "get") else "POST"
    said = _action(draw, languages, "", [], singleton=True, method=method)
    said.pop("method", None)
    if said.get("access") == "open_to_everyone":
        del said["access"]
    return said["handler"] if draw.chance(25) else said


def _action(
    draw: Draw, languages: list[str], name: str, others: list[str], *, singleton: bool, method: str | None = None
) -> Data:
    said: Data = {"handler": draw.handler()}
    if not singleton and draw.chance(60):
        said["on"] = draw.one(["collection", "record"])
    if method or draw.chance(60):
        said["method"] = method or draw.one(["GET", "POST", "PUT", "PATCH", "DELETE"])
    if draw.chance(40):
        said["description"] = text(draw, languages)
    for word in ("parameters", "returns"):
        if draw.chance(70):
            reserved = frozenset({"action", "data", "upload_id", "file"})
            keys = draw.names(_key(reserved), 1, 4, fold=lambda key: key.replace("_", "").lower())
            place = f"{'action' if name else 'operation'}.{word}"
            said[word] = {key: _value(draw, languages, place, is_answer=word == "returns") for key in keys}
    if draw.chance(50):
        said["access"] = draw.one(get_args(Access))
    opens_another = any(other != name and other.startswith(name) for other in others)
    if said.get("access") == "open_to_everyone" and (said.get("on") == "record" or opens_another):
        del said["access"]
    if method in (None, "GET") and draw.chance(20):
        said = {word: part for word, part in said.items() if word not in ("method", "returns")}
        said["download"] = download(draw) if draw.chance(80) else {}
    elif said.get("method", "GET") != "GET" and draw.chance(40):
        said["upload"] = {"type": draw.one(FILE_TYPES)}
        if draw.chance(50):
            said["upload"]["max_size"] = draw.number(1, 2000)
    if draw.chance(40):
        codes = [code for code in _CODES if draw.chance(30)]
        codes += [] if "download" in said else [draw.one([200, 201, 202, 206])]
        said["answers"] = {str(code): draw.one(["It is so", 'Нет, it\'s "not"', "*/ ?>"]) for code in codes}
    return said


def _key(reserved: frozenset[str] = frozenset()) -> st.SearchStrategy[str]:
    """A parameter's name: in snake_case or camelCase."""
    return st.one_of(
        snake(reserved), snake(reserved).map(lambda name: re.sub("_([a-z])", lambda at: at[1].upper(), name))
    )


def _value(draw: Draw, languages: list[str], place: str, *, is_answer: bool, depth: int = 0) -> Any:
    """A simple value, a list of them; in an answer also objects and lists of these. ``place`` is where in the language."""
    if depth > 2 or draw.chance(55):
        return parameter(draw, languages, place)
    said: Data = {"type": "list"}
    if is_answer and draw.chance(60):
        keys = draw.names(_key(), 1, 3, fold=lambda key: key.replace("_", "").lower())
        said["fields"] = {key: _value(draw, languages, "part", is_answer=True, depth=depth + 1) for key in keys}
        if draw.chance(50):
            said["type"] = "object"
    else:
        element = parameter(draw, languages, "element")
        whole = ("label", "help", "required", "default")
        said["of"] = element if isinstance(element, str) else {k: v for k, v in element.items() if k not in whole}
    for word in ("label", "help"):
        if draw.chance(30):
            said[word] = text(draw, languages)
    if draw.chance(40):
        said["required"] = draw(st.booleans())
    if said["type"] == "list" and draw.chance(30):
        said["default"] = []
    least = draw.number(0, 7)
    if said["type"] == "list" and draw.chance(40):
        said["min_items"] = least
    if said["type"] == "list" and draw.chance(40):
        said["max_items"] = least + draw.number(1, 9)
    return said
