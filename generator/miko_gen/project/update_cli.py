"""`miko-gen update`, and what Copier calls after its own update: arguments in, messages out; no logic."""

from __future__ import annotations

from pathlib import Path

import click

from miko_gen.console import bad_spec, fail
from miko_gen.project.cli import show_plan

_EPILOG = """\b
Exit codes:
  0  the module is what the template and its spec say
  1  refused, and nothing was changed
  2  the spec or the arguments are wrong; nothing was changed
  5  edited files of what is no longer made are left
  6  the module was made by a newer version of miko-gen
  7  conflicts are left in files
"""
FOLDER = click.Path(path_type=Path, file_okay=False)
_TAKE_BACK = "what Copier merged by itself is in the folder and may lack edits: take it back with `git restore .`, then update again"


@click.command(epilog=_EPILOG)
@click.argument("module", type=FOLDER, default=Path())
@click.option(
    "--spec",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The spec; by default module.yaml in MODULE or beside it.",
)
@click.option("--dry-run", is_flag=True, help="Change nothing; show what would be done, with its difference.")
@click.option("--adopt", is_flag=True, help="Edited files that earlier runs left are yours from now on.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of text.")
def update(module: Path, spec: Path | None, dry_run: bool, adopt: bool, as_json: bool) -> None:
    """Bring the folder MODULE, made by an older miko-gen, to the installed one; keep what people wrote in it."""
    from miko_gen.project.check import EXIT_CODES
    from miko_gen.project.folder import FolderError
    from miko_gen.project.lock import LockError
    from miko_gen.project.regenerate import NewerError
    from miko_gen.project.update import update as run
    from miko_gen.spec.problem import SpecError

    module = module.resolve()
    try:
        show_plan(module, run(module, spec, adopt=adopt, dry_run=dry_run), dry_run, as_json)
    except SpecError as error:
        bad_spec(error, as_json)
    except (FolderError, LockError) as error:
        fail(EXIT_CODES["generator"] if isinstance(error, NewerError) else 1, [str(error)], as_json)
    except OSError as error:
        fail(1, [f"{error}; nothing was changed"], as_json)


@click.command("after-copier", hidden=True)
@click.argument("template", type=FOLDER)
@click.argument("version_from")
def after_copier(template: Path, version_from: str) -> None:
    """Merge again what `copier update` has merged in the current folder; copier.yml calls it."""
    from miko_gen.project.folder import FolderError
    from miko_gen.project.lock import LockError
    from miko_gen.project.update import after_copier as run
    from miko_gen.spec.problem import SpecError

    module = Path.cwd()
    try:
        show_plan(module, run(module, template, version_from), dry_run=False, as_json=False)
    except SpecError as error:
        fail(2, [*map(str, error.problems), _TAKE_BACK], as_json=False)
    except (FolderError, LockError, OSError) as error:
        fail(1, [str(error), _TAKE_BACK], as_json=False)
