"""The command ``miko-gen messages``."""

from __future__ import annotations

from pathlib import Path

import click

from miko_gen.console import bad_spec, done, fail
from miko_gen.spec.names import LANGUAGES


@click.command()
@click.argument("spec", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--language", "language", type=click.Choice(LANGUAGES), help="List the texts that this one lacks.")
@click.option("--require", type=click.Choice(LANGUAGES), multiple=True, help="Fail when a text is missing in this one.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
def messages(spec: Path, language: str | None, require: tuple[str, ...], as_json: bool) -> None:
    """Show which texts of SPEC are missing in which language; people see the English ones there.

    What the generator itself says, such as "The value is too long", is there in every language of MikoPBX.
    """
    from miko_gen.linked.link import link
    from miko_gen.spec.problem import SpecError
    from miko_gen.spec.read import read_file
    from miko_gen.texts.missing import missing

    try:
        module = link(read_file(spec))
    except SpecError as error:
        bad_spec(error, as_json)
    found = missing(module)
    lacking = [
        f"{wanted}: not a language of the module"
        if wanted not in found
        else f"{wanted}: {len(found[wanted])} texts are missing"
        for wanted in require
        if found.get(wanted, {"": ""})
    ]
    if lacking:
        fail(1, lacking, as_json)
    if language is None:
        shown = [f"{code:8} {len(texts) or 'nothing'} missing" for code, texts in found.items()]
    elif language not in found:
        fail(1, [f"{language}: not a language of the module"], as_json)
    else:
        shown = [f"{key}: {text}" for key, text in found[language].items()] or [f"{language}: nothing is missing"]
    done({"missing": found if language is None else {language: found[language]}}, shown, as_json)
