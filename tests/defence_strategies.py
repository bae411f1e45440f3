"""Random words about fail2ban, nginx and the web application firewall, for test_random.py."""

from __future__ import annotations

from typing import Any, get_args

from miko_gen.spec.defence import CORE_LOGS, Scope
from miko_gen.spec.nginx import KINDS
from miko_gen.spec.system import CORE_PORTS
from strategies import Draw, kebab, one_line, settings_of
from system_strategies import kind

Data = dict[str, Any]
_LINES = (
    r"wrong code from <HOST>(:\d+)?$",
    r"^<ADDR> - \S+ \[[^\]]+\] \"GET /[^\"]*\" 404 ",
    r"# 100% <HOST> 'a'",
    "; <F-USER>bob</F-USER> at <IP4>",
    "Кто там <HOST>",
)


def ports(found: Data) -> list[Any]:
    """Single ports."""
    singleton: Data = next((model for model in found.values() if model.get("singleton")), {"fields": {}})
    own = [
        f"settings.{key}" for key, one in singleton["fields"].items() if kind(one) == "integer" and one.get("default")
    ]
    return [8086, "8087", *[f"core.{name}" for name in CORE_PORTS], *own]


def fail2ban(draw: Draw, found: Data) -> Data:
    made = {}
    numbers = settings_of(found, ("integer",))
    for name in draw.names(kebab(), 0, 3):
        lines = draw.some(_LINES, 1, 3)
        said: Data = {"log": draw.one([*CORE_LOGS, "doors.log", "a-1.log"]), "lines": draw.one([lines, lines[0]])}
        if draw.chance(40):
            said["ignore"] = draw.one([r"192\.0\.2\.1\b", ["never <HOST>", "#x"]])
        if draw.chance(40):
            said["lines"] = [_LINES[0]]
            said["examples"] = "2026-11-25 16:53:09 wrong code from 198.51.100.7:40123"
            said.pop("ignore", None)
        if draw.chance(60):
            said["ports"] = draw.some([*ports(found), "10000-10100"], 1, 4)
        if draw.chance(50):
            said["max_retry"] = draw.one([1, "5", 9999, *numbers])
        for word in ("find_time", "ban_time"):
            if draw.chance(50):
                said[word] = draw.one(["30 seconds", "1 minute", "12 hours", "7 days", *numbers])
        made[name] = said
    return made


def waf(draw: Draw, slug: str, module_id: str, rest: Data) -> Data:
    paths = [f"/admin-cabinet/{slug}/save", f"/pbxcore/api/{slug}/hook", f"/pbxcore/api/modules/{module_id}/check"]
    about: list[Data] = [{"path": path} for path in paths]
    for name, resource in rest.items():
        about.append({"resource": name})
        about += [
            {"resource": name, "action": key}
            for key, action in resource.get("actions", {}).items()
            if action.get("on") != "record"
        ]
    names = draw.names(kebab(), 0, min(3, len(about)))
    made = {}
    for name, said in zip(names, draw.some(about, 3, 3), strict=False):
        made[name] = said | {"skip": draw.some(get_args(Scope))}
        if "path" in said and draw.chance(50):
            made[name]["below"] = True
    return made


def name_pages(waf: Data, admin: Data) -> None:
    """Where people save something on a page, an exemption of that names the page."""
    saving = [name for name, page in admin.items() if "view" not in page and page.get("edit") != "none"]
    for said in waf.values():
        if saving and str(said.get("path")).startswith("/admin-cabinet/"):
            del said["path"]
            said.pop("below", None)
            said["page"] = saving[0]


def nginx(draw: Draw, slug: str, found: Data, rest: Data, *, is_new: bool) -> Data:
    made: Data = {}
    if draw.chance(60):
        made["locations"] = _locations(draw, slug, found, rest)
    if is_new and draw.chance(50):
        made["servers"] = {}
        for name in draw.names(kebab(), 1, 2):
            made["servers"][name] = {"port": draw.one(ports(found)), "locations": _locations(draw, "", found, {})}
            if draw.chance(50):
                made["servers"][name]["tls"] = draw.chance(70)
    return made


def _locations(draw: Draw, slug: str, found: Data, rest: Data) -> Data:
    return {name: _location(draw, name, slug, found, rest) for name in draw.names(kebab(), 1, 4)}


def _location(draw: Draw, name: str, slug: str, found: Data, rest: Data) -> Data:
    chosen = draw.one(KINDS)
    said: Data = {"path": f"/{draw.one(['x', 'a.b/~c', slug or 'y'])}/{name}/"} if draw.chance(40) else {}
    if chosen == "proxy":
        said["proxy"] = draw.one(ports(found))
        if draw.chance(50):
            said["proxy"] = {"port": said["proxy"]}
            hosts = ["192.0.2.1", "panel.example.com", *settings_of(found, ("ip", "string"))]
            said["proxy"] |= {"host": draw.one(hosts)} if draw.chance(60) else {}
            said["proxy"] |= {"to": draw.one(["/", "/a/b", "/x.y/"])} if draw.chance(50) else {}
            said["proxy"] |= {"tls": draw.chance(60)} if draw.chance(50) else {}
        if draw.chance(40):
            said["websocket"] = draw.chance(70)
    elif chosen == "raw":
        shown = draw.one(["x", *(f"{{{{ {name} }}}}" for name in settings_of(found))])
        comment = draw(one_line()).replace("{{", "{")
        return said | {"raw": f'# {comment}\nreturn 200 "{shown};";\n' + draw.one(["", "if ($args) {\n  break;\n}\n"])}
    else:
        said[chosen] = {"files": draw.one(["own", "public", "public/a/b-1"])}.get(chosen, "rings")
    if chosen == "publish" and draw.chance(50):
        said["keep"] = draw.number(0, 10000)
    if chosen != "files" and draw.chance(30):
        said["exact"] = draw.chance(70)
    asked = [
        f"{resource}.{key}"
        for resource, one in rest.items()
        for key, action in one.get("actions", {}).items()
        if action.get("method", "GET") == "GET"
        and action.get("on") != "record"
        and action.get("access") != "localhost"
        and "download" not in action
    ]
    if asked and draw.chance(40):
        said["ask"] = draw.one(asked)
    elif draw.chance(50):
        open_too = [] if said.get("files") == "own" else ["open_to_everyone"]
        said["access"] = draw.one(["bearer", "localhost", *open_too])
    return said
