"""Random lives of a module: its spec, its templates and its files change in any order, and it is regenerated in between.

Every line that a hand writes has a mark of its own, so that a lost one is seen. ``live`` raises AssertionError.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

from miko_gen.contract.source import parse
from miko_gen.project import regenerate as engine
from miko_gen.project.check import check
from miko_gen.project.generate import generate, module_files
from miko_gen.project.lock import ANSWERS, NAME, owner
from miko_gen.project.merge import has_markers
from miko_gen.project.quick import is_quiet
from miko_gen.project.stubs import methods
from miko_gen.render.files import Origin, render_with_origins
from miko_gen.spec.problem import SpecError
from miko_gen.spec.read import validate
from miko_gen.spec.source import read_source, read_source_file

Data = dict[str, Any]
SPECS = sorted((Path(__file__).parent.parent / "specs").glob("*.yaml"))
GROUPS = ("models", "rest", "workers", "agi")


def live(seed: int, place: Path, steps: int = 4) -> dict[str, int]:
    """One life in the folder ``place``; how often what came up."""
    return Life(random.Random(seed), place).run(steps)


class Life:
    """A module, those who work on it, and what they wrote."""

    def __init__(self, chance: random.Random, place: Path) -> None:
        self.chance = chance
        self.spec = place / "module.yaml"
        self.data: Data = read_source_file(chance.choice(SPECS)).data
        self.save(self.data)
        self.folder = generate(self.spec, place).folder
        self.marks: set[bytes] = set()
        self.edits = 0
        self.template = 0
        self.seen: dict[str, int] = {}

    def run(self, steps: int) -> dict[str, int]:
        with_hands = self.chance.random() < 0.9
        for _ in range(steps):
            for _ in range(self.chance.randint(0, 3)):
                self.change_spec()
            if self.chance.random() < 0.15:
                self.template += 1
                self.note("template")
            for _ in range(self.chance.randint(0, 4) if with_hands else 0):
                self.edit_file()
            self.regenerate()
            if not with_hands:
                self.is_as_new()
        return self.seen

    def note(self, what: str) -> None:
        self.seen[what] = self.seen.get(what, 0) + 1

    # What is regenerated

    def regenerate(self) -> None:
        with patch.object(engine, "render_with_origins", self.render):
            plan = engine.regenerate(self.folder)
            for kind in {outcome.kind for outcome in plan.outcomes}:
                self.note(kind)
            self.nothing_is_lost()
            for _ in range(3):
                unresolved = [outcome.path for outcome in plan.conflicts]
                if not (unresolved or plan.left):
                    break
                for path in unresolved:
                    self.resolve(path)
                for path in plan.left:
                    self.throw_away(path)
                plan = engine.regenerate(self.folder, adopt=self.chance.random() < 0.5)
                self.nothing_is_lost()
            plan = engine.regenerate(self.folder, adopt=True)
            self.nothing_is_lost()
            assert [(one.kind, one.path) for one in plan.outcomes if one.writes] == []
            assert check(self.folder) == ()
        assert is_quiet(["regenerate", "--check", str(self.folder)])
        assert not (self.folder / ".miko-gen.stage").exists()

    def render(self, module: Any, folder: Path | None = None) -> dict[str, tuple[bytes, Origin]]:
        """What the templates make, of a later version each time that they have changed."""
        made = render_with_origins(module, folder)
        if not self.template:
            return made
        mark = f"// Version {self.template} of the templates\n".encode()
        changed = {}
        for path, (content, origin) in made.items():
            if owner(path) == "managed" and path.endswith(".php"):
                lines = content.splitlines(keepends=True)
                lines.insert(len(lines) * (1 + self.template % 3) // 4, mark)
                content = b"".join(lines)  # noqa: PLW2901
            changed[path] = (content, origin)
        return changed

    def resolve(self, path: str) -> None:
        """Choose in every place: mine, or both."""
        place = self.folder / path
        content = place.read_bytes()
        if not has_markers(content):
            return
        both = self.chance.random() < 0.5
        pattern = rb"^<{7} [^\n]*\n(.*?)^={7}\r?\n(.*?)^>{7} [^\n]*\n?"
        keep = rb"\1\2" if both else rb"\1"
        place.write_bytes(re.sub(pattern, keep, content, flags=re.MULTILINE | re.DOTALL))

    def throw_away(self, path: str) -> None:
        if self.chance.random() < 0.5:
            self.forget((self.folder / path).read_bytes())
            (self.folder / path).unlink()

    def forget(self, content: bytes) -> None:
        self.marks -= {mark for mark in self.marks if mark in content}

    def nothing_is_lost(self) -> None:
        everything = b"".join(path.read_bytes() for path in self.folder.rglob("*") if path.is_file())
        assert sorted(mark for mark in self.marks if mark not in everything) == []

    def is_as_new(self) -> None:
        """Without a hand edit, a regenerated module is the one that `new` makes."""
        if self.template:
            return
        files = {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in self.folder.rglob("*")
            if path.is_file()
        }
        assert files == module_files(read_source_file(self.spec))[1]

    # What hands do

    def edit_file(self) -> None:
        known = sorted(path for path in self.folder.rglob("*") if path.is_file() and path.name not in (NAME, ANSWERS))
        kinds: list[list[Path]] = [
            [path for path in known if owner(path.relative_to(self.folder).as_posix()) == who]
            for who in ("managed", "seeded", "keyed")
        ]
        path = self.chance.choice(self.chance.choice([kind for kind in kinds if kind]))
        name = path.relative_to(self.folder).as_posix()
        before = path.read_bytes()
        acts = [self.insert, self.insert, self.insert, self.append, self.drop_line, self.crlf, self.bom, self.odd_bytes]
        if owner(name) == "keyed":
            acts = [self.value, self.value, self.value, self.key, *acts]
        if self.chance.random() < 0.06:
            self.note("deleted by hand")
            self.forget(before)
            path.unlink()
            return
        if self.chance.random() < 0.06:
            self.note("own file")
            (self.folder / "Lib" / f"Own{self.edits}.php").write_bytes(b"<?php\n" + self.mark() + b"\n")
            return
        after = self.chance.choice(acts)(before, name)
        if owner(name) == "seeded" and (parse(after).has_error or not methods(after)):
            return
        lost = {mark for mark in self.marks if mark in before and mark not in after}
        path.write_bytes(after)
        self.marks -= lost
        self.marks |= set(re.findall(rb"HAND-\d+-", after))
        self.note(f"hand in {owner(name)}")

    def mark(self) -> bytes:
        self.edits += 1
        self.marks.add(f"HAND-{self.edits}-".encode())
        return f"// HAND-{self.edits}-".encode()

    def new_mark(self) -> bytes:
        """A mark that counts when the edit that holds it is made."""
        self.edits += 1
        return f"HAND-{self.edits}-".encode()

    def at_line(self, before: bytes, line: bytes) -> bytes:
        lines = before.splitlines(keepends=True)
        lines.insert(self.chance.randint(0, len(lines)), line)
        return b"".join(lines)

    def insert(self, before: bytes, name: str) -> bytes:
        indent = b" " * self.chance.choice([0, 4, 8])
        return self.at_line(before, indent + b"// " + self.new_mark() + b"\n")

    def odd_bytes(self, before: bytes, name: str) -> bytes:
        return self.at_line(before, b"// caf\xe9 \xff " + self.new_mark() + b"\n")

    def append(self, before: bytes, name: str) -> bytes:
        lines = before.splitlines(keepends=True) or [b"\n"]
        number = self.chance.randrange(len(lines))
        lines[number] = lines[number].rstrip(b"\r\n") + b" // " + self.new_mark() + b"\n"
        return b"".join(lines)

    def drop_line(self, before: bytes, name: str) -> bytes:
        lines = before.splitlines(keepends=True) or [b"\n"]
        del lines[self.chance.randrange(len(lines))]
        return b"".join(lines)

    def crlf(self, before: bytes, name: str) -> bytes:
        return before.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")

    def bom(self, before: bytes, name: str) -> bytes:
        return before if before.startswith(b"\xef\xbb\xbf") else b"\xef\xbb\xbf" + before

    def value(self, before: bytes, name: str) -> bytes:
        pattern = rb"=> '[^'\n]*'" if name.endswith(".php") else rb': "[^"\n]*"'
        found = list(re.finditer(pattern, before))
        if not found:
            return before
        one, quote = self.chance.choice(found), b"'" if name.endswith(".php") else b'"'
        arrow = b"=> " if name.endswith(".php") else b": "
        return before[: one.start()] + arrow + quote + self.new_mark() + quote + before[one.end() :]

    def key(self, before: bytes, name: str) -> bytes:
        if name.endswith(".php"):
            return before.replace(b"return [", b"return [\n    'own_" + self.new_mark() + b"' => 'x',", 1)
        return before.replace(b"{", b'{\n    "' + self.new_mark() + b'": "x",', 1)

    # What happens to the spec

    def change_spec(self) -> None:
        """One change that leaves the spec right; what would not is thought better of."""
        for _ in range(8):
            data = deepcopy(self.data)
            act = self.chance.choice(
                [self.rename, self.rename, self.remove, self.add_field, self.add_handler, self.texts]
            )
            try:
                done = act(data)
                validate(read_source(dump(done).encode(), "module.yaml"))
            except (SpecError, LookupError):
                continue
            self.note(act.__name__)
            self.data = done
            self.save(done)
            return

    def save(self, data: Data) -> None:
        self.spec.write_text(dump(data), encoding="utf-8")

    def name(self, like: str) -> str:
        self.edits += 1
        return f"{like}{self.edits}"

    def rename(self, data: Data) -> Data:
        group = self.chance.choice([*GROUPS, "fields", "fields"])
        parts = data[self.chance.choice(["models"])] if group == "fields" else data[group]
        if group == "fields":
            parts = parts[self.chance.choice(list(parts))]["fields"]
        old = self.chance.choice(list(parts))
        new = self.name({"models": "Thing", "workers": "Watch", "fields": "thing"}.get(group, "thing"))
        parts[old]["renamed_from"] = [old]
        text = re.sub(rf"(?<![\w-]){re.escape(old)}(?![\w-])", new, dump(data))
        made: Data = read_source(text.encode(), "module.yaml").data
        return dict(put_back(made, new, old))

    def remove(self, data: Data) -> Data:
        where: list[Data] = [data[group] for group in (*GROUPS, "admin") if data.get(group)]
        where += [model["fields"] for model in data["models"].values()]
        where += [one["actions"] for one in data.get("rest", {}).values() if one.get("actions")]
        parts = self.chance.choice(where)
        gone = self.chance.choice(list(parts))
        del parts[gone]
        return dict(without(data, gone))

    def add_field(self, data: Data) -> Data:
        model = data["models"][self.chance.choice(list(data["models"]))]
        model["fields"][self.name("more")] = {"type": "string", "label": {"en": "More", "ru": "Ещё"}}
        return data

    def add_handler(self, data: Data) -> Data:
        handler = self.name("onMore")
        acts: list[Callable[[], Any]] = [
            lambda: (
                data["rest"][self.chance.choice(list(data["rest"]))]
                .setdefault("actions", {})
                .update({self.name("act"): {"handler": handler, "returns": {"done": "bool"}}})
            ),
            lambda: data.setdefault("workers", {}).update(
                {self.name("More"): {"events": ["Hangup"], "handler": handler}}
            ),
            lambda: data.setdefault("agi", {}).update({self.name("more"): {"handler": handler}}),
        ]
        self.chance.choice(acts)()
        return data

    def texts(self, data: Data) -> Data:
        data["module"]["summary"] = {"en": self.name("Sentence "), "ru": self.name("Текст ")}
        for model in data["models"].values():
            for field in model["fields"].values():
                if self.chance.random() < 0.2:
                    field["label"] = {"en": self.name("Label "), self.chance.choice(["ru", "de"]): self.name("Wort ")}
        return data


def dump(data: Data) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)


def put_back(part: Any, new: str, old: str) -> Any:
    """``renamed_from`` keeps the old name, which a replacement in the whole text has taken along."""
    if isinstance(part, dict):
        return {
            key: [old if name == new else name for name in value]
            if key == "renamed_from" and isinstance(value, list)
            else put_back(value, new, old)
            for key, value in part.items()
        }
    return [put_back(item, new, old) for item in part] if isinstance(part, list) else part


def without(part: Any, gone: str) -> Any:
    """A spec without what names a part that is gone, as far as that is easy to see."""
    if isinstance(part, dict):
        return {
            key: without(value, gone)
            for key, value in part.items()
            if value != gone
            and not (isinstance(value, dict) and gone in (value.get("model"), value.get("table"), value.get("form")))
        }
    return (
        [without(item, gone) for item in part if item not in (gone, {"agi": gone})] if isinstance(part, list) else part
    )
