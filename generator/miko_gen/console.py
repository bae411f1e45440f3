"""What commands print: results, problems and failures, for people or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any, NoReturn

import click


def tree(files: tuple[str, ...], labels: Mapping[str, str] | None = None) -> list[str]:
    """The files as an indented tree, folders once; ``labels`` are shown behind names."""
    shown: list[str] = []
    open_folders: tuple[str, ...] = ()
    for file in files:
        *folders, name = file.split("/")
        for depth, folder in enumerate(folders):
            if tuple(folders[: depth + 1]) != open_folders[: depth + 1]:
                shown.append(f"  {'  ' * depth}{folder}/")
        label = (labels or {}).get(file, "")
        shown.append(f"  {'  ' * len(folders)}{name}{f'  ({label})' if label else ''}")
        open_folders = tuple(folders)
    return shown


def done(facts: dict[str, Any], text: list[str], as_json: bool) -> None:
    click.echo(json.dumps({"ok": True, **facts}, ensure_ascii=False) if as_json else "\n".join(text))


def bad_spec(error: Any, as_json: bool) -> NoReturn:
    if as_json:
        problems = [problem.as_dict() for problem in error.problems]
        click.echo(json.dumps({"ok": False, "problems": problems}, ensure_ascii=False))
    else:
        for problem in error.problems:
            click.echo(coloured(str(problem)), err=True)
        count = sum(problem.severity == "error" for problem in error.problems)
        click.echo(f"{count} {'error' if count == 1 else 'errors'}; nothing was written.", err=True)
    sys.exit(2)


def broken(found: list[Any], warnings: list[Any], against: str, as_json: bool) -> NoReturn:
    """What breaks a module of an older version; a check that failed, with exit code 1."""
    if as_json:
        problems = [problem.as_dict() for problem in (*found, *warnings)]
        click.echo(json.dumps({"ok": False, "problems": problems}, ensure_ascii=False))
    else:
        for problem in found:
            click.echo(coloured(str(problem)), err=True)
        count = "1 change breaks" if len(found) == 1 else f"{len(found)} changes break"
        click.echo(f"{count} a module of {against}.", err=True)
    sys.exit(1)


def coloured(text: str) -> str:
    """Colours on a terminal; click takes them out elsewhere."""
    for word, colour in ((" error: ", "red"), (" warning: ", "yellow")):
        text = text.replace(word, click.style(word, fg=colour, bold=True), 1)
    return text


def fail(code: int, reasons: list[str], as_json: bool) -> NoReturn:
    if as_json:
        click.echo(json.dumps({"ok": False, "errors": reasons}, ensure_ascii=False))
    else:
        for reason in reasons:
            click.echo(f"{click.style('error:', fg='red', bold=True)} {reason}", err=True)
    sys.exit(code)
