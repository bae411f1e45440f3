"""How fail2ban reads a line of a log: what it does was tried with fail2ban 1.0.2 itself."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from miko_gen.spec.problem import SpecError
from miko_gen.spec.read import read_text

BASE = (Path(__file__).parent / "good_base.yaml").read_text(encoding="utf-8")
FITS = [
    ("[2026-11-25T16:53:09+0000] wrong code from 198.51.100.7", r"^\[\] wrong code from <HOST>$"),
    ("2026-11-25 16:53:09 wrong code from 198.51.100.7", "^ wrong code from <HOST>$"),
    ("2026-11-25 16:53:09,123 wrong code from 198.51.100.7", "^ wrong code from <HOST>$"),
    ("Nov 25 16:53:09 wrong code from 198.51.100.7", "^ wrong code from <HOST>$"),
    ("[Nov 25 16:53:09] NOTICE[12] x.c: wrong from 198.51.100.9", r"^\[\] NOTICE\[\d+\] x\.c: wrong from <HOST>"),
    ("2026/11/25 16:53:09 [error] 1#1: *1 x, client: 198.51.100.9, server", r"^ \[error\] .*client: <HOST>,"),
    ('198.51.100.9 - - [2026-11-25T16:53:09+00:00] "GET /x" 404 10', r'^<HOST> - \S+ \[\] "GET /[^"]*" 404'),
    ('198.51.100.9 - - [25/Nov/2026:16:53:09 +0000] "GET /x" 404 10', r'^<HOST> - \S+ \[\] "GET /[^"]*" 404'),
]
DOES_NOT = [
    ("[2026-11-25T16:53:09+0000] wrong code from 198.51.100.7", "^wrong code from <HOST>$"),
    ("2026-11-25 16:53:09 wrong code from 198.51.100.7", "^wrong code from <HOST>$"),
    ('198.51.100.9 - - [2026-11-25T16:53:09+00:00] "GET /x" 404 10', r'^<HOST> - \S+ \[[^\]]+\] "GET /'),
]


def check(line: str, expression: str) -> None:
    said = {"fail2ban": {"codes": {"log": "system", "lines": expression, "examples": line}}}
    read_text(BASE + yaml.safe_dump(said, allow_unicode=True, width=1000))


@pytest.mark.parametrize(("line", "expression"), FITS)
def test_a_line_that_counts(line: str, expression: str) -> None:
    check(line, expression)


@pytest.mark.parametrize(("line", "expression"), DOES_NOT)
def test_a_line_that_does_not(line: str, expression: str) -> None:
    with pytest.raises(SpecError, match="none of the 'lines' fits this line of the log"):
        check(line, expression)
