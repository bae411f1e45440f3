"""Random AGI scripts and parts of dialplan hooks beyond the plain ones: conditions, questions to servers, rows, options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from miko_gen.linked.database import CORE_MODELS
from miko_gen.spec.checks.hook_parts import OVERRIDES

if TYPE_CHECKING:
    from strategies import Draw

Data = dict[str, Any]

BEHIND = {
    "Providers": ["note"], "Extensions": ["callerid"], "Users": ["username", "number"], "Sip": ["description"],
}  # fmt: skip


def compared(draw: Draw) -> Any:
    """What a text of a call must be."""
    return draw.one(
        [
            "201", "", None, True, False, ["1", "two"], [1], {"is_not": "x"}, {"is_not": ["x", 7]}, {"is_not": None}, {"at_least": 3},
            {"at_most": 2.5}, {"begins_with": "+7"},
        ]
    )  # fmt: skip


def of_field(draw: Draw, field: Data) -> Any:
    """What a field must be: a value that it can have."""
    from strategies import values_of

    kind = field.get("type", "string")
    if kind in ("bool", "reference", "sound") or draw.chance(40):
        return draw.one([True, False, {"is_not": ""}])
    if kind in ("integer", "number"):
        value = draw(values_of({"type": kind, **field}))
        return draw.one([{"at_least": value}, {"at_most": value}, value])
    value = draw(values_of({"type": kind, **field}))
    return draw.one([value, [value], {"is_not": [value]}])


def conditions(draw: Draw, texts: list[str], fields: Data, rows: list[str]) -> Data:
    """Conditions on names without a type, on fields by name, and on rows."""
    known = [*texts, *[name for name, field in fields.items() if field.get("type") != "secret"], *rows]
    said: Data = {}
    for name in draw.some(known, 1, 2):
        if name in rows:
            said[name] = draw.one([True, False])
        else:
            said[name] = of_field(draw, fields[name]) if name in fields else compared(draw)
    return said


def when(draw: Draw, found: Data, *, of_core: bool = True) -> Data:
    """Sometimes a condition on settings, those of MikoPBX too."""
    settings: Data = next((model for model in found.values() if model.get("singleton")), {"fields": {}})
    fields = {f"settings.{key}": field for key, field in settings["fields"].items() if field.get("type") != "secret"}
    if of_core and draw.chance(5):
        return {
            "when": draw.one(["core.PBX_RECORD_CALLS", {"core.SIP_PORT": {"at_least": 5060}, "core.PBX_NAME": "Café"}])
        }
    if not fields or not draw.chance(30):
        return {}
    return {"when": draw.one(list(fields)) if draw.chance(40) else conditions(draw, [], fields, [])}


def row_where(draw: Draw, found: Data, fields: Data) -> Data:
    """What columns of a row must hold; those behind references too."""
    from strategies import values_of

    said: Data = {}
    plain = [key for key, field in fields.items() if field.get("type") not in ("reference", "secret")]
    for key in draw.some(plain, 0, 2) if plain else []:
        field = {"type": "string", **fields[key]}
        value = draw(values_of(field))
        choices: list[Any] = [value, {"is_not": value}, {"value": value}]
        if field["type"] in ("integer", "number"):
            choices += [{"at_least": value}, {"at_most": value}]
        elif field["type"] != "bool":
            choices += [[value], {"is_not": [value]}, {"begins_with": "+7"}, {"is_not": None}]
            choices += [None] if field.get("nullable") else []
            choices += settings_like(found, field)
        said[key] = draw.one(choices)
    for key, field in fields.items():
        to = str(field.get("to", ""))
        for behind in BEHIND.get(to.removeprefix("core."), ()) if to.startswith("core.") else ():
            if not draw.chance(30):
                continue
            said[f"{key}.{behind}"] = draw.one(["x", {"is_not": "x"}, ["x", "y"], {"begins_with": "x"}])
        for column, other in found.get(to, {}).get("fields", {}).items():
            if other.get("type", "string") in ("string", "bool") and draw.chance(20):
                value = draw(values_of({"type": "string", **other}))
                said[f"{key}.{column}"] = draw.one([value, {"is_not": value}])
    return said


def settings_like(found: Data, field: Data) -> list[str]:
    """Fields of the settings that are of the same type."""
    settings: Data = next((model for model in found.values() if model.get("singleton")), {"fields": {}})
    return [
        f"settings.{key}" for key, one in settings["fields"].items() if one.get("type") == field["type"] != "secret"
    ]


def core_each(draw: Draw) -> Data:
    """A part of a hook for rows of MikoPBX."""
    name, key, shown = draw.one(
        [("Extensions", "number", "callerid"), ("Providers", "type", "note"), ("Users", "email", "username")]
    )
    where = draw.one(
        [{key: "SIP"}, {key: ["SIP", "IAX"]}, {key: {"is_not": ""}, shown: {"begins_with": "7"}}, {key: None}]
    )
    said = {"model": f"core.{name}", "where": where} if draw.chance(70) else f"core.{name}"
    return {"each": said, "text": f"exten => {{{{ row.{key} }}}},1,NoOp({{{{ row.{shown} }}}} {{{{ row.id }}}})"}


# Models of MikoPBX that scripts look into: columns that they ask for, and others.
SOUGHT: dict[str, tuple[list[str], list[str]]] = {
    "Extensions": (["number", "type", "callerid"], ["userid", "show_in_phonebook"]),
    "CallDetailRecords": (["src_num", "dst_num", "disposition"], ["start", "duration", "linkedid", "id"]),
    "Providers": (["uniqid", "type"], ["note"]),
    "Users": (["email", "username"], ["language", "id"]),
    "Sip": (["extension", "uniqid"], ["type", "port"]),
}


def core_find(draw: Draw, found: Data, names: list[str]) -> Data:
    """A look-up of a row of MikoPBX, sometimes with the extension of somebody of the module before or after it."""
    from strategies import scripts_steps, settings_of

    name = draw.one(list(SOUGHT))
    asked, others = SOUGHT[name]
    where: Data = {key: draw.one(names) if names else {"value": "x"} for key in draw.some(asked, 1, 2)}
    where |= {key: draw.in_turn("sought", [{"begins_with": "x"}, ["a", "b"], {"is_not": "x"}]) for key in others[:1]}
    if name == "CallDetailRecords":
        where |= {"start": {"within": draw.one(["60 minutes", "7 days"])}} if draw.chance(60) else {}
        where |= {"duration": {"at_least": 3}} if draw.chance(30) else {}
    find: Data = {"name": "row", "model": f"core.{name}", "where": where}
    if draw.chance(60):
        find["order_by"] = draw.one([*asked, *others]) + draw.one(["", " asc", " desc"])
    said: Data = {"find": find}
    if draw.chance(40):
        links = [
            (model, key)
            for model, one in found.items()
            for key, field in one["fields"].items()
            if field.get("to") == "core.Extensions" and not one.get("singleton")
        ]
        first, key = draw.one(links) if links else ("core.CallDetailRecords", "src_num")
        fields = found[first]["fields"] if links else {"dst_num": {}}
        by = next((name for name, field in fields.items() if field.get("type", "string") in ("string", "phone")), "id")
        before = {"name": "before", "model": first, "where": {by: draw.one(names) if names else {"value": "1"}}}
        said["find"] = [before, {"name": "row", "model": "core.Extensions", "where": {"number": f"before.{key}"}}]
        asked, others = SOUGHT["Extensions"]
    shown = [f"row.{key}" for key in asked + others]
    fields = {key: {"type": "text"} for key in shown}
    known = names + settings_of(found)
    said["when_found"] = scripts_steps(draw, names, found, {}, fields, known + shown)
    if draw.chance(50):
        said["when_not_found"] = scripts_steps(draw, names, found, {}, {}, known)
    return said


def order(draw: Draw, fields: Data) -> Data:
    """Which row comes first."""
    columns = ["id", *(key for key, field in fields.items() if field.get("type") != "secret")]
    return {"order_by": draw.one(columns) + draw.one(["", " asc", " desc"])}


def each(draw: Draw, found: Data) -> Data:
    """A part of a hook for rows, where there is a model of many."""
    if draw.chance(20) and not {"Users", "Providers", "Extensions"} & set(found):
        return core_each(draw)
    tables = {name: model["fields"] for name, model in found.items() if not model.get("singleton")}
    if not tables:
        return {"text": "; nothing"}
    links = [
        (str(field["to"]), other, key)
        for other, inside in tables.items()
        for key, field in inside.items()
        if field.get("to") in tables and field["to"] != other
    ]
    name, other, by = draw.one(links) if links and draw.chance(60) else (draw.one(list(tables)), "", "")
    fields = tables[name]
    where = row_where(draw, found, fields)
    shown = [f"row.{key}" for key, field in fields.items() if field.get("type") != "secret"] + ["row.id"]
    for key, field in fields.items():
        core = str(field.get("to", "")).removeprefix("core.")
        shown += [f"row.{key}.{behind}" for behind in BEHIND.get(core, ())] if core in CORE_MODELS else []
    values = " ".join(f"{{{{ {value} }}}}" for value in draw.some(shown, 1, 3))
    said: Data = {"each": {"model": name, "where": where} if where or draw.chance(50) else name}
    if draw.chance(30):
        said["each"] = {"model": name, **({"where": where} if where else {}), **order(draw, fields)}
    said["text"] = f"exten => {{{{ {draw.one(shown)} }}}},1,NoOp({values})\nsame => n,NoOp({{{{ module.dir }}}})"
    if other:
        said["inner"] = {"each": other, "by": by, "text": "same => n,NoOp({{ row.id }})"}
        if draw.chance(60):
            said["inner"]["each"] = {
                "model": other, "where": row_where(draw, found, tables[other]), **order(draw, tables[other])
            }  # fmt: skip
        if draw.chance(60):
            said["end"] = "same => n,Hangup({{ row.id }})"
    return said


def options(draw: Draw, hook: str, found: Data) -> Data:
    """Options of sections, as text or of a row."""
    said: Data = {}
    for section in draw.some(list(OVERRIDES[hook]), 1, 3):
        names = OVERRIDES[hook][section].split()
        said[section] = {name: draw.one(["yes", 5, ["alaw", "g722"]]) for name in draw.some(names, 1, 2)}
    tables = [name for name, model in found.items() if not model.get("singleton")]
    if tables and draw.chance(40):
        name = draw.one(tables)
        shown = [key for key, field in found[name]["fields"].items() if field.get("type") != "secret"]
        said |= {"each": name, "extension": draw.one(shown)} if shown else {}
    return {**said, **when(draw, found)}


def request(draw: Draw, method: str, texts: list[str], secrets: list[str], plain: list[str]) -> Data:
    """How a server is asked; ``method`` is the one that it has by itself. Settings are named without braces."""
    said: Data = {}
    if draw.chance(50):
        method = said["method"] = draw.in_turn(f"method, else {method}", ["GET", "POST", "PUT", "PATCH"])
    if draw.chance(40):
        said["data"] = {
            key: draw.one([*texts, *(f"{{{name}}}" for name in secrets if method != "GET"), "a é"])
            for key in draw.some(["Number", "x_1", "Queue-Name"], 1, 2)
        }
    if method != "GET" and draw.chance(40):
        said["form"] = draw.chance(80)
    names = ["X-Token", "Content-Type", "accept"]
    if draw.chance(40):
        said["headers"] = {
            name: draw.one([*(f"a {{{name}}}" for name in secrets), *texts, "a"]) for name in draw.some(names, 1, 2)
        }
    if secrets and draw.chance(60):
        password = {"password": draw.one(secrets)} if draw.chance(70) else {}
        login = {"user": draw.one([*plain, *secrets]), **password}
        said |= draw.one([{"token": draw.one(secrets)}, {"login": login}])
    return said


def filled(draw: Draw, texts: list[str]) -> Data:
    """What stands in braces in an address."""
    return {key: draw.one([*texts, "a é"]) for key in draw.some(["phone", "Queue-Name", "x_1"], 1, 2)}


def http(draw: Draw, found: Data, known: list[str], names: list[str]) -> Data:
    """A question whose answers get the names."""
    from strategies import settings_of

    value = f"{{{draw.one(known)}}}" if known else "1"
    own = [f"{{{key}}}" for key in settings_of(found, ("url",))]
    secrets, plain = settings_of(found, ("secret",)), settings_of(found, ("string", "integer"))
    said: Data = {"url": draw.one([f"https://example.com/a?b={value}", "https://example.com", *own])}
    if said["url"] in own and known and draw.chance(60):
        said["fill"] = filled(draw, [f"{{{name}}}" for name in known])
    answers = {name: draw.one([name, f"data.{name}", "0.x"]) for name in names}
    if len(names) == 1 and draw.chance(40):
        said["text"] = names[0]
    else:
        said["json"] = names[0] if len(names) == 1 and draw.chance(30) else names if draw.chance(30) else answers
    if draw.chance(40):
        said["timeout"] = 1
    return said | request(draw, "GET", [f"{{{name}}}" for name in known], secrets, plain)


def more_steps(draw: Draw, plain: list[Any], texts: list[str], fields: Data, rows: list[str]) -> list[Any]:
    """The steps, some of them under a condition."""
    found: list[Any] = []
    known = bool(texts or rows) or any(field.get("type") != "secret" for field in fields.values())
    for step in plain:
        if not known or not draw.chance(30):
            found.append(step)
            continue
        said: Data = {"if": conditions(draw, texts, fields, rows)}
        said |= {"then": [step]} if isinstance(step, str) or draw.chance(40) else step
        if draw.chance(40):
            said["else"] = [draw.one([{"verbose": "no"}, "answer", "hangup"])]
        found.append(said)
    return found
