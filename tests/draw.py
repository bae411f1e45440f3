"""Draws random specs, the same ones each time: ``python draw.py COUNT FIRST`` pickles a list of them to stdout."""

from __future__ import annotations

import pickle
import sys
from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, given, seed, settings

from strategies import specs

# Beyond this many examples of one run Hypothesis begins to vary the ones it had, which takes the odd ones away.
AT_ONCE = 10


def as_yaml(data: dict[str, Any]) -> str:
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000))


def draw(count: int, first: int) -> list[dict[str, Any]]:
    """``count`` specs, each once; ``first`` is the first seed."""
    known: dict[str, dict[str, Any]] = {}
    for run in range(first, first + 10 * count):

        @seed(run)
        @settings(
            max_examples=AT_ONCE,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(specs())
        def collect(data: dict[str, Any]) -> None:
            known.setdefault(as_yaml(data), data)

        collect()
        if len(known) >= count:
            break
    return list(known.values())[:count]


if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(draw(int(sys.argv[1]), int(sys.argv[2]))))
