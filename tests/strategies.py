"""Random valid specs: every word of the spec language, in combinations that nobody would think of.

``specs()`` draws the data of a module.yaml that passes its check without errors and without warnings.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import itertools
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, get_args

from hypothesis import strategies as st

from hostile_strings import HOSTILE
from miko_gen.contract.catalogue import hook, releases, route_values
from miko_gen.contract.hooks import FRIENDLY
from miko_gen.linked.core_forms import CORE_FORMS
from miko_gen.linked.database import CORE_MODELS
from miko_gen.linked.names import slug
from miko_gen.spec.calls import Privilege
from miko_gen.spec.checks import dialplan as dialplan_checks
from miko_gen.spec.checks.hook_parts import OVERRIDES
from miko_gen.spec.fields import FIELD_TYPES
from miko_gen.spec.names import (
    CLASS_RESERVED,
    LANGUAGES,
    MODEL_RESERVED,
    PHP_RESERVED,
    QUERY_RESERVED,
    SIDEBAR_GROUPS,
)

Data = dict[str, Any]

PARTS = """number name state count key type status date time source schema level rank size note user language sum max min
average first last now row settings agi this self value text phone caller comment enabled hits total order2 code result
record model test main conf worker api handler list2 page tab form button class2 title message error warning request
response session token hash url2 path file folder config default2 parent child owner item entry line queue agent call
channel event peer trunk route extension context priority variable e x a1 is has get set2 on off2 php json xml sql db""".split()
_PATTERNS = (
    "[0-2][0-9]:[0-5][0-9]",
    "[A-Z]{2,4}",
    r"\d+",
    "a/b~c|x",
    r".{1,9}\.wav",
    "(foo|bar)-[0-9]+",
    "[^']*",
    '"?#[a-z]*',
    r"[а-я ]{1,8}",
    r"[\\/$]{2}",
)
_PHONE_PATTERNS = ("[0-9]{3,9}", r"\+[0-9]{7,15}", "[*#][0-9]{2}")
_LENGTHS = {"string": 200, "text": 4000, "phone": 20, "email": 100, "url": 200, "ip": 45, "secret": 64}
_CONTEXT_LINES = (
    "exten => s,1,Answer()",
    "same => n,NoOp(%s)",
    "include => %s",
    "; %s",
    "\tsame => n,Hangup()",
    "",
    "exten => _X!,1,Verbose(%s)",
)
_HOOK_LINES = ("same => n,NoOp(%s)", "same => n,Set(X=%s)", "exten => 4100,1,Answer()", "%s", "; %s")
_CHANNEL = (
    "CALLERID(num)", "CALLERID(num):-9", "EXTEN", "EXTEN:1:3", "CHANNEL(name)", "CDR(src)", "__MY_VAR", "DB(family/key)",
    "DB(family/key):2:-1",
)  # fmt: skip

# Text without what YAML cannot hold and the check refuses: control characters and halves of characters.
_LETTERS = st.characters(exclude_categories=("Cc", "Cs"))
_LINES = st.sampled_from([text for text in HOSTILE if not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)])


def plain_text(longest: int = 40) -> st.SearchStrategy[str]:
    """A text that is not empty."""
    short = _LINES.filter(lambda text: len(text) <= longest)
    return st.one_of(
        st.sampled_from(["Blocked", "Кто там", "a"]), st.text(_LETTERS, min_size=1, max_size=longest), short
    ).filter(lambda text: bool(text.strip()) and len(text) <= longest)


def one_line(longest: int = 30) -> st.SearchStrategy[str]:
    return plain_text(longest).map(lambda text: " ".join(re.split(r"[\n\x0b\x0c\x1c-\x1e\u2028\u2029\x85]", text)))


_TURNS: defaultdict[str, Iterator[int]] = defaultdict(itertools.count)


class Draw:
    """Draws: values by Hypothesis, the spec's outline by a fair random, so that large and odd outlines come up often."""

    def __init__(self, draw: st.DrawFn, fair: random.Random) -> None:
        self.draw = draw
        self.fair = fair
        self.handlers = 0

    def __call__(self, strategy: st.SearchStrategy[Any]) -> Any:
        return self.draw(strategy)

    def chance(self, percent: int) -> bool:
        return self.fair.random() * 100 < percent

    def number(self, least: int, most: int) -> int:
        return self.fair.randint(least, most)

    def one(self, choices: Iterable[Any]) -> Any:
        return self.fair.choice(list(choices))

    def in_turn(self, place: str, choices: Iterable[Any]) -> Any:
        """The choice whose turn it is at the place, of all specs of a run: a rare place has each of them."""
        known = list(choices)
        return known[next(_TURNS[place]) % len(known)]

    def some(self, choices: Iterable[Any], least: int = 1, most: int | None = None) -> list[Any]:
        """Some of the choices, each once, in any order."""
        known = list(choices)
        return self.fair.sample(known, self.number(min(least, len(known)), min(most or len(known), len(known))))

    def names(
        self, strategy: st.SearchStrategy[str], least: int, most: int, fold: Callable[[str], str] = str.lower
    ) -> list[str]:
        """Names, no two of which are one name."""
        count = self.number(least, most)
        return list(self.draw(st.lists(strategy, min_size=count, max_size=count, unique_by=fold)))

    def handler(self) -> str:
        """A method's name that nothing else has."""
        self.handlers += 1
        return f"{self.one(PARTS)}On{self.handlers}"


