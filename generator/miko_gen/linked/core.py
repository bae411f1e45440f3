"""How methods of Core are declared, for the templates that override them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from miko_gen.facts import dataclass

_WIDEST = 116


@dataclass(frozen=True)
class Core:
    """The newest release of Core that is known here."""

    def hook(self, name: str) -> str:
        """The head of a hook's method, with the brace that opens its body; it stands four spaces deep."""
        from miko_gen.contract.catalogue import hook

        fact = hook(name)
        return _opened(f"public function {name}", [str(one) for one in fact.parameters], fact.returns)

    def method(self, owner: str, name: str) -> str:
        """The same of a method of the class ``owner``, e.g. ``Core/Workers/WorkerBase``."""
        from miko_gen.contract.catalogue import classes, parameter

        said: Mapping[str, Any] = classes()["MikoPBX\\" + owner.replace("/", "\\")]["methods"][name]
        static = " static" if said.get("static") else ""
        head = f"{said['visibility']}{static} function {name}"
        return _opened(head, [str(parameter(one)) for one in said["params"]], said.get("returns", ""))


def _opened(head: str, parameters: list[str], returns: str) -> str:
    kind = f": {returns.rpartition(chr(92))[2]}" if returns else ""
    line = f"{head}({', '.join(parameters)}){kind}"
    if len(line) <= _WIDEST:
        return f"{line}\n    {{"
    listed = ",\n        ".join(parameters)
    return f"{head}(\n        {listed}\n    ){kind} {{"
