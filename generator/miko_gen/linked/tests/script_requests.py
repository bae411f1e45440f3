"""Requests that a script has to send, which the module's tests look for among those that came; and what answers them."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from miko_gen.facts import dataclass
from miko_gen.linked.script_parts import Http
from miko_gen.linked.script_texts import Piece
from miko_gen.linked.scripts import Script

Value = Callable[[str], str | None]
_NO_DOTS = r"(?!\.\.?(?:[/?]|$))"
_PLAIN = re.compile(rf"https?://[a-z0-9.-]+(:\d+)?/{_NO_DOTS}([A-Za-z0-9?&=_~%+,;:.-]|/{_NO_DOTS})*")


@dataclass(frozen=True)
class Asked:
    """A request: its first line, headers of it, and the values in its body."""

    line: str
    headers: tuple[str, ...]
    data: dict[str, str]


def asked(http: Http, value: Value) -> Asked | None:
    """The request of a step, where ``value`` says what a name stands for; None where libcurl mends the address."""
    data = {name: _text(text, value) for name, text in http.data}
    address = _address(http, value)
    if http.has_query:
        address += "&".join(f"{name}={_encoded(said)}" for name, said in data.items())
    if not _PLAIN.fullmatch(address):
        return None
    line = f"{http.request.method} {address}"
    lines = [*(_text(text, value) for text in http.headers), *_own_headers(http, value)]
    headers = tuple(re.sub(r"[\x00-\x1f\x7f]+", "", header).rstrip() for header in lines)
    return Asked(line, headers, data if http.request.has_body else {})


def _text(pieces: tuple[Piece, ...], value: Value) -> str:
    return "".join(piece.literal if piece.literal is not None else value(piece.name) or "" for piece in pieces)


def _address(http: Http, value: Value) -> str:
    """Values are encoded, but the server's own address in front."""
    address = ""
    for index, piece in enumerate(http.url):
        if piece.literal is not None:
            address += piece.literal
        else:
            said = value(piece.name) or ""
            address += _encoded(said) if index else _filled(said.rstrip("/"), http, value)
    return re.sub(r"^(https?://[^/?]+)(?=\?|$)", r"\1/", address)


def _filled(address: str, http: Http, value: Value) -> str:
    """With a value for each name in braces; what stands in a value is no name, as PHP's strtr() has it."""
    held = {f"{{{name}}}": _encoded(_text(text, value)) for name, text in http.fill}
    longest = sorted(held, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, longest)), lambda found: held[found[0]], address) if held else address


def _own_headers(http: Http, value: Value) -> list[str]:
    request = http.request
    found = [request.content_type] if request.content_type else []
    if request.token is not None:
        token = value(f"settings.{request.token.name}")
        found += [f"Authorization: Bearer {token}"] if token else []
    if request.user is not None:
        both = [value(f"settings.{field.name}") if field else "" for field in (request.user, request.password)]
        login = ":".join(text or "" for text in both)
        found.append(f"Authorization: Basic {base64.b64encode(login.encode()).decode()}")
    return found


def _encoded(value: str) -> str:
    """As PHP's rawurlencode() does."""
    return quote(value, safe="~")


def body_with(script: Script, answers: Mapping[str, str], fixed: Mapping[str, str]) -> str:
    """The answer that holds all answers at their paths; of two that are in one place, the one that is fixed."""
    whole: dict[str, Any] = {}
    said = sorted(script.asked_paths, key=lambda one: one[0] in fixed)
    for name, _, path in said:
        *keys, last = path.split(".")
        here = whole
        for key in keys:
            inner = here.setdefault(key, {})
            here = inner if isinstance(inner, dict) else {}
        here[last] = answers[name]
    if said and not any(path for _, _, path in said):
        return answers[said[-1][0]]
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def said_at(body: str, path: str) -> str:
    """The text at a path, as the script reads it; without a path, all of the answer."""
    if not path:
        return body.strip().encode()[:900].decode(errors="ignore")
    here: Any = json.loads(body)
    for key in path.split("."):
        here = here.get(key) if isinstance(here, dict) else None
    return here if isinstance(here, str) else ""