def snake(reserved: frozenset[str] = frozenset()) -> st.SearchStrategy[str]:
    """A name in snake_case."""
    parts = st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).map("_".join)
    odd = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)
    return st.one_of(parts, parts, odd).filter(
        lambda name: (
            name not in QUERY_RESERVED and name.replace("_", "") not in MODEL_RESERVED | reserved and len(name) <= 48
        )
    )


def pascal() -> st.SearchStrategy[str]:
    """A class's name, with capitals in a row too."""
    words = st.lists(st.sampled_from(PARTS).map(str.capitalize), min_size=1, max_size=3).map("".join)
    odd = st.from_regex(r"[A-Z][A-Za-z0-9]{0,11}", fullmatch=True)
    taken = PHP_RESERVED | CLASS_RESERVED | {name.lower() for name in CORE_MODELS}
    return st.one_of(words, words, odd).filter(lambda name: name.lower() not in taken)


def kebab() -> st.SearchStrategy[str]:
    odd = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
    return st.one_of(st.lists(st.sampled_from(PARTS), min_size=1, max_size=2).map("-".join), odd).filter(
        lambda name: name.replace("-", "") not in PHP_RESERVED
    )


def text(draw: Draw, languages: list[str], longest: int = 40) -> str | dict[str, str]:
    """A text for people: in English, or in some of the languages."""
    if draw.chance(50):
        return str(draw(plain_text(longest)))
    chosen = draw.some(languages, 1, len(languages))
    return {language: draw(plain_text(longest)) for language in chosen}


def values_of(said: Data) -> st.SearchStrategy[Any]:
    """Values that the field ``said`` takes."""
    kind = said["type"] if isinstance(said, dict) else said
    if kind == "bool":
        return st.booleans()
    if kind in ("integer", "number"):
        low, high = said.get("minimum", -1000), said.get("maximum", said.get("minimum", 0) + 5000)
        low = min(low, high)
        whole = st.integers(-int(-low // 1), int(high // 1)) if -int(-low // 1) <= int(high // 1) else st.nothing()
        return whole if kind == "integer" else st.one_of(whole, st.sampled_from([low, high]))
    if kind == "enum":
        return st.sampled_from(list(said["values"]))
    if kind == "date-time":
        first, last = dt.datetime(1971, 1, 1), dt.datetime(2200, 1, 1)  # noqa: DTZ001 -- the language has no time zones
        return st.datetimes(first, last).map(lambda moment: moment.strftime("%Y-%m-%d %H:%M:%S"))
    simple = {
        "extension": r"[0-9]{2,5}", "sound": "[1-9][0-9]{0,2}", "email": r"[a-z]{1,9}(\.[a-z]{1,3})?\+?[0-9]?@[a-z]{2,8}\.[a-z]{2,3}",
        "url": r"https?://[a-z]{2,8}\.example/[a-z0-9?=&%_-]{0,9}", "phone": r"\+?[0-9*#]{1,15}",
    }  # fmt: skip
    if kind == "ip":
        made: st.SearchStrategy[str] = st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)).map(str)
    elif "pattern" in said:
        made = st.from_regex(str(said["pattern"]), fullmatch=True)
    elif kind in simple:
        made = st.from_regex(simple[kind], fullmatch=True)
    else:
        made = st.one_of(plain_text(said.get("max_length", 40)), plain_text(40))
    low, high = said.get("min_length", 0), said.get("max_length", 255)
    letters = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
    fitting = made.filter(lambda value: low <= len(value) <= high and not letters.search(value))
    if kind in ("string", "text") and "pattern" not in said and low > 0:
        return st.one_of(fitting, st.text("abcß 'x", min_size=low, max_size=min(high, low + 20)).filter(str.strip))
    return fitting


