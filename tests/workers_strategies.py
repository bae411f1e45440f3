"""Random background processes, commands and Stasis applications, for test_random.py."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from hypothesis import strategies as st

from call_strategies import BEHIND, filled, request, row_where, when
from miko_gen.spec.calls import ARGUMENTS, Command
from miko_gen.spec.checks.names import OWN_CLASSES
from strategies import Draw, former, is_asked, kebab, one_line, pascal, settings_of, values_of

Data = dict[str, Any]

_EVENTS = ("Newchannel", "Hangup", "DialBegin", "QueueCallerAbandon", "Newstate", "BridgeEnter", "PeerStatus")
_HEADERS = ("Uniqueid", "CallerIDNum", "CallerIDName", "Channel", "Queue", "Exten", "X-Odd_1")
_COLUMNS = ("src_num", "dst_num", "src_name", "disposition", "start", "linkedid", "UNIQUEID", "did", "duration")
_COMMANDS: tuple[Command, ...] = ("hang_up", "redirect", "queue_add", "queue_remove")
_ARI_EVENTS = ("StasisStart", "StasisEnd", "ChannelDtmfReceived", "PlaybackFinished")


# Of a module that is called ModuleWorker, such a worker would be another of its classes.
OF_MODULE_WORKER = frozenset(name.lower() for name in OWN_CLASSES)


def workers(draw: Draw, found: Data) -> Data:
    """Workers of every type."""
    made: Data = {}
    for name in draw.names(pascal().filter(lambda name: name.lower() not in OF_MODULE_WORKER), 0, 2):
        if f"Worker{name}" not in found:
            taken = [worker.get("offset") for worker in made.values()]
            made[name] = _worker(draw, found, taken) | former(draw, f"Former{name}")
    return made


def _worker(draw: Draw, found: Data, taken: list[str]) -> Data:
    offsets = [one for one in _offsets(found) if one not in taken]
    kind = draw.one(
        ["ami"] * 7 + ["queue", "pool", "rpc", "periodic", "daemon", "daemon", *(["cdr"] * 5 if offsets else [])]
    )
    if kind == "rpc":
        return {"type": kind, "methods": [draw.handler() for _ in range(draw.number(1, 2))]}
    if kind == "daemon":
        return {"type": kind, **_daemon(draw, found), **when(draw, found, of_core=False)}
    said: Data = {} if kind == "ami" and draw.chance(50) else {"type": kind}
    if kind in ("periodic", "cdr"):
        said["every"] = draw.one(["1 second", "30 seconds"])
    if kind == "cdr":
        said["offset"] = draw.one(offsets)
        if draw.chance(80):
            said["batch"] = draw.number(1, 20)
        said |= _recorded(draw, found, said["offset"])
    if kind == "pool":
        said["processes"] = draw.number(2, 16)
    if kind == "ami":
        said |= _listening(draw, found)
    if "then" not in said or (kind == "ami" and draw.chance(50)):
        said["handler"] = draw.handler()
    return said


def _offsets(found: Data) -> list[str]:
    """Fields of the settings that hold any number."""
    fields: Data = next((model["fields"] for model in found.values() if model.get("singleton")), {})
    free = [key for key, one in fields.items() if not {"minimum", "maximum", "values"} & one.keys()]
    return [key for key in settings_of(found, ("integer",)) if key.removeprefix("settings.") in free]


def _listening(draw: Draw, found: Data) -> Data:
    said: Data = {}
    kinds = draw.one([("events",), ("user_events",), ("events", "user_events")])
    if "events" in kinds:
        said["events"] = draw.some(_EVENTS, 1, 3)
    if "user_events" in kinds:
        user_event = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,8}", fullmatch=True)
        said["user_events"] = draw(st.lists(user_event, min_size=1, max_size=2, unique=True))
    asked = when(draw, found, of_core=False).get("when", {})
    if draw.chance(40):
        asked = {asked: True} if isinstance(asked, str) else asked
        asked |= {
            header: draw.one(
                [
                    *["incoming", ["one", "two"], draw(one_line()).strip() or "x"] * 2,
                    draw.one([{"begins_with": "PJSIP/"}, {"is_not": ["x", "y"]}, {"at_least": 10}, {"at_most": 2.5}]),
                ]
            )
            for header in draw.some(_HEADERS, 1, 2)
        }
    if asked:
        said["when"] = asked
    steps = [step for _ in range(draw.number(0, 4)) if (step := _step(draw, found, said.get("user_events", [])))]
    return said | ({"then": steps} if steps else {})


def _recorded(draw: Draw, found: Data, offset: str) -> Data:
    """What follows the records of calls, and of which."""
    said = when(draw, found, of_core=False)
    if offset in said.get("when", {}):
        said = {}
    if draw.chance(50):
        asked = said.get("when", {})
        asked = {asked: True} if isinstance(asked, str) else asked
        wanted: list[Any] = ["NOANSWER", ["BUSY", "FAILED"], {"is_not": "x"}, {"at_least": 5}, {"begins_with": "7"}, 0]
        numbers: list[Any] = [0, [1, 2], {"at_least": 5}, {"at_most": 60}, {"is_not": 7}, True]
        asked |= {name: draw.one(numbers if name == "duration" else wanted) for name in draw.some(_COLUMNS, 1, 2)}
        said["when"] = asked
    steps = [step for _ in range(draw.number(0, 3)) if (step := _step(draw, found, [], _COLUMNS))]
    return said | ({"then": steps} if steps else {})


def _each(draw: Draw, found: Data, names: tuple[str, ...]) -> tuple[Data, Data]:
    """Sometimes rows for which a step is done, and their fields."""
    tables = {name: model["fields"] for name, model in found.items() if not model.get("singleton")}
    if not tables or not draw.chance(40):
        return {}, {}
    name = draw.one(list(tables))
    fields = tables[name]
    where = row_where(draw, found, fields)
    plain = [key for key, one in fields.items() if one.get("type", "string") in ("string", "phone")]
    where |= {key: f"{{{draw.one(names)}}}" for key in draw.some(plain, 0, 1)} if plain else {}
    each = {"model": name, "where": where} if where or draw.chance(50) else name
    return {"each": each}, fields


def _step(draw: Draw, found: Data, heard: list[str], names: tuple[str, ...] = _HEADERS) -> Data | None:
    each, fields = _each(draw, found, names)
    urls, secrets = settings_of(found, ("url",)), settings_of(found, ("secret",))
    urls = [*urls, *(f"row.{key}" for key, one in fields.items() if one.get("type") == "url")]
    shown = [f"row.{key}" for key, one in fields.items() if one.get("type") not in ("secret", "sound")]
    raised = ["user_event"] if names == _HEADERS else []
    does = draw.one(["save", "save", "delete", "push", "command", *raised, *(["web_hook"] * 6 if urls else [])])
    if does == "save":
        return _save(draw, found, names)
    if does == "delete":
        return _delete(draw, found, names)
    if does == "command":
        command = draw.in_turn("command", [*(["originate"] if heard else []), *_COMMANDS])
        needed, others = ARGUMENTS[command]
        told = {key: text(draw, found, names, shown) or "x" for key in (*needed, *draw.some(others, 0, 1))}
        return {"command": command, "data": told, **each}
    name = "Seen"
    while name in heard:
        name += "x"
    said: Data = {"push": draw(kebab())} if does == "push" else {"user_event": name}
    if does == "web_hook":
        texts = [text(draw, found, names, shown) for _ in range(2)]
        plain = [key for key in settings_of(found) if key not in secrets]
        asked = {"fill": filled(draw, texts)} if draw.chance(30) else {}
        return {"web_hook": draw.one(urls), **request(draw, "POST", texts, secrets, plain), **each, **asked}
    said |= each
    if draw.chance(60):
        said["data"] = {
            key: text(draw, found, names, shown) for key in draw.some(["Number", "x_1", "Queue-Name"], 1, 2)
        }
    return said


def text(draw: Draw, found: Data, names: tuple[str, ...], shown: Iterable[str] = ()) -> str:
    """A text with headers of the event or columns of the record, settings and ``shown`` in it."""
    plain = [*(key for key in settings_of(found) if not key.endswith("secret")), *shown]
    known = [f"{{{name}}}" for name in (*names, f"{draw.one(names)}:-4", f"{draw.one(names)}:1:2", "now", *plain)]
    literal = str(draw(one_line())).replace("{", "(").replace("}", ")")
    return str(draw.one([draw.one(known), draw.one(known), literal, f"{literal}{draw.one(known)}"]))


def _save(draw: Draw, found: Data, names: tuple[str, ...]) -> Data | None:
    tables = {name: model["fields"] for name, model in found.items() if not model.get("singleton")}
    if not tables:
        return None
    name = draw.one(tables)
    fields = {key: one for key, one in tables[name].items() if one.get("type") != "secret"}
    if not fields:
        return None
    by = draw.some(fields, 0, 2) if draw.chance(60) else []
    said: Data = {"save": name}
    if by:
        said["by"] = {key: f"{{{draw.one(names)}}}" for key in by}
    insert = not by or draw.chance(70)
    needed = [key for key, one in fields.items() if is_asked(one) and key not in by]
    rest = [key for key in fields if key not in by]
    chosen = list(dict.fromkeys([*(needed if insert else []), *(draw.some(rest, 1, 3) if rest else [])]))
    if chosen:
        said["set"] = {key: _value(draw, found, names, {"type": "string", **fields[key]}) for key in chosen}
    counters = [key for key, one in fields.items() if one.get("type") == "integer" and key not in by]
    if counters and draw.chance(90):
        said["increment"] = draw.one(counters)
    if not insert:
        said["insert"] = False
    secret = [key for key, one in tables[name].items() if one.get("type") == "secret" and is_asked(one)]
    is_something = "set" in said or "increment" in said or (by and insert)
    return said if is_something and not (insert and secret) else None


def _delete(draw: Draw, found: Data, names: tuple[str, ...]) -> Data | None:
    tables = {name: model["fields"] for name, model in found.items() if not model.get("singleton")}
    if not tables:
        return None
    name = draw.one(tables)
    fields = [key for key, one in tables[name].items() if one.get("type") != "secret"]
    by = {key: f"{{{draw.one(names)}}}" for key in draw.some(fields, 1, 2)} if fields else {}
    return {"delete": name, "by": by} if by else None


def _value(draw: Draw, found: Data, names: tuple[str, ...], field: Data) -> Any:
    if draw.chance(60) or field["type"] == "reference":
        literal = "a " if field["type"] in ("string", "text") and draw.chance(40) else ""
        return f"{literal}{{{draw.one(names)}}}"
    value = draw(values_of(field))
    return value.replace("{", "(").replace("}", ")") if isinstance(value, str) and field["type"] == "text" else value


def _daemon(draw: Draw, found: Data) -> Data:
    said: Data = {"binary": draw.one(["bin/gate", {"amd64": "bin/gate-1", "arm64": "bin/sub/gate.2"}])}
    settings, texts = settings_of(found), settings_of(found, ("text",))
    secrets = settings_of(found, ("secret",))
    tables = {name: model["fields"] for name, model in found.items() if not model.get("singleton")}
    if tables and draw.chance(50):
        name = draw.one(list(tables))
        plain = [key for key, one in tables[name].items() if one.get("type") not in ("reference", "secret", "sound")]
        keys = draw.some(plain, 0, 1) if plain else []
        where = {key: draw(values_of({"type": "string", **tables[name][key]})) for key in keys}
        said["each"] = {"model": name, "where": where} if where or draw.chance(50) else name
        kinds = {f"row.{key}": one.get("type", "string") for key, one in tables[name].items()}
        settings += [key for key, kind in kinds.items() if kind != "secret"] + ["row.id"]
        pointed = {key: str(one.get("to")).removeprefix("core.") for key, one in tables[name].items()}
        settings += [f"row.{key}.{column}" for key, to in pointed.items() for column in BEHIND.get(to, [])[:1]]
        secrets += [key for key, kind in kinds.items() if kind == "secret"]
        texts += [key for key, kind in kinds.items() if kind == "text"]
    settings = [*settings, *(["core.SIP_PORT", "module.dir"] if draw.chance(30) else [])]
    if draw.chance(60):
        inside = "{{ " + draw.one([*settings, *secrets]) + " }}" if settings else "1"
        lines = f"  {{{{ {draw.one(texts)} | lines }}}}\n" if texts and draw.chance(60) else ""
        as_json = inside.replace(" }}", " | json }}")
        config = f"[gate]\n{str(draw(one_line())).replace('{', '(')} = {inside}\n{lines}"
        said["config"] = draw.one([config, f'{{"gate": {as_json}}}'])
        asked = when(draw, found, of_core=False)
        if not asked and (texts := settings_of(found, ("string", "text", "email", "url", "phone"))):
            said["config"] = [config, {"when": {texts[0]: {"is_not": ""}}, "text": f"more = {as_json}"}, "end = 1"]
        if asked and draw.chance(60):
            said["config"] = [config, {**asked, "text": f"more = {as_json}"}, "end = 1"]
        said["arguments"] = ["--config={config}"]
        if isinstance(said["config"], list) and draw.chance(50):
            said["config"].append({"handler": draw.handler()})
        if draw.chance(40):
            said["config_file"] = draw.one(["gate.ini", "GATE"])
    if draw.chance(30):
        said["folder"] = "own"
    elif "config_file" in said:
        said["folder"] = "temporary"
    if draw.chance(50):
        known = [f"{{{key}}}" for key in settings]
        more = [str(draw(one_line())).replace("{", "(").replace("}", ")"), *([draw.one(known)] if known else [])]
        said["arguments"] = [*said.get("arguments", []), *more]
    return said


def commands(draw: Draw) -> list[str]:
    """Commands to Asterisk."""
    return draw.some(get_args(Command), 1, 6) if draw.chance(40) else []


def ari(draw: Draw, found: Data) -> Data | None:
    """A Stasis application."""
    secrets = settings_of(found, ("secret",))
    if not secrets or draw.chance(60):
        return None
    said: Data = {
        "secret": draw.one(secrets),
        "events": {event: draw.handler() for event in draw.some(_ARI_EVENTS, 1, 3)},
    }
    if draw.chance(40):
        said["application"] = draw(st.from_regex(r"[A-Za-z0-9_-]{1,12}", fullmatch=True))
    if draw.chance(40):
        said["turn_on"] = draw(st.booleans())
    return said
