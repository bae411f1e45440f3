"""One location of nginx, as text with the names of the values that the PBX puts in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from miko_gen.facts import dataclass
from miko_gen.linked.php import nowdoc
from miko_gen.spec.nginx import Location as SaidLocation
from miko_gen.spec.nginx import Proxy

PLACEHOLDER = re.compile(r"\{\{ ((?:settings|core|module)\.\w+) \}\}")
_SAID = re.compile(r"\{\{\s*(settings\.\w+|module\.dir)\s*\}\}")
# What the spec calls so has another name among the values.
_OWN = {"module.dir": "module.folder"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_INDENT = " " * 4

# Core's own check of a token, at an address that only nginx itself can ask (longpool.conf of Core).
_BEARER = """\
access_by_lua_block {
    local header = ngx.var.http_authorization or ""
    local token = ngx.var.arg_token or string.match(header, "^Bearer%s+(.+)$")
    local address = "/pbxcore/api/v3/auth:validateToken"
    local answer = token and ngx.location.capture(address, {args = {token = token}})
    if not answer or answer.status ~= 200 then
        return ngx.exit(ngx.HTTP_UNAUTHORIZED)
    end
}"""
_ASK = """\
access_by_lua_block {
    -- Core's REST API reads no request without a type of content.
    local kind = ngx.var.http_content_type
    ngx.req.set_header("Content-Type", "application/json")
    local args = {uri = ngx.var.uri, token = ngx.var.arg_token}
    local address = "%s"
    local answer = ngx.location.capture(address, {args = args})
    ngx.req.set_header("Content-Type", kind)
    if answer.status ~= 200 then
        return ngx.exit(ngx.HTTP_FORBIDDEN)
    end
}"""
_LOCALHOST = "allow 127.0.0.1;\nallow ::1;\ndeny all;"
_WEBSOCKET = """\
proxy_http_version 1.1;
proxy_set_header Upgrade $http_upgrade;
proxy_set_header Connection "upgrade";
proxy_read_timeout 1h;"""
_FORWARDED = """\
proxy_set_header Host $host;
proxy_set_header X-Real-IP $remote_addr;
proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
proxy_set_header X-Forwarded-Proto $scheme;"""


@dataclass(frozen=True)
class Location:
    """A location; ``text`` names the values in it as ``{{ settings.port }}``."""

    name: str
    text: str

    @property
    def source(self) -> str:
        return nowdoc(self.text, 12)

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(PLACEHOLDER.findall(self.text)))


def link_locations(module_slug: str, said: Mapping[str, SaidLocation], start: str) -> tuple[Location, ...]:
    """``start`` is the beginning of the paths that the spec does not say."""
    return tuple(_location(module_slug, name, one, one.path or f"{start}/{name}/") for name, one in said.items())


def _location(module_slug: str, name: str, said: SaidLocation, path: str) -> Location:
    sign = "=" if said.exact else "^~"
    lines = [*_access(module_slug, said), *_answer(module_slug, said)]
    text = "\n".join(f"{_INDENT}{line}" if line else "" for line in "\n".join(lines).split("\n"))
    return Location(name, f"location {sign} {path} {{\n{text}\n}}\n")


def is_bearer(said: SaidLocation) -> bool:
    """A token of MikoPBX opens it."""
    return said.raw is None and said.ask is None and said.access in (None, "bearer") and said.publish is None


def _access(module_slug: str, said: SaidLocation) -> list[str]:
    if said.ask is not None:
        resource, _, action = said.ask.partition(".")
        return [_ASK % f"/pbxcore/api/v3/{module_slug}/{resource}:{action}"]
    if is_bearer(said) or said.access == "bearer":
        return [_BEARER]
    by_default = said.publish is not None and said.access is None
    return [_LOCALHOST] if by_default or said.access == "localhost" else []


def _answer(module_slug: str, said: SaidLocation) -> list[str]:
    if said.proxy is not None:
        return _proxied(said.proxy, websocket=said.websocket)
    if said.files is not None:
        folder = "db/files" if said.files == "own" else said.files
        return [f'alias "{{{{ module.folder }}}}/{folder}/";', "index index.html;"]
    if said.publish is not None:
        keep = 50 if said.keep is None else said.keep
        channel = f'nchan_channel_id "{module_slug}-{said.publish}";'
        return ["nchan_publisher;", channel, f"nchan_message_buffer_length {keep};", "nchan_message_timeout 10s;"]
    if said.subscribe is not None:
        channel = f'nchan_channel_id "{module_slug}-{said.subscribe}";'
        return ["nchan_subscriber;", channel, "nchan_subscriber_first_message newest;"]
    lines = _CONTROL.sub("", (said.raw or "").replace("\r\n", "\n")).strip("\n").splitlines()
    return [_SAID.sub(lambda said: f"{{{{ {_OWN.get(said[1], said[1])} }}}}", line.rstrip()) for line in lines]


def _proxied(said: Proxy, *, websocket: bool) -> list[str]:
    host = f"{{{{ {said.host} }}}}" if said.host.startswith("settings.") else said.host
    port = f"{{{{ {said.port} }}}}" if said.port.startswith(("settings.", "core.")) else said.port
    scheme = "https" if said.tls else "http"
    return [f"proxy_pass {scheme}://{host}:{port}{said.to or ''};", _FORWARDED, *([_WEBSOCKET] if websocket else [])]
