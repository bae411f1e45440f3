"""The command ``miko-gen which``."""

from __future__ import annotations

import click

from miko_gen.console import done, fail


@click.command()
@click.argument("question", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
def which(question: tuple[str, ...], as_json: bool) -> None:
    """Say which surface of MikoPBX is the right one for QUESTION, for example "react when a call ends"."""
    from miko_gen.guide.rules import not_for
    from miko_gen.guide.search import answers

    found = answers(" ".join(question))
    if not found:
        fail(1, ["the guide knows nothing that fits; say it in other words, or read docs/spec.md"], as_json)
    shown: list[str] = []
    for answer in found:
        surface = answer.surface
        shown += [surface.title[:1].upper() + surface.title[1:], f"  {surface.use}"]
        shown += [f"  {line}" for line in surface.spec.splitlines()]
        shown += [*(f"  Not {wrong}." for wrong in not_for(surface)), ""]
    facts = [
        {"surface": one.title, "use": one.use, "spec": one.spec, "not": not_for(one)}
        for one in (answer.surface for answer in found)
    ]
    done({"answers": facts}, shown[:-1], as_json)
