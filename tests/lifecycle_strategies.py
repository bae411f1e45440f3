"""Random words about what the module is and how it lives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from hypothesis import strategies as st

from miko_gen.spec.about import ModuleType
from miko_gen.spec.names import LANGUAGES

if TYPE_CHECKING:
    from strategies import Draw

Data = dict[str, Any]
_OTHERS = ("ModuleUsersUI", "ModuleTelegramNotify", "ModuleA1")
_SETTINGS = ("core.PBX_LANGUAGE", "core.PBX_NAME", "core.SIP_PORT")
_TAKES_OVER = ("string", "text", "integer", "bool", "email", "enum")


def about(draw: Draw, languages: list[str]) -> Data:
    """What module.json says beside the names."""
    said: Data = {}
    if draw.chance(40):
        said["module_type"] = draw.one(get_args(ModuleType))
        if said["module_type"] == "languagepack":
            said["language_code"] = draw.one(["de-de", "ja-jp"])
    for word in ("lic_product_id", "lic_feature_id"):
        if draw.chance(30):
            said[word] = draw(st.integers(1, 10_000))
    if draw.chance(30):
        addresses = ["https://docs.example.com/a?b=1&c=%20#d", "http://example.com"]
        said["wiki_links"] = {language: draw.one(addresses) for language in draw.some(LANGUAGES, 1, 3)}
    if draw.chance(30):
        switches = ("publish_release", "changelog_enabled", "create_github_release")
        said["release_settings"] = {word: draw.chance(50) for word in draw.some(switches)}
    return said


def sidebar(draw: Draw, languages: list[str]) -> Data:
    """More about the place in the menu."""
    from strategies import text

    said: Data = {"shown": draw.chance(50)} if draw.chance(40) else {}
    return said | ({"caption": text(draw, languages)} if draw.chance(40) else {})


def installed(draw: Draw, found: Data) -> None:
    """Gives the models what the installer has for them."""
    for name, model in found.items():
        if draw.chance(15):
            model["moved_from"] = f"m_Module{name}"
        if draw.chance(20):
            model["resave"] = draw.one([True, {}, {"handler": draw.handler()}])
        if draw.chance(25):
            events = ("before_validation", "before_save", "after_save") + (
                () if model.get("singleton") else ("before_delete", "after_delete")
            )
            model["handlers"] = {event: draw.handler() for event in draw.some(events, 1, 5)}
        deciding = {key for field in model["fields"].values() for key in field.get("required_when", ())}
        for key, field in model["fields"].items() if model.get("singleton") else ():
            if key not in deciding and field.get("type", "string") in _TAKES_OVER and draw.chance(30):
                field["default_from"] = draw.one(_SETTINGS)
        for key in ("own_number", "second_number"):
            if draw.chance(60 if model.get("singleton") and key == "own_number" else 15):
                model["fields"].setdefault(key, {"type": "extension", "reserve": True})


def lifecycle(draw: Draw, found: Data, slug: str) -> Data:
    """Conditions, what follows, what goes with the module."""
    said: Data = {}
    for station in ("before_enable", "before_disable"):
        if draw.chance(30):
            condition: Data = {"handler": draw.handler()} if draw.chance(50) else {}
            fields = _empty_fields(found)
            if fields and (not condition or draw.chance(50)):
                condition["filled"] = draw.some(fields, 1, 2)
            said |= {station: condition} if condition else {}
    for station in ("after_enable", "after_disable", "after_pbx_started"):
        if draw.chance(25):
            said[station] = {"handler": draw.handler()}
    if draw.chance(40):
        said["uninstall"] = _uninstall(draw, slug)
    return said


def _empty_fields(found: Data) -> list[str]:
    """Fields of the settings that may be empty, and of which an example is easily made."""
    settings: Data = next((model for model in found.values() if model.get("singleton")), {"fields": {}})
    fields = settings["fields"].items()
    plain = ("string", "email", "url", "extension", "sound")
    return [key for key, one in fields if one.get("type", "string") in plain and set(one) <= {"type", "label"}]


def _uninstall(draw: Draw, slug: str) -> Data:
    said: Data = {}
    if draw.chance(50):
        said["folders"] = draw.some(["logs", "temp", "storage", f"temp/{slug}.pid", f"logs/{slug}/a_b-1"], 1, 3)
    if draw.chance(30):
        said["settings"] = draw.some(["ExampleOne", "exampleTwo"])
    if draw.chance(30):
        where = {"description": draw.one(["x", "it's", None])} | ({"id": 9001} if draw.chance(30) else {})
        said["rows"] = [{"model": "core.OutWorkTimes", "where": where}]
    return said | ({"handler": draw.handler()} if draw.chance(30) else {})


def depends(draw: Draw, handlers: list[str], own: str) -> Any:
    """Other modules than the module ``own`` itself."""
    others = [name for name in _OTHERS if name != own]
    if draw.chance(30):
        return draw.some(others, 0, 2)
    said: Data = {}
    for name in draw.some(others, 0, 2):
        said[name] = {"required": draw.chance(50)} if draw.chance(70) else {}
        if said[name].get("required") is False and handlers and draw.chance(60):
            said[name]["handlers"] = draw.some(handlers, 1, 2)
    return said


def composer(draw: Draw, *, has_handlers: bool) -> Data:
    """Packages."""
    known = {"guzzlehttp/guzzle": "^7.0", "a1.b/c-d_e": ">=1.0 <2.0 || dev-main", "ext-curl": "*"}
    return {name: known[name] for name in draw.some(known, 0, 3) if has_handlers or name.startswith("ext-")}
