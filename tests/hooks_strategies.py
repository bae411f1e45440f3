"""Random answers to Core's hooks beyond the dialplan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from miko_gen.contract.catalogue import hook
from miko_gen.contract.hooks import OTHERS

if TYPE_CHECKING:
    from strategies import Draw

_ROUTE = ["Modules\\ModuleExample\\Controller", "callAction", "/pbxcore/api/example/{action}", "get", "/", False]


def hooks(draw: Draw, release: str) -> dict[str, Any]:
    """Some of the hooks, each with what fits it."""
    known = {name: hook(name) for name in OTHERS}
    there = [name for name, fact in known.items() if not fact.since_after(release)]
    said: dict[str, Any] = {}
    for name in draw.some(there, 0, 3):
        kinds = ["handler", *(["text"] if known[name].takes_text else []), *(["rows"] if name in _ROWS else [])]
        part = {(kind := draw.one(kinds)): draw.handler() if kind == "handler" else _said(draw, name)}
        said[name] = {**part, "priority": draw(st.integers(0, 1_000_000))} if draw.chance(30) else part
    return said


_ROWS = ("createCronTasks", "getPBXCoreRESTAdditionalRoutes", "getPasskeySessionData")


def _said(draw: Draw, name: str) -> Any:
    from strategies import plain_text

    text = draw(plain_text(30).filter(lambda text: "{{" not in text))
    if name == "createCronTasks":
        return ["1 1 * * * /bin/true > /dev/null", text]
    if name == "getPBXCoreRESTAdditionalRoutes":
        return [_ROUTE]
    return {"role": text} if name == "getPasskeySessionData" else text
