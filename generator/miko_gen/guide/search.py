"""Which surface a sentence asks for: a ranking by the words that they share, rare words first."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from miko_gen.guide.surfaces import Surface, surfaces

_SMALL = frozenset(
    """a an and are as at be before by can do does every for from get has have how i if in into is it its me my need of on
    or our should so some something let know wants that the them then there they thing this to use want way we what when where which while
    who will with without would you your module modules mikopbx pbx
    в во для до из или как когда кто ли мне модуль мой на не по при что чтобы это надо нужно""".split()
)
# Of what the words of a question weigh together, so much must be known for an answer.
_KNOWN_SHARE = 0.5
# A word that no surface has weighs as much as one that so many have.
_UNKNOWN = 5
_SHOWN_SHARE = 0.6


@dataclass(frozen=True)
class Answer:
    """A surface and how well it fits: 1 when it knows every word of the question."""

    surface: Surface
    fit: float


def answers(question: str) -> tuple[Answer, ...]:
    """At most three surfaces, the best first; none when the guide does not know what is asked."""
    asked = list(dict.fromkeys(_stems(question)))
    known = {name: _weighted_words(surface) for name, surface in surfaces().items()}
    used = Counter(stem for words in known.values() for stem in words)
    weight = {stem: _weight(_times_used(stem, used), len(known)) for stem in asked}
    whole = sum(weight.values())
    if not whole:
        return ()
    found = []
    for name, words in known.items():
        fit = sum(weight[stem] * _likeness(stem, words) for stem in asked) / whole
        covered = sum(weight[stem] for stem in asked if _likeness(stem, words)) / whole
        if covered >= _KNOWN_SHARE:
            found.append(Answer(surfaces()[name], round(fit, 6)))
    found.sort(key=lambda answer: -answer.fit)
    return tuple(answer for answer in found[:3] if answer.fit >= found[0].fit * _SHOWN_SHARE)


def _weight(times_used: int, surfaces: int) -> float:
    """What a word of the question counts: a rare one most, one that no surface has as much as an ordinary one."""
    return math.log(1 + surfaces / (1 + (times_used or _UNKNOWN)))


def _weighted_words(surface: Surface) -> dict[str, float]:
    """Stem → how much it says about the surface: its names more than the sentence about it."""
    words = dict.fromkeys(_stems(surface.use), 0.8)
    words |= dict.fromkeys(_stems(surface.words), 1.0)
    return words | dict.fromkeys(_stems(surface.title), 1.2)


def _likeness(stem: str, words: dict[str, float]) -> float:
    if stem in words:
        return words[stem]
    return max((value * 0.7 for word, value in words.items() if _alike(stem, word)), default=0.0)


def _times_used(stem: str, used: Counter[str]) -> int:
    return used[stem] or max((count for word, count in used.items() if _alike(stem, word)), default=0)


def _alike(one: str, other: str) -> bool:
    """Two forms of a word: they begin alike, and little is different; Russian endings are the longer ones."""
    shorter, longer = sorted((one, other), key=len)
    begin = shorter[: max(4, len(longer) - (3 if longer.isascii() else 5))]
    return len(shorter) >= 4 and longer.startswith(begin)


def _stems(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+", text.lower().replace("\u0451", "\u0435"))
    return [_stem(word) for word in words if len(word) > 1 and word not in _SMALL]


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "ed", "es", "s"):
        if len(word) - len(ending) >= 3 and word.endswith(ending) and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
