"""Random words about the REST API before version 3 and about who may what, for test_random.py."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from miko_gen.spec.names import PHP_RESERVED
from miko_gen.spec.rest import FILE_TYPES, OPERATIONS, READING, SINGLETON_OPERATIONS
from rest_strategies import download
from strategies import PARTS, Draw, kebab, plain_text, settings_of, text
from system_strategies import kind

Data = dict[str, Any]


def _names(draw: Draw, least: int, most: int) -> list[str]:
    names = st.lists(st.sampled_from(PARTS), min_size=1, max_size=2).map(
        lambda parts: parts[0] + "".join(part.capitalize() for part in parts[1:])
    )
    return draw.names(names.filter(lambda name: name.lower() not in PHP_RESERVED), least, most)


def legacy_rest(draw: Draw, found: Data, module: str) -> Data:
    """Actions and routes; those that are open begin otherwise than those that are not."""
    actions: Data = {}
    for name in _names(draw, 0, 2):
        actions[name] = draw.handler() if draw.chance(60) else {"handler": draw.handler()}
        if isinstance(actions[name], dict) and draw.chance(60):
            actions[name]["upload"] = {"type": draw.one(FILE_TYPES)}
    routes = {name: _route(draw, name, found) for name in _names(draw, 0, 3)}
    said: Data = {key: value for key, value in (("actions", actions), ("routes", routes)) if value}
    if routes and draw.chance(30):
        said["prefix"] = draw.one(["doors", "Door_1/old", f"modules/{module}", f"modules/{module}/v2"])
    return {"kept_for": draw(plain_text()), **said} if said else {}


def _route(draw: Draw, name: str, found: Data) -> Data:
    said: Data = {"handler": draw.handler()}
    is_open = draw.chance(50)
    start = "0pen" if is_open else "c1osed"
    said["path"] = f"{start}/{name}{draw.one(['', '/{door}', '/{door}/x_y/{k9}', '/{door}.cfg', '/a-{door}'])}"
    if not is_open and draw.chance(30):
        del said["path"]
        said["path"] = f"c1osed/{name}-2"
    if draw.chance(60):
        said["method"] = draw.one(["GET", "POST", "PUT", "PATCH", "DELETE"])
    if is_open:
        secrets = settings_of(found, ("secret",))
        said["token"] = {"secret": draw.one(secrets)} if secrets and draw.chance(60) else {"handler": draw.handler()}
        said["token"] |= {"header": "X-Door-Token"} if draw.chance(50) else {"parameter": "station"}
        if said.get("method", "GET") == "GET" and draw.chance(30):
            del said["token"]
            said |= {"access": "open_to_everyone", "path": f"0pen/{name}/al1ve"}
            return said
    elif draw.chance(30):
        said["access"] = "bearer"
    if said.get("method", "GET") != "GET" and draw.chance(40):
        said["upload"] = {"type": draw.one(FILE_TYPES), "max_size": draw.number(1, 20)}
        if said.get("method") == "POST":
            said["upload"]["form"] = draw(st.booleans())
    elif said.get("method", "GET") == "GET" and draw.chance(30):
        said["download"] = download(draw)
    return said


def access(draw: Draw, found: Data, rest: Data, languages: list[str], *, has_pages: bool) -> Data:
    """Roles and logins."""
    said: Data = {}
    roles = {name: _role(draw, found, rest, languages, has_pages=has_pages) for name in draw.names(kebab(), 0, 2)}
    if roles:
        said["roles"] = roles
    words = [*(["with_pages"] if has_pages else []), "always", "never"]
    if draw.chance(30):
        said["groups"] = {word: _rights(draw, found, rest) for word in draw.some(words, 1, 3)}
    for word in ("login", "passkey", "calls"):
        if draw.chance(25):
            said[word] = {"handler": draw.handler()}
    return said


def _role(draw: Draw, found: Data, rest: Data, languages: list[str], *, has_pages: bool) -> Data:
    said: Data = {"title": text(draw, languages)} if draw.chance(60) else {}
    if has_pages and draw.chance(60):
        said["pages"] = draw.chance(80)
    said |= _rights(draw, found, rest)
    if draw.chance(30):
        said["home"] = draw.one(["/admin-cabinet/extensions/index", "/admin-cabinet/"])
    numbers = [
        f"{model}.{key}"
        for model, one in found.items()
        for key, field in one["fields"].items()
        if kind(field) in ("phone", "extension", "string")
    ]
    if numbers and draw.chance(40):
        said["calls_of"] = draw.one(numbers)
    return said


def _rights(draw: Draw, found: Data, rest: Data) -> Data:
    said: Data = {}
    if rest and draw.chance(60):
        name = draw.one(rest)
        model = rest[name].get("model")
        usual = SINGLETON_OPERATIONS if found.get(model, {}).get("singleton") else OPERATIONS
        usual = READING if model and model not in found else usual
        known = [*rest[name].get("operations", usual if model else ())]
        known += rest[name].get("actions", {})
        said["rest"] = {name: draw.one(["all", draw.some(known, 1, 3)])}
    if draw.chance(50):
        said["core"] = {
            "/pbxcore/api/v3/extensions": draw.one(["all", ["getList", "getRecord"]]),
            "Extensions": ["index", "modify"],
        }
    return said


def answered(parts: Data) -> list[str]:
    """Hooks of Core that these words answer alone."""
    by_word = {"login": "authenticateUser", "passkey": "getPasskeySessionData"}
    found = [hook for word, hook in by_word.items() if word in parts["access"]]
    return found + (["moduleRestAPICallback"] if parts["legacy_rest"].get("actions") else [])
