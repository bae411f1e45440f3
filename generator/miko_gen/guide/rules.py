"""The wrong choices that people make most, each with the better surface: for `check` and for `which`."""

from __future__ import annotations

from dataclasses import dataclass

from miko_gen.guide.surfaces import Surface, surfaces


@dataclass(frozen=True)
class Rule:
    """A wrong choice; ``why`` follows what the spec says, ``better`` is the name of a surface."""

    wrong: str
    why: str
    better: str

    @property
    def surface(self) -> Surface:
        return surfaces()[self.better]

    @property
    def hint(self) -> str:
        return f"better {self.surface.title}, for example {self.surface.spec}"


RULES = {
    "polling": Rule(
        "REST asked again and again for the state of calls",
        "tells the state of calls only to a client that asks again and again",
        "events",
    ),
    "late decision": Rule(
        "a decision about a call in a worker",
        "decides about a call in a worker, which the call does not wait for",
        "agi",
    ),
    "long script": Rule(
        "an AGI script that takes long",
        "takes long while the caller hears nothing",
        "events",
    ),
    "file": Rule(
        "state kept in files",
        "keeps state in a file, which neither a backup nor an upgrade knows",
        "model",
    ),
    "cron": Rule(
        "cron for what an event tells",
        "looks for something that happened, though an event tells it at once",
        "events",
    ),
    "open": Rule(
        "a public endpoint that writes, or shows secrets, calls or recordings",
        "lets everyone without any login write or see what is not for everyone",
        "action",
    ),
    "legacy": Rule(
        "a v1 or v2 endpoint in a new module",
        "is versions 1 and 2 of the REST API, for modules whose clients still ask so: 'kept_for' says which",
        "action",
    ),
    "ari": Rule(
        "ARI where no call enters a Stasis application",
        "gives ARI an application that no dialplan sends a call to",
        "events",
    ),
}


def not_for(surface: Surface) -> list[str]:
    """The wrong choices that ``surface`` replaces."""
    return [rule.wrong for rule in RULES.values() if rule.surface is surface]
