"""The command line: arguments in, messages out; no logic."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path

import click

from miko_gen import __version__
from miko_gen.console import bad_spec, broken, coloured, done, fail, tree

SPEC = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)
as_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
_ELSEWHERE = {
    "after-copier": "miko_gen.project.update_cli",
    "contract": "miko_gen.contract.cli",
    "messages": "miko_gen.texts.cli",
    "regenerate": "miko_gen.project.cli",
    "update": "miko_gen.project.update_cli",
    "which": "miko_gen.guide.cli",
    "workspace": "miko_gen.project.workspace_cli",
}

_EPILOG = """\b
Exit codes:
  0  done
  1  a check failed: the module or its folder is not as it should be
  2  bad input: the spec or the arguments are wrong; nothing was written
More of them: `miko-gen regenerate --help`.
"""


class _Commands(click.Group):
    """The commands of this module, and those of others, which are loaded when they are named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_ELSEWHERE})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(_ELSEWHERE[cmd_name]), cmd_name.replace("-", "_"))
        return command


@click.group(
    cls=_Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="miko-gen")
def cli() -> None:
    """Turn one page of YAML into a complete MikoPBX module.

    \b
    Start here:
      miko-gen init ModuleBlackList     writes module.yaml, a commented spec to edit
      miko-gen check module.yaml        says what is wrong with it
      miko-gen which "…"                says what MikoPBX has for it, and the words of the spec
      miko-gen new module.yaml          generates the module's folder beside it
      miko-gen regenerate ModuleBlackList   brings the folder to what the spec says now
      miko-gen update ModuleBlackList   brings a folder of an older miko-gen to this one
      miko-gen test ModuleBlackList     runs the tests that the module ships with
      miko-gen build ModuleBlackList    makes the zip that MikoPBX installs
    """


@cli.command()
@click.argument("module_id", metavar="[ID]", default="ModuleExample")
@click.option(
    "-o", "--output", type=SPEC, default=Path("module.yaml"), show_default=True, help="Where to write the spec."
)
@as_json_option
def init(module_id: str, output: Path, as_json: bool) -> None:
    """Write a commented starter spec for the module ID."""
    from miko_gen.spec.problem import SpecError
    from miko_gen.spec.read import read_text
    from miko_gen.spec.starter import starter

    text = starter(module_id)
    try:
        read_text(text, str(output))
    except SpecError as error:
        fail(2, [f"'{module_id}' cannot be a module's id: {error.problems[0].message}"], as_json)
    try:
        with output.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        fail(2, [f"{output} is already there; choose another place with -o"], as_json)
    except OSError as error:
        fail(2, [f"cannot write {output}: {error.strerror}"], as_json)
    done({"spec": str(output)}, [f"Wrote {output}. Edit it, then:", f"  miko-gen new {output}"], as_json)


@cli.command()
@click.argument("spec", type=SPEC)
@click.option(
    "--against", metavar="OLD", help="The installed version: another spec, or a revision of git. What breaks it fails."
)
@as_json_option
def check(spec: Path, against: str | None, as_json: bool) -> None:
    """Say everything that is wrong with SPEC, each with its line and column.

    With --against, say also what a module of the version OLD would lose by the upgrade, and how to avoid it.
    """
    from miko_gen.spec.problem import SpecError
    from miko_gen.spec.read import read_file_with_warnings

    try:
        _, warnings = read_file_with_warnings(spec)
    except SpecError as error:
        bad_spec(error, as_json)
    for warning in warnings if not as_json else ():
        click.echo(coloured(str(warning)))
    shown = [f"{spec} is right."]
    if against is not None:
        from miko_gen.compat.breaks import breaks
        from miko_gen.compat.old import OldSpecError

        try:
            found = breaks(spec, against)
        except SpecError as error:
            bad_spec(error, as_json)
        except OldSpecError as error:
            fail(2, [str(error)], as_json)
        if found:
            broken(found, warnings, against, as_json)
        shown.append(f"A module of {against} loses nothing by the upgrade.")
    done({"problems": [warning.as_dict() for warning in warnings]}, shown, as_json)


