"""A Stasis application: its user of ARI, its context and the worker that serves it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from miko_gen.facts import dataclass
from miko_gen.linked.database import Model
from miko_gen.linked.values import Field
from miko_gen.linked.words import Word
from miko_gen.linked.workers import Worker
from miko_gen.spec.hooks import Dialplan, HookStep
from miko_gen.spec.workers import Ari as SaidAri


@dataclass(frozen=True)
class Ari(Word):
    """The application; ``secret`` is a field of the settings, ``events`` are (event, handler)."""

    template: ClassVar[str] = "ari"

    application: str
    secret: Field
    events: tuple[tuple[str, str], ...]
    turn_on: bool
    settings: Model

    @property
    def imports(self) -> frozenset[str]:
        own = {self.settings.class_name}
        return frozenset(own | {"MikoPBX\\Common\\Models\\PbxSettings"} if self.turn_on else own)

    @property
    def calls(self) -> Iterator[tuple[str, str]]:
        yield "generateAriConf", "$this->ariUser()"
        if self.turn_on:
            yield "onAfterModuleEnable", "PbxSettings::setValueByKey(PbxSettings::ARI_ENABLED, '1')"

    @property
    def reloads(self) -> Iterator[str]:
        yield "ReloadAriAction"

    @property
    def needs(self) -> Iterator[tuple[str, Model, list[Field]]]:
        yield "ReloadAriAction", self.settings, [self.secret]

    @property
    def worker(self) -> Worker:
        """The process that gets the application's events."""
        return Worker(
            name="Ari", type="ari", events=(), user_events=(), when=(), compared=(), tests=(), steps=(), seconds=0, methods=(), processes=0,
            daemon=None, handler="", application_events=self.events,
        )  # fmt: skip


def link_ari(slug: str, said: SaidAri | None, settings: Model | None) -> Ari | None:
    if said is None or settings is None:
        return None
    secret = settings.by_name[said.secret.removeprefix("settings.")]
    return Ari(said.application or slug, secret, tuple(said.events.items()), said.turn_on, settings)


def with_context(slug: str, dialplan: Dialplan, ari: Ari | None) -> Dialplan:
    """The dialplan with the context that sends calls to the application."""
    if ari is None:
        return dialplan
    lines = [f"exten => {exten},1,Stasis({ari.application})\n\tsame => n,Hangup()" for exten in ("_[0-9*#+]!", "s")]
    context = [HookStep(text="\n".join(lines))]
    return dialplan.model_copy(update={"contexts": {**dialplan.contexts, f"{slug}-ari": context}})
