"""The spec is untrusted text: whatever stands in a string stays a string in every file that it goes to.

A hundred hostile texts go through every place of the language where a text can stand (``every_text.yaml``, held to the JSON
Schema). Each is refused with its line and column, or the module has the same code as one with a harmless text there.
"""

from __future__ import annotations

import copy
import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

import language
from hostile_strings import HOSTILE
from language import Place
from miko_gen.cli import cli
from miko_gen.linked.link import link
from miko_gen.linked.php import php
from miko_gen.render import filters
from miko_gen.render.files import render
from miko_gen.spec.document import Spec
from miko_gen.spec.problem import SpecError
from miko_gen.spec.read import read_text
from miko_gen.spec.source import read_source

HERE = Path(__file__).parent
BASE: dict[str, Any] = read_source((HERE / "every_text.yaml").read_bytes(), "every_text.yaml").data
MARK = "@@TEXT@@"
HOLD_OTHERS = {
    ("depends",),
    *(("dialplan", name) for name, said in BASE["dialplan"].items() if not isinstance(said, str)),
}
# A name of `let` in braces has a meaning of its own.
MEANT = {"{caller}"}
FIELD = re.compile(r"\{(\w+)\}")
SPLITS_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@cache
def places() -> tuple[Place, ...]:
    """One place for each word of the language that takes a text of the author's."""
    found: dict[str, Place] = {}
    known = language.text_words() | {"text.en", "text.ru"}
    for place in language.places(BASE):
        if place.word in known:
            found.setdefault(place.word, place)
    for word in language.text_words() - set(found):
        if word == "Spec.depends":
            # A list of names is the same as the mapping that is there.
            found[word] = Place(("depends",), word)
            continue
        # A hook that takes a handler, or has a list: the text stands in its place.
        assert word.startswith("Dialplan."), f"every_text.yaml has no text for {word}"
        found[word] = Place(("dialplan", word.split(".")[1]), word)
    return tuple(found.values())


@cache
def template(chosen: tuple[Place, ...]) -> str:
    """The spec as JSON, with a mark at each of the places."""
    data = copy.deepcopy(BASE)
    # Keys last, and inner ones before outer ones: a place is found by the keys around it.
    for place in sorted(chosen, key=lambda place: (place.is_key, -len(place.loc))):
        *path, last = place.loc
        here: Any = data
        for part in path:
            here = here[part]
        if place.is_key:
            items = [(MARK if key == last else key, value) for key, value in here.items()]
            here.clear()
            here.update(items)
        else:
            here[last] = MARK
    return json.dumps(data, ensure_ascii=False, indent=0).replace(json.dumps(MARK), MARK)


def accepted(chosen: tuple[Place, ...], text: str) -> Spec | None:
    """The spec with ``text`` at each of the places; None where it is refused, which names a place in the file."""
    spec, _ = judged(chosen, text)
    return spec


def judged(chosen: tuple[Place, ...], text: str) -> tuple[Spec | None, set[int]]:
    """The spec with ``text`` at each of the places, or the lines where something is wrong with it."""
    scalar = SPLITS_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
    try:
        return read_text(template(chosen).replace(MARK, scalar)), set()
    except SpecError as error:
        problems = error.problems
    assert problems
    assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in problems)
    return None, {problem.line for problem in problems}


def fitting(text: str, among: tuple[Place, ...]) -> list[Place]:
    """The places that take the text. Values are tried together: each is on a line of its own, as are its problems."""
    alone = [place for place in among if place.is_key or place.loc in HOLD_OTHERS]
    chosen = [place for place in among if place not in alone]
    while chosen:
        spec, wrong = judged(tuple(chosen), text)
        if spec:
            break
        found = read_source(template(tuple(chosen)).replace(MARK, "1").encode(), "").values
        lines = {tuple(map(str, loc)): line for loc, (line, _) in found.items()}
        # What is wrong with an item may be said of its list.
        fewer = [
            place
            for place in chosen
            if not {lines[tuple(map(str, loc))] for loc in (place.loc, place.loc[:-1])} & wrong
        ]
        if len(fewer) == len(chosen):
            chosen = halved(chosen, text)
            break
        chosen = fewer
    return chosen + [place for place in alone if accepted((place,), text)]


def halved(some: list[Place], text: str) -> list[Place]:
    """The places that take the text, where no line tells them: halves of halves, until one is taken as a whole."""
    if accepted(tuple(some), text):
        return some
    if len(some) == 1:
        return []
    half = len(some) // 2
    return halved(some[:half], text) + halved(some[half:], text)


def harmless(text: str) -> str:
    """A text of the same shape without any meaning."""
    plain = re.sub(r"[^\WA-Z]|[^\w\s]|_", "x", re.sub(r"\d", "1", text))
    return text if text in MEANT else re.sub(r"[A-Z]", "X", plain)


def harmless_field(text: str) -> str:
    """The same, where a name in braces is a field of the event: its braces stay."""
    parts = FIELD.split(text)
    return (
        text
        if text in MEANT
        else "".join(f"{{{harmless(part)}}}" if index % 2 else harmless(part) for index, part in enumerate(parts))
    )