@cli.command()
@click.argument("spec", type=SPEC)
@click.option(
    "-o", "--output", type=FOLDER, help="The folder that gets the module's folder; by default the spec's own."
)
@as_json_option
def new(spec: Path, output: Path | None, as_json: bool) -> None:
    """Generate the module of SPEC into a folder named by its id."""
    from miko_gen.project.folder import FolderError
    from miko_gen.project.generate import generate
    from miko_gen.spec.problem import SpecError

    try:
        made = generate(spec, output)
    except SpecError as error:
        bad_spec(error, as_json)
    except FolderError as error:
        fail(1, [str(error)], as_json)
    shown = [f"Generated {made.folder} ({len(made.files)} files)", *tree(made.files)]
    shown += ["", "Next:", f"  miko-gen build {made.folder}    makes the zip to install in the admin cabinet, Modules"]
    if made.handwritten:
        shown.append(f"  {made.folder / made.handwritten}    holds the handlers, for you to fill")
    done({"folder": str(made.folder), "files": list(made.files)}, shown, as_json)


@cli.command()
@click.argument("module", type=FOLDER)
@click.option("-o", "--output", type=FOLDER, help="The folder for the package; by default the one that holds MODULE.")
@click.option("--version", help="The version to stamp into the package, for example 1.2.")
@as_json_option
def build(module: Path, output: Path | None, version: str | None, as_json: bool) -> None:
    """Make the installable package of the folder MODULE."""
    from miko_gen.build.package import PackageError
    from miko_gen.build.package import build as build_package

    try:
        package = build_package(module, output, version)
    except PackageError as error:
        fail(1, error.reasons, as_json)
    facts = {"package": str(package.path), "version": package.version, "files": package.files}
    shown = [
        f"Packaged {package.path} ({package.files} files, version {package.version})",
        "Install it: admin cabinet, Modules, Upload a new module.",
    ]
    done(facts, shown, as_json)


@cli.command()
@click.argument("module", type=FOLDER)
@click.option(
    "--core", type=FOLDER, envvar="MIKOPBX_CORE", help="A checkout of Core: its own classes; needs ext-phalcon."
)
@click.option(
    "--pbx", metavar="URL", envvar="MIKOPBX_URL", help="A live PBX that has the module; MIKOPBX_API_KEY is the key."
)
@click.option("--release", help="The Core release that the stand-ins imitate; by default the newest known.")
@click.option("--php", metavar="PROGRAM", envvar="MIKO_GEN_PHP", help="PHP 8.4; by default the one on the PATH.")
@click.option("--filter", "filter_", metavar="TEXT", default="", help="Only the tests with TEXT in their name.")
@click.option("--junit", type=SPEC, help="A file for the results, in JUnit's XML.")
def test(
    module: Path,
    core: Path | None,
    pbx: str | None,
    release: str | None,
    php: str | None,
    filter_: str,
    junit: Path | None,
) -> None:
    """Run the tests of the folder MODULE on the best engine there is.

    That is the live PBX of --pbx, else the classes of --core, else stand-ins of them, for which PHP 8.4 is enough.
    """
    from miko_gen.testkit.interpreter import PhpError
    from miko_gen.testkit.run import TestError, on_pbx, on_php

    module = module.resolve()
    try:
        if pbx:
            run = on_pbx(module, url=pbx, filter_=filter_, junit=junit)
        else:
            run = on_php(module, core=core, release=release, php=php, filter_=filter_, junit=junit)
    except (PhpError, TestError) as error:
        fail(2, [str(error)], as_json=False)
    click.echo(f"Testing {module.name} on {run.engine}")
    sys.exit(1 if run.start() else 0)


@cli.command()
@click.option("--release", help="The Core release that it imitates; by default the newest known.")
def testkit(release: str | None) -> None:
    """Print the folder of the test kit, for PHPUnit and editors that run a module's tests themselves."""
    from miko_gen.testkit.kit import kit

    try:
        click.echo(kit(release))
    except KeyError:
        fail(2, [f"there is no catalogue of Core {release}"], as_json=False)


@cli.command()
@click.option("-o", "--output", type=SPEC, help="A file to write; by default standard output.")
def schema(output: Path | None) -> None:
    """Print the JSON Schema of the spec language, for editors.

    An editor with a YAML language server completes and checks a spec whose first line is
    `# yaml-language-server: $schema=module.schema.json`, with this file beside it.
    """
    from miko_gen.spec.schema import json_schema

    text = json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        fail(2, [f"cannot write {output}: {error.strerror}"], as_json=False)


def main() -> None:
    """Entry point of the command ``miko-gen``."""
    cli(prog_name="miko-gen")