def limits(draw: Draw, kind: str) -> Data:
    """Options of a value that go with its type."""
    said: Data = {}
    if kind in _LENGTHS and draw.chance(40):
        least = draw.number(0, 6 if kind in ("string", "text", "phone") else 2)
        if draw.chance(60):
            said["min_length"] = least
        if draw.chance(60):
            said["max_length"] = draw.number(_LENGTHS[kind] // 2, _LENGTHS[kind])
    if kind in ("integer", "number") and draw.chance(50):
        low = draw.number(-100, 100)
        smallest = low if kind == "integer" or draw.chance(50) else low + 0.5
        if draw.chance(70):
            said["minimum"] = smallest
        if draw.chance(70):
            said["maximum"] = low + draw.number(1, 1000)
    if kind == "string" and not said and draw.chance(25):
        said["pattern"] = draw.one(_PATTERNS)
    if kind == "phone" and not said and draw.chance(25):
        said["pattern"] = draw.one(_PHONE_PATTERNS)
    return said


def enum_values(draw: Draw, languages: list[str]) -> Any:
    names = draw.names(st.from_regex(r"[A-Za-z0-9_.-]{1,9}", fullmatch=True), 1, 4, fold=str)
    return names if draw.chance(50) else {name: text(draw, languages) for name in names}


def parameter(draw: Draw, languages: list[str], place: str) -> Any:
    """A parameter of an action, or its type alone; ``place`` is where in the language."""
    if draw.chance(40):
        return draw.in_turn(place, [kind for kind in FIELD_TYPES if kind not in ("enum", "reference", "secret")])
    kind = draw.one([kind for kind in FIELD_TYPES if kind not in ("reference", "secret")])
    said: Data = {"type": kind, **limits(draw, kind)}
    if kind == "enum":
        said["values"] = enum_values(draw, languages)
    for word in ("label", "help"):
        if draw.chance(30):
            said[word] = text(draw, languages)
    if draw.chance(40):
        said["required"] = draw(st.booleans())
    if draw.chance(40):
        said["default"] = draw(values_of(said))
    if kind == "string" and draw.chance(30):
        del said["type"]
    return said


def model_field(draw: Draw, known: Data, languages: list[str], *, singleton: bool) -> Data:
    """A field of a model; ``known`` are the models before it."""
    kind = draw.one(FIELD_TYPES)
    said: Data = {"type": kind, **limits(draw, kind)}
    required, read_only = draw.chance(30), draw.chance(15)
    if kind == "enum":
        said["values"] = enum_values(draw, languages)
    if kind == "reference":
        targets = [other for other, model in known.items() if not model.get("singleton")]
        to_own = bool(targets) and draw.chance(60)
        said["to"] = draw.one(targets if to_own else [f"core.{other}" for other in CORE_MODELS])
        if draw.chance(50):
            said["on_delete"] = draw.one(["restrict", "cascade", "no_action"])
        shown = (
            [key for key, field in known[said["to"]]["fields"].items() if field.get("type") != "secret"]
            if to_own
            else []
        )
        if shown and draw.chance(50):
            said["shown_by"] = draw.one(shown)
    elif kind == "extension" and draw.chance(40):
        said["on_delete"] = draw.one(["restrict", "no_action", *([] if singleton else ["cascade"])])
    if kind not in ("reference", "secret") and (draw.chance(40) or (required and read_only)):
        said["default"] = draw(values_of(said))
        if required and str(said["default"]) != str(said["default"]).strip():
            # Where no other value is right, the tests have no row of the settings.
            del said["default"]
    if kind == "secret" and singleton and draw.chance(30):
        said["random"] = False
    if said.get("default", "") == "":
        required = required and ((kind == "secret" and "random" not in said) or not singleton)
        read_only = read_only and not required
    for word, there in (
        ("required", required), ("read_only", read_only), ("nullable", not required and draw.chance(25)),
        ("unique", kind not in ("bool", "secret") and not singleton and draw.chance(15)),
        ("index", draw.chance(15)), ("silent", draw.chance(15)),
    ):  # fmt: skip
        if there:
            said[word] = True
    if kind in ("enum", "integer", "bool") and "unique" not in said and draw.chance(15):
        said["convert"] = {"former value": draw(values_of(said))}
    judged: list[str] = [word for word in ("pattern", "unique", "required") if word in said]
    if said.get("on_delete", "restrict" if kind == "reference" else "") == "restrict":
        judged.append("restrict")
    if judged and draw.chance(40):
        said["messages"] = {word: text(draw, languages) for word in draw.some(judged)}
    for word in ("label", "help"):
        if draw.chance(30):
            said[word] = text(draw, languages)
    if kind == "string" and draw.chance(30):
        del said["type"]
    return said


def is_asked(field: Data) -> bool:
    """A new row may need a value of the field, and has none by itself."""
    return bool(
        (field.get("required") and "default" not in field)
        or (field.get("required_when") and field.get("default", "") == "")
    )


def _ask(draw: Draw, fields: Data, languages: list[str], *, singleton: bool) -> None:
    """Sometimes a field must not be empty while others have certain values."""
    deciding = {
        key: [True, False] if field["type"] == "bool" else list(field["values"])
        for key, field in fields.items()
        if field.get("type") in ("bool", "enum")
    }
    for key, field in fields.items():
        others = [other for other in deciding if other != key]
        is_free = not any(field.get(word) for word in ("required", "read_only", "reserve"))
        is_free = is_free and not (singleton and "to" in field and not field["to"].startswith("core."))
        if not others or not is_free or field.get("type") == "bool" or not draw.chance(50):
            continue
        said: Data = {}
        for other in draw.some(others, 1, 2):
            values = deciding[other]
            said[other] = draw.one(values) if draw.chance(60) else draw.some(values, 1, len(values) // 2 or 1)
        is_there = field.get("default", "") != "" or (field.get("type") == "secret" and field.get("random", True))
        at_first = {other: fields[other].get("default", False) for other in said}
        is_needed = all(
            one in (said[other] if isinstance(said[other], list) else [said[other]]) for other, one in at_first.items()
        )
        if singleton and is_needed and not is_there:
            continue
        field["required_when"] = said
        if draw.chance(40):
            field["messages"] = {**field.get("messages", {}), "required": text(draw, languages)}


def former(draw: Draw, name: str) -> Data:
    """Sometimes a name that a part of the spec had before."""
    if len(name) > 40 or not draw.chance(15):
        return {}
    return {"renamed_from": name if draw.chance(50) else [name]}


def _convert_renamed(draw: Draw, field: Data, name: str) -> None:
    """Sometimes the values under the former name become others."""
    if "renamed_from" in field and field.get("type") in ("enum", "integer", "bool") and "unique" not in field:
        values = {old: draw(values_of(field)) for old in draw.some(["0", "1", "former value"])}
        if draw.chance(60):
            field["convert"] = {**field.get("convert", {}), name: values}


def seed(draw: Draw, models: Data, fields: Data) -> list[Data]:
    """First rows: a reference points to a row that an earlier model begins with."""
    rows: list[Data] = [{} for _ in range(draw.number(1, 3))]
    for key, said in fields.items():
        field = {"type": "string", **said}
        if field["type"] == "reference":
            there = len(models.get(field["to"], {}).get("seed", ()))
            if not there or (field.get("unique") and there < len(rows)):
                if field.get("required") or field.get("required_when"):
                    return []
                continue
            for index, row in enumerate(rows):
                row[key] = index + 1 if field.get("unique") else draw.number(1, there)
            continue
        if field.get("unique"):
            given = draw(st.lists(values_of(field), max_size=len(rows), unique_by=str))
            if len(given) < len(rows):
                return []
            for row, value in zip(rows, given, strict=True):
                row[key] = value
            continue
        for row in rows:
            if is_asked(field) or field.get("required_when") or draw.chance(50):
                row[key] = draw(values_of(field))
            elif field.get("nullable") and draw.chance(20):
                row[key] = None
    return [row for row in rows if row]


def models(draw: Draw, languages: list[str]) -> Data:
    found: Data = {}
    names = draw.names(pascal(), draw.one([0, 1, 2, 2]), 3)
    singleton = draw.one(names) if names and draw.chance(70) else None
    for name in names:
        one = name == singleton
        said: Data = {"singleton": True} if one else {}
        said |= former(draw, f"Former{name}")
        if draw.chance(40):
            said["label"] = text(draw, languages)
        keys = draw.names(snake(), 1, 5, fold=lambda key: key.replace("_", ""))
        said["fields"] = {}
        for key in keys:
            said["fields"][key] = model_field(draw, found, languages, singleton=one)
            said["fields"][key] |= former(draw, f"former_{key}")
            _convert_renamed(draw, said["fields"][key], f"former_{key}")
        if one and draw.chance(50):
            said["fields"].setdefault("ami_secret", {"type": "secret"})
        if one and draw.chance(40):
            said["fields"].setdefault("web_hook_url", {"type": "url"})
        if one and draw.chance(30):
            said["fields"].setdefault("last_record", {"type": "integer"})
        if not one and draw.chance(25):
            record = f"core.{draw.one(CORE_FORMS.values())[-1]}"
            said["fields"].setdefault("core_record", {"type": "reference", "to": record, "unique": True})
        tables = [other for other, model in found.items() if not model.get("singleton")]
        if not one and tables and draw.chance(40):
            said["fields"].setdefault("own_record", {"type": "reference", "to": draw.one(tables)})
        _ask(draw, said["fields"], languages, singleton=one)
        if not one and draw.chance(40):
            said |= _unique(draw, said["fields"], languages)
        if not one and draw.chance(35) and (rows := seed(draw, found, said["fields"])):
            said["seed"] = [row for index, row in enumerate(rows) if not _is_double(said, row, rows[:index])]
        if "seed" not in said and "unique" not in said and len(keys) < 4:
            _add_by_itself(said["fields"])
        found[name] = said
    return found


def _add_by_itself(fields: Data) -> None:
    """Where it can be, each record of MikoPBX has a row."""
    others = [field for key, field in fields.items() if key != "core_record"]
    is_free = not any(is_asked(field) or "unique" in field for field in others)
    if is_free and "core_record" in fields and "required_when" not in fields["core_record"]:
        fields["core_record"] |= {"required": True, "on_delete": "cascade", "row_for_each": True}


def _unique(draw: Draw, fields: Data, languages: list[str]) -> Data:
    """Sometimes fields that are unique together."""
    fitting = [
        key for key, one in fields.items() if one.get("type") != "secret" and not {"unique", "convert"} & set(one)
    ]
    if len(fitting) < 2:
        return {}
    groups = [draw.some(fitting, 2, 3) for _ in range(draw.number(1, 2))]
    if len(groups) > 1 and (set(groups[0]) <= set(groups[1]) or set(groups[1]) <= set(groups[0])):
        groups.pop()
    said: Data = {"unique": groups[0] if len(groups) == 1 and draw.chance(50) else groups}
    return said | ({"messages": {"unique": text(draw, languages)}} if draw.chance(40) else {})


def _is_double(model: Data, row: Data, others: list[Data]) -> bool:
    """A row before has the same values of fields that are unique together."""
    groups = model.get("unique", [])
    for group in [groups] if groups and isinstance(groups[0], str) else groups:
        mine, *theirs = ([one.get(key, model["fields"][key].get("default")) for key in group] for one in (row, *others))
        if None not in mine and "" not in mine and mine in theirs:
            return True
    return False


_SHOWN = tuple(sorted(set(FIELD_TYPES) - {"secret"}))


def settings_of(found: Data, kinds: tuple[str, ...] = _SHOWN) -> list[str]:
    """Names of the settings that have one of the types."""
    singleton: Data = next((model for model in found.values() if model.get("singleton")), {"fields": {}})
    return [f"settings.{key}" for key, said in singleton["fields"].items() if said.get("type", "string") in kinds]


def _template(draw: Draw, known: list[str]) -> str:
    """A text with names in braces."""
    made = re.sub(r"[{}]", "", draw(plain_text()))
    if known and draw.chance(70):
        made += f"{{{draw.one(known)}}}" + re.sub(r"[{}]", "", draw.one(["", ":", " x"]))
    return made


def _save(draw: Draw, known: list[str], found: Data) -> Data | None:
    """A row that a script keeps."""
    tables = {name: model["fields"] for name, model in found.items() if not model.get("singleton")}
    name = draw.one(tables) if tables else ""
    fields = {key: one for key, one in tables.get(name, {}).items() if one.get("type") != "secret"}
    if not fields or any(one.get("type") == "secret" and is_asked(one) for one in tables[name].values()):
        return None
    texts = [f"{{{key}}}" for key in (*known, "now")]
    by = draw.some(fields, 0, 2)
    rest = [key for key in fields if key not in by]
    needed = [key for key in rest if is_asked(fields[key])]
    chosen = list(dict.fromkeys([*needed, *(draw.some(rest, 0 if by else 1, 2) if rest else [])]))
    said: Data = {"model": name} | ({"by": {key: draw.one(texts) for key in by}} if by else {})
    if chosen:
        values = {key: draw(values_of({"type": "string", **fields[key]})) for key in chosen}
        plain = {key for key, value in values.items() if isinstance(value, str) and "{" in value}
        is_text = {key: key in plain or draw.chance(60) or fields[key].get("type") == "reference" for key in chosen}
        said["set"] = {key: draw.one(texts) if is_text[key] else values[key] for key in chosen}
    if by and chosen and draw.chance(30):
        said["insert"] = False
    return said if by or chosen else None


def steps(draw: Draw, known: list[str], row: Data, found: Data) -> list[Any]:
    counters = [key for key, said in row.items() if said.get("type") == "integer"]
    words = ["set", "verbose", "playback", "caller_name", "answer", "handler", "save", "save"] + [
        "increment"
    ] * 2 * bool(counters)
    made: list[Any] = []
    for word in draw.some(words, 1, 4):
        if word == "answer":
            made.append(draw.one(["answer", {"answer": True}]))
        elif word == "increment":
            made.append({word: draw.one(counters)})
        elif word == "set":
            names = draw.some(["__BLOCKED", "RESULT", "CALLERID(name)", "CDR(userfield)", "_x1"], 1, 2)
            made.append({word: {name: _template(draw, known) for name in names}})
        elif word == "save":
            made += [{word: said}] if (said := _save(draw, known, found)) else []
        elif word == "handler":
            made.append({word: draw.handler()})
        else:
            made.append({word: _template(draw, known)})
    last = draw.in_turn(
        "last step", [None, "hangup", None, {"hangup": True}, {"hangup": 21}, {"goto": "internal,100,1"}]
    )
    return made + ([last] if last else [])


def scripts(draw: Draw, found: Data) -> Data:
    import call_strategies

    made: Data = {}
    with_fields = {name: model["fields"] for name, model in found.items()}
    for name in draw.names(kebab().filter(lambda name: len(name) <= 40), 0, 2, fold=lambda name: name.replace("-", "")):
        said: Data = {}
        is_free = snake().filter(lambda key: key not in ("row", "settings", "module", "second", "now"))
        names = draw.names(is_free, 0, 3)
        if names and draw.chance(40):
            said["arguments"] = [names.pop()]
        if names:
            said["let"] = {key: draw.one(_CHANNEL) for key in names}
        names += said.get("arguments", [])
        if draw.chance(20):
            made[name] = {**said, "handler": draw.handler()}
            continue
        known = names + settings_of(found)
        if not with_fields or draw.chance(25):
            made[name] = {**said, "steps": scripts_steps(draw, names, found, {}, {}, known)}
            continue
        if draw.chance(20) and not set(call_strategies.SOUGHT) & set(found):
            made[name] = {**said, **call_strategies.core_find(draw, found, names)}
            continue
        model = draw.one(list(with_fields))
        row = with_fields[model]
        said["find"] = {"model": model, "where": {}}
        for key in draw.some(list(row), 1, 2):
            said["find"]["where"][key] = condition(draw, {"type": "string", **row[key]}, names)
        if draw.chance(30):
            said["find"] |= call_strategies.order(draw, row)
        shown = [f"row.{key}" for key, field in row.items() if field.get("type") != "secret"]
        branches = draw.one([("when_found",), ("when_not_found",), ("when_found", "when_not_found")])
        for branch in branches:
            here = branch == "when_found"
            fields = {f"row.{key}": field for key, field in row.items()} if here else {}
            said[branch] = scripts_steps(
                draw, names, found, row if here else {}, fields, known + (shown if here else [])
            )
        if draw.chance(20):
            said["find"] = [said["find"], {"name": "second", "model": model, "where": {"id": "row.id"}}]
            said["steps"] = call_strategies.more_steps(draw, [{"verbose": "x"}], names, {}, ["row", "second"])
        made[name] = {**said, **former(draw, f"former-{name}")}
    return made


def scripts_steps(draw: Draw, names: list[str], found: Data, row: Data, fields: Data, known: list[str]) -> list[Any]:
    """Steps of a branch: plain ones, a question to a server, conditions."""
    import call_strategies

    settings: Data = next((model for model in found.values() if model.get("singleton")), {"fields": {}})
    fields = {**fields, **{f"settings.{key}": field for key, field in settings["fields"].items()}}
    plain = steps(draw, known, row, found) or ["answer"]
    answers: list[str] = []
    if draw.chance(25):
        answers = [f"answer_{number}" for number in range(1, draw.number(2, 3))]
        plain = [{"http": call_strategies.http(draw, found, known, answers)}, *plain]
    return call_strategies.more_steps(draw, plain, names + answers, fields, [])


def condition(draw: Draw, field: Data, names: list[str]) -> Any:
    if names and field["type"] != "bool" and draw.chance(60):
        return draw.one(names)
    if field.get("nullable") and draw.chance(30):
        return None if draw.chance(50) else {"value": None}
    if field["type"] == "reference":
        return {"value": "1"}
    if field["type"] == "date-time" and draw.chance(90):
        return {"within": draw.one(["1 day", "90 minutes"])}
    value = draw(values_of(field))
    if field["type"] in ("integer", "number") and draw.chance(40):
        return draw.one([{"at_least": value}, {"at_most": value}])
    if isinstance(value, str) and draw.chance(40):
        return draw.one([[value], {"is_not": value}, {"is_not": [value]}])
    return {"value": value} if isinstance(value, str) or draw.chance(30) else value


def dialplan(draw: Draw, prefix: str, release: str, found: Data, agi: Data) -> Data:
    import call_strategies

    hooks = {name: hook(facts[0]) for name, facts in FRIENDLY.items()}
    hooks = {name: fact for name, fact in hooks.items() if not fact.since_after(release)}
    chosen = draw.some(list(hooks), 0, 4)
    if draw.chance(25):
        chosen += [name for name in draw.some(hooks) if hooks[name].name in OVERRIDES and name not in chosen][:1]
    places = [name for name, fact in hooks.items() if fact.is_priorities]
    runs = {script: draw.one(places) for script in agi}
    said: Data = {}
    for name in dict.fromkeys([*chosen, *runs.values()]):
        parts: list[Any] = [
            {
                "agi": script,
                "arguments": ["${EXTEN}" for _ in agi[script].get("arguments", [])],
                **call_strategies.when(draw, found),
            }
            for script, place in runs.items()
            if place == name
        ]
        if hooks[name].name in OVERRIDES and draw.chance(60):
            parts = [call_strategies.options(draw, hooks[name].name, found) for _ in range(draw.number(1, 2))]
        elif not hooks[name].takes_text:
            parts = [{"handler": draw.handler()}]
        else:
            if name in chosen or not parts:
                is_pjsip = hooks[name].name == "generatePeersPj"
                kinds = ["handler"] if is_pjsip else draw.some(["bare", "text", "handler", "rows"], 1, 2)
                parts += [_part(draw, kind, found, hooks[name].name) for kind in kinds]
            parts = draw.some(parts, len(parts))
        shown: Any = parts[0] if len(parts) == 1 and draw.chance(60) else parts
        place = hooks[name].name if draw.chance(20) else name
        if draw.chance(20):
            said.setdefault("hooks", {})[place] = shown
        else:
            said[place] = shown
    if draw.chance(40):
        names = draw.names(st.from_regex(r"[A-Za-z0-9_-]{1,12}", fullmatch=True), 1, 2)
        taken = dialplan_checks._CORE_CONTEXTS
        said["contexts"] = {
            f"{prefix}-{name}": _lines(draw, _CONTEXT_LINES, found)
            if draw.chance(60)
            else [
                _part(draw, "handler", found),
                {**call_strategies.each(draw, found), **call_strategies.when(draw, found)},
            ]
            for name in names
            if name not in taken
        }
    return said


def _part(draw: Draw, kind: str, found: Data, hook: str = "") -> Any:
    import call_strategies

    if kind == "handler":
        reads = {"reads": draw.some(found, 0, 2)} if found and draw.chance(30) else {}
        return {"handler": draw.handler(), **reads, **call_strategies.when(draw, found)}
    if kind == "rows":
        return {**call_strategies.each(draw, found), **call_strategies.when(draw, found)}
    lines = _lines(draw, _HOOK_LINES, found, route_values(hook))
    return lines if kind == "bare" else {"text": lines, **call_strategies.when(draw, found)}


def _lines(draw: Draw, shapes: tuple[str, ...], found: Data, given: Iterable[str] = ()) -> str:
    """Lines of a configuration file, with settings and values of a route in them."""
    known = [*given, *settings_of(found), *(["core.PBX_NAME", "core.SIP_PORT"] if draw.chance(20) else [])]
    lines = []
    for shape in draw.some(shapes, 1, 4):
        inside = draw(one_line()).replace("{", "(").replace("}", ")")
        if known and draw.chance(40):
            # A line does not begin with a value.
            inside = f"{'x ' if shape == '%s' else ''}{{{{ {draw.one(known)} }}}}"
        lines.append(shape.replace("%s", inside))
    return "\n".join(lines) + ("\n" if draw.chance(50) else "")


def ami_user(draw: Draw, found: Data) -> Data | None:
    secrets = settings_of(found, ("secret",))
    if not secrets or draw.chance(20):
        return None
    said: Data = {"secret": draw.one(secrets)}
    for word in draw.one([("read",), ("write",), ("read", "write")]):
        said[word] = draw.some(get_args(Privilege), 1, 12)
    if draw.chance(30):
        said["event_filter"] = draw.some(["Event: Hangup", "!Channel: Local/.*", "!UserEvent: [Ss]"], 1, 2)
    if draw.chance(40):
        said["name"] = draw(
            st.from_regex(r"[A-Za-z0-9_-]{1,12}", fullmatch=True).filter(lambda name: name not in ("admin", "phpagi"))
        )
    if draw.chance(40):
        address = st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)).map(str)
        network = st.integers(8, 32).map(lambda bits: str(ipaddress.ip_network(f"192.0.2.0/{bits}", strict=False)))
        said["permit"] = draw(st.lists(st.one_of(address, network), min_size=1, max_size=2, unique=True))
        if draw.chance(40) and not any(ipaddress.ip_network(one, strict=False).is_loopback for one in said["permit"]):
            said["ajam"] = True
    return said