@dataclass(frozen=True)
class Twin:
    """Two modules: with a hostile text at some places, and with a harmless one there."""

    text: str
    plain: str
    bad: Mapping[str, str]
    good: Mapping[str, str]
    of_patterns: bool = False


@cache
def rendered_harmless(chosen: tuple[Place, ...], text: str) -> Mapping[str, str] | None:
    spec = accepted(chosen, text)
    return rendered(spec) if spec else None


def rendered(spec: Spec) -> dict[str, str]:
    return {name: content.decode("utf-8") for name, content in render(link(spec)).items()}


def is_of_event(place: Place) -> bool:
    return place.word.startswith("EventStep.")


def is_pattern(place: Place) -> bool:
    return place.word.endswith(".pattern")


@pytest.fixture(scope="module")
def twins() -> list[Twin]:
    """For each hostile text, the modules with it at every place that takes it.

    Patterns have a pair of their own: what fits them is worked out for the module's tests. So have the places where a name
    in braces is a field of the event.
    """
    found = []
    for text in HOSTILE:
        for plain, some in alike(text, fitting(text, places())):
            # The harmless one is tried only where the hostile one is taken: most of the time goes into these readings.
            chosen = together(fitting(plain, tuple(some)), text, plain)
            bad, good = accepted(chosen, text), rendered_harmless(chosen, plain)
            if chosen and bad and good:
                found.append(Twin(text, plain, rendered(bad), good, is_pattern(chosen[0])))
    return found


def alike(text: str, taken: list[Place]) -> Iterator[tuple[str, list[Place]]]:
    """The places that go into one pair of modules, with the harmless text for them."""
    of_event = [place for place in taken if is_of_event(place) and re.search(r"\{\w+\}", text)]
    yield harmless(text), [place for place in taken if not is_pattern(place) and place not in of_event]
    if re.search(r"['\"\\~$\n/?]", text):
        yield harmless(text), [place for place in taken if is_pattern(place)]
    yield harmless_field(text), of_event


def together(some: list[Place], text: str, plain: str) -> tuple[Place, ...]:
    """The places that take the text at the same time; a text may be no name for two things."""
    if not some or accepted(tuple(some), text):
        return tuple(some)
    chosen: tuple[Place, ...] = ()
    for place in some:
        if accepted((*chosen, place), text) and accepted((*chosen, place), plain):
            chosen = (*chosen, place)
    return chosen


def test_there_are_enough_texts() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 100


def test_the_base_is_right() -> None:
    assert read_text((HERE / "every_text.yaml").read_text(encoding="utf-8")).module.id == "ModuleSample"


def test_most_texts_are_taken(twins: list[Twin]) -> None:
    """What people write goes through; only control characters are refused everywhere."""
    taken = {twin.text for twin in twins}

    assert [text for text in HOSTILE if text not in taken] == [
        text for text in HOSTILE if re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    ]


def test_a_refusal_has_a_place_and_exit_code_2(tmp_path: Path) -> None:
    spec = tmp_path / "module.yaml"
    for text in HOSTILE:
        scalar = SPLITS_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
        spec.write_text(template((Place(("module", "id"), "Module.id"),)).replace(MARK, scalar), encoding="utf-8")
        ran = CliRunner().invoke(cli, ["new", str(spec), "-o", str(tmp_path / "out")])
        assert ran.exit_code == 2, ran.output
        assert re.search(r"module\.yaml:\d+:\d+: error: ", ran.output), ran.output
        assert not (tmp_path / "out").exists()


def test_php_takes_every_string_for_a_string(php: Path, twins: list[Twin], tmp_path: Path) -> None:
    pairs = []
    for number, twin in enumerate(twins):
        for kind, files in (("good", twin.good), ("bad", twin.bad)):
            for name, content in files.items():
                path = tmp_path / str(number) / kind / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(content, encoding="utf-8")
        pairs.append(json.dumps([str(tmp_path / str(number) / "good"), str(tmp_path / str(number) / "bad")]))
    ran = subprocess.run(
        [str(php), str(HERE / "tokens.php")], input="\n".join(pairs) + "\n", capture_output=True, text=True, check=False
    )
    differences = [json.loads(line) for line in ran.stdout.splitlines()]

    assert (ran.returncode, ran.stderr) == (0, "")
    wrong = [said for said in differences if not meant(said, twins[int(Path(said[1]).relative_to(tmp_path).parts[0])])]
    assert wrong == [], "\n".join(map(str, wrong[:20]))


