"""Templates, scripts and styles of the author's own: written once, for pages of the module and of MikoPBX."""

from __future__ import annotations

from collections.abc import Iterator

from miko_gen.facts import dataclass
from miko_gen.linked.core_pages import CoreBlock
from miko_gen.linked.pages import Page


@dataclass(frozen=True)
class OwnFiles:
    """All that pages of the module and blocks on MikoPBX's pages name, each once."""

    pages: tuple[Page, ...]
    blocks: tuple[CoreBlock, ...]

    @property
    def views(self) -> tuple[Page | CoreBlock, ...]:
        """One page for each template."""
        return tuple({one.view: one for one in self._shown if one.view}.values())

    @property
    def scripts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for one in self._shown for name in one.scripts))

    @property
    def styles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for one in self._shown for name in one.styles))

    @property
    def _shown(self) -> Iterator[Page | CoreBlock]:
        yield from self.blocks
        yield from self.pages
