"""miko-gen contract: what Core offers, as data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from miko_gen.console import bad_spec, done, fail

_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group()
def contract() -> None:
    """Read what a release of Core offers to modules, and compare releases."""


@contract.command()
@click.argument("core", metavar="CORE_DIR", type=_FOLDER)
@click.option("--release", help="The release that the checkout is of; by default the tag that git knows for it.")
@click.option("-o", "--output", type=_FILE, help="A file to write; by default standard output.")
def extract(core: Path, release: str | None, output: Path | None) -> None:
    """Read the catalogue of the Core checkout CORE_DIR: its hooks, and the classes that modules touch."""
    from miko_gen.contract.extract import ExtractError, release_of
    from miko_gen.contract.extract import extract as extract_catalogue

    try:
        text = extract_catalogue(core, release or release_of(core))
    except ExtractError as error:
        fail(2, [str(error)], as_json=False)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(2, [f"cannot write {output}: {error.strerror}"], as_json=False)


@contract.command()
@click.argument("old")
@click.argument("new")
@click.option("--module", type=_FOLDER, help="A module's folder: only what concerns its PHP, with file and line.")
@click.option(
    "--spec",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="A spec: what concerns the module that it makes.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
def diff(old: str, new: str, module: Path | None, spec: Path | None, as_json: bool) -> None:
    """Say what differs between two releases of Core, OLD and NEW.

    Each is a release that is known here (2026.1.223), a catalogue's file, or a checkout of Core. With --module or --spec the
    exit code is 1 when the module would break.
    """
    from miko_gen.contract.extract import ExtractError
    from miko_gen.contract.report import UnknownReleaseError, as_facts, as_text, compare
    from miko_gen.spec.problem import SpecError

    try:
        report = compare(old, new, module, spec)
    except (UnknownReleaseError, ExtractError) as error:
        fail(2, [str(error)], as_json)
    except SpecError as error:
        bad_spec(error, as_json)
    done(as_facts(report), as_text(report), as_json)
    sys.exit(1 if report.broken else 0)


@contract.command()
@click.argument("name")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
def show(name: str, as_json: bool) -> None:
    """Say how Core declares NAME, since which release, and until which.

    NAME is a class, Class::member or a member alone: AGI, AGI::answer, createNginxServers.
    """
    from dataclasses import asdict

    from miko_gen.contract.lifetime import UnknownNameError, lifetimes

    try:
        found = lifetimes(name)
    except UnknownNameError as error:
        fail(2, [str(error)], as_json)
    done({"found": [asdict(one) for one in found]}, [str(one) for one in found], as_json)