def meant(difference: list[Any], twin: Twin) -> bool:
    """The difference between the two modules is the text itself, said as the place asks for it."""
    kind, file, *more = difference
    if kind in ("parse", "comment"):
        return False
    if "/bad/tests/" in file:
        # Which examples a test takes, and how many, follows from the text; they are literals all the same. Where none
        # fits a pattern, there is no such test.
        return kind != "tokens" or twin.of_patterns or bool(re.match(r"""['"/\d]|null|str_repeat|[][.,]$""", more[2]))
    if kind == "tokens":
        return False
    _, was, now = more
    if kind == "code":
        # A name that follows from a name, or the end of a nowdoc that its text must not have.
        if (was, now) == (f"${twin.plain}", f"${twin.text}"):
            return twin.text.isidentifier()
        return bool(re.fullmatch(r"[\w\\]+|<<<'CONF_*'\n|\s*CONF_*", now))
    # A field of the event, and what stands beside it, are literals of their own, the first one behind a header's name.
    parts = zip(FIELD.split(twin.plain), FIELD.split(twin.text), strict=True) if "{" in twin.plain else ()
    of_header = [re.sub("^X-Key: ", "", said) for said in (was, now)]
    return any(pair in ((was, now), tuple(of_header)) for pair in parts) or says_the_same(was, now, twin)


def says_the_same(was: str, now: str, twin: Twin) -> bool:
    """``now`` is ``was`` with the hostile text, said as the place asks for it, where the harmless one stood."""
    plain = _line(twin.plain)
    plains = dict.fromkeys([plain, plain.capitalize(), plain.lower()])
    said = "|".join(re.escape(_line(one)) for one in {*plains, *sayings(twin.text)})
    parts = re.split("|".join(map(re.escape, plains)), _line(was))
    return re.fullmatch(f"(?:{said})".join(map(re.escape, parts)), _line(now)) is not None


def sayings(text: str) -> Iterator[str]:
    """How a text is said where a string of PHP holds a line of something else."""
    yield text
    yield text.replace("<", "&lt;")
    yield text.replace("~", r"\~")
    yield text.capitalize()
    # Actions of the old REST API, in which case counts for nothing.
    yield text.lower()
    yield text.replace(";", "\\;")
    yield re.sub(r'["\\]', r"\\\g<0>", text)
    # A line of an INI file: neither a reference nor a comment.
    yield re.sub(r"^[#;]", r"\\\g<0>", text.strip().replace("%", "%%"))


def _line(text: str) -> str:
    """Without the indentation, which is the nowdoc's, and on one line."""
    return " ".join(text.split())


def texts(data: Any) -> Iterator[str]:
    """Every text in some JSON, keys too."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)
    else:
        yield str(data)


def test_json_and_yaml_hold_the_text(twins: list[Twin]) -> None:
    for twin in twins:
        for name in (name for name in twin.bad if name.endswith((".json", ".yml"))):
            if name.startswith("tests/"):
                # Examples follow from the texts.
                assert json.loads(twin.bad[name])
                continue
            read = json.loads if name.endswith(".json") else yaml.safe_load
            pairs = zip(texts(read(twin.good[name])), texts(read(twin.bad[name])), strict=True)
            for was, now in pairs:
                assert was == now or says_the_same(was, now, twin), f"{name}: {twin.text!r}: {now!r}"


def test_pages_and_scripts_hold_no_text_at_all(twins: list[Twin]) -> None:
    """Texts reach a page through its translations; only names and the values of enums stand in it."""
    for twin in twins:
        for name in twin.bad:
            if name.endswith((".volt", ".js", ".css", ".svg")):
                good = twin.good[name if name in twin.good else name.replace(twin.text, twin.plain)]
                assert twin.bad[name] in {good, good.replace(twin.plain, twin.text)}, f"{name}: {twin.text!r}"
                assert twin.bad[name] == good or re.fullmatch(r"[A-Za-z0-9_.-]+", twin.text)


def test_the_same_files_are_made(twins: list[Twin]) -> None:
    for twin in twins:
        if re.fullmatch(r"[\w-]+", twin.text) is None:
            assert set(twin.bad) == set(twin.good), repr(twin.text)


def test_control_characters_are_refused() -> None:
    for text in ("\x00", "\x1b[31m", "\x7f", "\x85"):
        with pytest.raises(SpecError, match="control character"):
            read_text(template((Place(("module", "developer"), ""),)).replace(MARK, f'"\\u{ord(text[0]):04x}"'))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_php_literal(text: str) -> None:
    literal = php(text)
    if literal.startswith("'"):
        body = literal[1:-1]
        assert not re.search(r"(?<!\\)(\\\\)*'", body)
        assert re.sub(r"\\(['\\])", r"\1", body) == text
    else:
        assert not re.search(r'(?<!\\)(\\\\)*["$]', literal[1:-1])


def test_php_values() -> None:
    assert php([None, True, 1, 1.5, "it's"]) == r"[null, true, 1, 1.5, 'it\'s']"
    assert php({"a": [1]}) == "['a' => [1]]"
    assert php("C:\\new\\") == r"'C:\new\\'"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_docblock(text: str) -> None:
    shown = filters.doc(text)
    assert "*/" not in shown
    assert "?>" not in shown
    assert "@" not in shown
    assert "\n" not in shown


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_json_and_html(text: str) -> None:
    assert json.loads(filters.json(text)) == text
    assert "</" not in filters.json(text)
    shown = filters.html(text)
    assert "<" not in shown
    assert "{{" not in shown
