"""Random words about the system around Asterisk, for test_random.py."""

from __future__ import annotations

from typing import Any, get_args

from call_strategies import row_where, when
from miko_gen.spec.lifecycle import Reload
from miko_gen.spec.system import CORE_PORTS, DAYS
from strategies import Draw, kebab, settings_of

Data = dict[str, Any]


def cron(draw: Draw, found: Data, workers: Data) -> Data:
    """Tasks."""
    tables = {name: model["fields"] for name, model in found.items() if not model.get("singleton")}
    return {name: _task(draw, found, tables, workers) for name in draw.names(kebab(), 0, 2)}


def kind(field: Data) -> str:
    return str(field.get("type", "string"))


def _task(draw: Draw, found: Data, tables: Data, workers: Data) -> Data:
    said: Data = {}
    if draw.chance(50):
        said["every"] = draw.one(["5 minutes", "1 minute", "1 hour", "12 hours"])
    else:
        said["at"] = draw.one(["00:00", "09:05", "23:59"])
    if draw.chance(40):
        said["days"] = draw.some(DAYS)
    elif draw.chance(20):
        said["day"] = draw.one([1, 31, [1, 15]])
    if draw.chance(25):
        said |= when(draw, found, of_core=False)
    settings = {word: settings_of(found, kinds) for word, kinds in (("at", ("string",)), ("every", ("integer",)))}
    for word, other in (("at", "every"), ("every", "at")):
        if settings[word] and draw.chance(15):
            said.pop(other, None)
            said[word] = draw.one(settings[word])
    if settings["at"] and "day" not in said and draw.chance(15):
        said["days"] = draw.one(settings["at"])
    numbers = settings["at"] + settings["every"]
    if numbers and "days" not in said and draw.chance(15):
        said["day"] = draw.one(numbers)
    queues = [name for name, worker in workers.items() if worker.get("type") == "queue"]
    if queues and draw.chance(50):
        return said | {"worker": draw.one(queues)}
    age = draw.one(["5 minutes", "1 hour", "30 days", *settings_of(found, ("integer",))])
    dated = [(name, key) for name, fields in tables.items() for key, one in fields.items() if kind(one) == "date-time"]
    if dated and draw.chance(50):
        model, field = draw.one(dated)
        return said | {"delete_rows": {"model": model, "field": field, "older_than": age}}
    if draw.chance(30):
        where: Data = draw.one([{}, {"in": "temporary"}, {"in": "logs"}])
        if where.get("in") != "logs" or draw.chance(50):
            where["folder"] = draw.one(["export", "a/b-1/C_d"])
        return said | {"delete_files": where | {"older_than": age}}
    if draw.chance(20):
        return said | {"script": draw.one(["sync.sh", "a-1.php"])}
    if tables and draw.chance(50):
        said["each"] = {"model": (model := draw.one(tables))}
        fields = {key: one for key, one in tables[model].items() if kind(one) not in ("reference", "secret")}
        if draw.chance(70) and (where := row_where(draw, found, tables[model])):
            said["each"]["where"] = where
        texts = [key for key, one in fields.items() if kind(one) == "string"]
        if texts and draw.chance(50):
            said.pop("every", None)
            said["at"] = f"row.{draw.one(texts)}"
        if texts and "day" not in said and draw.chance(30):
            said["days"] = f"row.{draw.one(texts)}"
        numbers = texts + [key for key, one in fields.items() if kind(one) == "integer"]
        if numbers and not isinstance(said.get("days"), list) and draw.chance(30):
            said["day"] = f"row.{draw.one(numbers)}"
    return said | {"handler": draw.handler()}


def firewall(draw: Draw, found: Data) -> Data:
    """Ports."""
    singleton: Data = next((model for model in found.values() if model.get("singleton")), {"fields": {}})
    ports = [
        f"settings.{key}"
        for key, field in singleton["fields"].items()
        if kind(field) == "integer" and field.get("default")
    ]
    known = [8085, "10000-10100", *[f"core.{name}" for name in CORE_PORTS], *ports]
    made = {}
    for name in draw.names(kebab(), 0, 2):
        made[name] = {"port": draw.one(known)} if draw.chance(80) else {"handler": draw.handler()}
        if draw.chance(50):
            made[name]["protocol"] = draw.one(["tcp", "udp"])
    return made


def reactions(draw: Draw, found: Data) -> Data:
    """Reactions to changes."""
    made = {}
    for name in draw.names(kebab(), 0, 2):
        said: Data = {}
        if found and draw.chance(60):
            said["model"] = draw.one(found)
            loud = [key for key, field in found[said["model"]]["fields"].items() if not field.get("silent")]
            if not loud:
                continue
            if draw.chance(50):
                said["fields"] = draw.some(loud)
        elif draw.chance(50):
            said |= {"model": "core.Extensions"} | ({"fields": ["number"]} if draw.chance(50) else {})
        elif draw.chance(30):
            said["model"] = "ModuleUsersUI.AccessGroups"
        else:
            said["settings"] = draw.some(["PBX_LANGUAGE", "PBX_NAME", "SIP_PORT"])
        if draw.chance(60):
            said["reload"] = draw.some(get_args(Reload), 1, 3)
        if "reload" not in said or draw.chance(30):
            said["handler"] = draw.handler()
        made[name] = said
    return made
