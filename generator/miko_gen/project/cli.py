"""`miko-gen regenerate`: arguments in, messages out; no logic."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from miko_gen.console import bad_spec, fail, tree

if TYPE_CHECKING:
    from miko_gen.project.check import Finding
    from miko_gen.project.plan import Outcome, Plan

_EPILOG = """\b
Exit codes:
  0  the module is what the spec says
  1  refused, and nothing was changed
  2  the spec or the arguments are wrong; nothing was changed
  3  --check: the spec has changed since the last run
  4  --check: a file was edited by hand
  5  edited files of what the spec no longer makes are left; --check: or a file is missing
  6  the module was made by another version of miko-gen
  7  conflicts are left in files
"""


@click.command(epilog=_EPILOG)
@click.argument("module", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option(
    "--spec",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The spec; by default module.yaml in MODULE or beside it.",
)
@click.option("--check", is_flag=True, help="Change nothing; say what differs, for CI.")
@click.option("--dry-run", is_flag=True, help="Change nothing; show what would be done, with its difference.")
@click.option(
    "--adopt", is_flag=True, help="Edited files that earlier runs could not merge or remove are yours from now on."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
def regenerate(module: Path, spec: Path | None, check: bool, dry_run: bool, adopt: bool, as_json: bool) -> None:
    """Bring the folder MODULE to what its spec says now, and keep what people wrote in it."""
    from miko_gen.project import check as checks
    from miko_gen.project.folder import FolderError
    from miko_gen.project.lock import LockError
    from miko_gen.project.regenerate import NewerError
    from miko_gen.project.regenerate import regenerate as run
    from miko_gen.spec.problem import SpecError

    module = module.resolve()
    try:
        if check:
            _show_findings(module, checks.check(module, spec), as_json)
        show_plan(module, run(module, spec, adopt=adopt, dry_run=dry_run), dry_run, as_json)
    except SpecError as error:
        bad_spec(error, as_json)
    except (FolderError, LockError) as error:
        fail(checks.EXIT_CODES["generator"] if isinstance(error, NewerError) else 1, [str(error)], as_json)
    except OSError as error:
        fail(1, [f"{error}; nothing was changed"], as_json)


def _show_findings(module: Path, findings: tuple[Finding, ...], as_json: bool) -> NoReturn:
    from miko_gen.project.check import exit_code

    code = exit_code(findings)
    if as_json:
        listed = [finding.as_dict() for finding in findings]
        facts = {"ok": not code, "exit": code, "folder": str(module), "findings": listed}
        click.echo(json.dumps(facts, ensure_ascii=False))
    elif not findings:
        click.echo(f"{module.name} is what its spec says.")
    for finding in findings if not as_json else ():
        click.echo(f"{click.style(finding.kind, fg='red', bold=True)}: {finding.path or module.name} {finding.message}")
        if finding.diff:
            _show_diff(finding.diff)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for finding in findings:
            click.echo(_annotation(module, finding), err=as_json)
    sys.exit(code)


def _annotation(module: Path, finding: Finding) -> str:
    """A line that GitHub Actions shows at the file; it reads %, line ends, : and , by their codes."""
    root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    path = os.path.relpath(module / (finding.path or ".miko-gen.lock"), root.resolve())
    codes = {"%": "%25", "\r": "%0D", "\n": "%0A"}
    message, place = (
        "".join(codes.get(letter, letter) for letter in text) for text in (finding.message, path.replace(os.sep, "/"))
    )
    place = place.replace(":", "%3A").replace(",", "%2C")
    return f"::error file={place},title=miko-gen {finding.kind}::{finding.path or module.name} {message}"


def show_plan(module: Path, plan: Plan, dry_run: bool, as_json: bool) -> NoReturn:
    from miko_gen.project.check import EXIT_CODES, diff

    code = EXIT_CODES["conflict"] if plan.conflicts else EXIT_CODES["extra"] if plan.left else 0
    shown = [one for one in plan.outcomes if one.writes or one.kind in ("conflict", "left") or one.note]
    if as_json:
        facts = {"ok": not code, "exit": code, "folder": str(module), "files": [_facts(one) for one in shown]}
        click.echo(json.dumps(facts | {"left": list(plan.left)}, ensure_ascii=False))
        sys.exit(code)
    if not any(one.writes for one in plan.outcomes):
        click.echo(f"{module.name} is what its spec says; nothing was changed.")
    else:
        count = sum(one.writes for one in shown)
        click.echo(
            f"{module.name}: {count} {'file' if count == 1 else 'files'} {'would change' if dry_run else 'changed'}"
        )
        click.echo("\n".join(tree(tuple(one.path for one in shown), {one.path: _label(one) for one in shown})))
    for one in shown if dry_run else ():
        _show_diff(diff(one.path, one.before, one.content, one.was))
    for one in shown:
        if one.kind in ("conflict", "left"):
            click.echo(f"{click.style(one.kind, fg='red', bold=True)}: {one.path}: {one.note}", err=True)
    for path in set(plan.left) - {one.path for one in shown}:
        click.echo(f"left: {path}: delete it, or keep it with --adopt", err=True)
    sys.exit(code)


def _facts(outcome: Outcome) -> dict[str, Any]:
    return {"path": outcome.path, "kind": outcome.kind, "was": outcome.was, "note": outcome.note}


def _label(outcome: Outcome) -> str:
    moved = f", was {outcome.was}" if outcome.was else ""
    note = f"; {outcome.note}" if outcome.note and outcome.kind not in ("conflict", "left") else ""
    return f"{outcome.kind}{moved}{note}"


def _show_diff(text: str) -> None:
    colours = {"+": "green", "-": "red", "@": "cyan"}
    for line in text.splitlines():
        click.echo(click.style(line, fg=colours[line[0]]) if line[:1] in colours else line)
