"""`miko-gen workspace`: arguments in, messages out; no logic."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from miko_gen.console import fail

_EPILOG = """\b
miko-gen.toml says where the specs are:
  specs = ["*/module.yaml"]
A module's folder is beside its spec, or holds it.

\b
Exit codes: 0 when it is that of every module, else the highest of them.
"""


@click.command(epilog=_EPILOG, context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False})
@click.option(
    "-f",
    "--file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("miko-gen.toml"),
    show_default=True,
    help="The workspace.",
)
@click.option("-j", "--jobs", type=click.IntRange(1), help="How many processes; by default one for each core.")
@click.argument("command", type=click.Choice(["check", "new", "regenerate", "update", "build"]))
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@click.pass_context
def workspace(context: click.Context, file: Path, jobs: int | None, command: str, options: tuple[str, ...]) -> None:
    """Run COMMAND, with its OPTIONS, for every module of a workspace, on all cores."""
    from miko_gen.project.workspace import COMMANDS, WorkspaceError, members, run

    code, failed = 0, 0
    try:
        found = members(file)
        _judge(context, command, [*options, *found[0].named(COMMANDS[command])])
        for ran in run(command, options, found, jobs):
            # Of a module that is right one line is enough.
            shown = ran.said if ran.code or "--json" in options else ran.said.partition("\n")[0]
            click.echo(shown.rstrip("\n"))
            click.echo(ran.warned, nl=False, err=True)
            code, failed = max(code, ran.code), failed + bool(ran.code)
    except WorkspaceError as error:
        fail(2, [str(error)], as_json=False)
    if "--json" not in options:
        click.echo(f"{len(found)} modules{f', {failed} of them with something to do' if failed else ''}")
    sys.exit(code)


def _judge(context: click.Context, command: str, arguments: list[str]) -> None:
    """What is wrong with the options of ``command`` is said once, not for every module."""
    group = context.find_root().command
    assert isinstance(group, click.Group)
    said = group.get_command(context, command)
    assert said is not None
    said.make_context(f"miko-gen {command}", arguments).close()