@st.composite
def specs(given: st.DrawFn) -> Data:
    """The data of a valid module.yaml."""
    import access_strategies
    import defence_strategies
    import form_strategies
    import hooks_strategies
    import lifecycle_strategies
    import page_strategies
    import rest_strategies
    import system_strategies
    import workers_strategies

    draw = Draw(given, given(st.randoms(use_true_random=True)))
    languages = draw.some(LANGUAGES, 1, 3)
    name = draw(pascal().filter(lambda name: len(name) <= 30))
    module: Data = {
        "id": f"Module{name}",
        "developer": draw(plain_text()),
        "support_email": draw.one(["support@example.com", "o'neil+x@example.com", "помощь@пример.рф"]),
        "title": text(draw, languages),
        "summary": text(draw, languages),
    }
    release = "2025.1.1"
    if draw.chance(50):
        release = module["min_pbx_version"] = draw.one(["2025.1.1", *releases()])
    if draw.chance(60):
        module["version"] = draw.one(["1.0", "%ModuleVersion%", "0.0.1", "2026.11.3"])
    if draw.chance(50):
        module["sidebar"] = {"group": draw.one(SIDEBAR_GROUPS)} if draw.chance(70) else {}
        if draw.chance(70):
            module["sidebar"]["icon"] = draw.one(["puzzle", "phone volume", "ban", "address book"])
        module["sidebar"] |= lifecycle_strategies.sidebar(draw, languages)
    module |= lifecycle_strategies.about(draw, languages)
    if draw.chance(30):
        module["ci"] = draw.one(["github", "gitlab", "none"])
        if module["ci"] != "none" and draw.chance(30):
            module["build_steps"] = ["make -C gate", 'echo "$HOME: #1" > bin/own/made']
    if draw.chance(30):
        # Texts in a language that is left out are an error, so all that may come up are in.
        module["languages"] = list(dict.fromkeys([*languages, *draw.some(LANGUAGES)]))
    found = models(draw, languages)
    lifecycle_strategies.installed(draw, found)
    agi = scripts(draw, found)
    rest = rest_strategies.rest(draw, found, languages) if draw.chance(85) else {}
    processes = workers_strategies.workers(draw, found)
    is_new = release == releases()[-1]
    parts: Data = {
        "models": found,
        "rest": rest,
        "workers": processes,
        "commands": workers_strategies.commands(draw),
        "agi": agi,
        "dialplan": dialplan(draw, slug(module["id"]), release, found, agi),
        "hooks": hooks_strategies.hooks(draw, release),
        "cron": system_strategies.cron(draw, found, processes),
        "firewall": system_strategies.firewall(draw, found),
        "fail2ban": defence_strategies.fail2ban(draw, found),
        "nginx": defence_strategies.nginx(draw, slug(module["id"]), found, rest, is_new=is_new),
        "legacy_rest": access_strategies.legacy_rest(draw, found, module["id"]),
        "waf": defence_strategies.waf(draw, slug(module["id"]), module["id"], rest),
        "reactions": system_strategies.reactions(draw, found),
        "lifecycle": lifecycle_strategies.lifecycle(draw, found, slug(module["id"])),
        "ami_user": ami_user(draw, found),
        "ari": workers_strategies.ari(draw, found),
        "admin": page_strategies.admin(draw, found, languages),
    }
    defence_strategies.name_pages(parts["waf"], parts["admin"])
    for one in parts["reactions"].values():
        # The rows of its test would start such a worker anew in the middle.
        others = [name for name, worker in parts["workers"].items() if not ("model" in one and worker.get("then"))]
        if others and draw.chance(30):
            one["restart"] = draw.some(others, 1, 2)
    handlers = [one["handler"] for one in parts["reactions"].values() if "handler" in one]
    parts["depends"] = lifecycle_strategies.depends(draw, handlers, module["id"])
    parts["composer"] = lifecycle_strategies.composer(draw, has_handlers=bool(handlers))
    parts["core_forms"] = form_strategies.core_forms(draw, found, languages)
    parts["core_pages"] = form_strategies.core_pages(draw, parts["core_forms"]) if draw.chance(30) else {}
    parts["texts"] = {key: text(draw, languages) for key in draw.names(snake(), 0, 2)} if draw.chance(30) else {}
    parts["push"] = form_strategies.push(draw, found, parts["admin"], languages)
    parts["access"] = access_strategies.access(draw, found, rest, languages, has_pages=bool(parts["admin"]))
    if module["id"] == "ModuleWorker":
        parts.pop("ari")
    for hook_name in access_strategies.answered(parts):
        parts["hooks"].pop(hook_name, None)
    if {"method_priority", "getMethodPriority"} & {*parts["dialplan"], *parts["dialplan"].get("hooks", {})}:
        for part in parts["hooks"].values():
            part.pop("priority", None)
    return {"spec": 1, "module": module, **{word: part for word, part in parts.items() if part}}
