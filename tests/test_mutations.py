"""The tests that a module is generated with notice what is broken in it: each of the known ways (mutations.py)."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from mutations import MUTATIONS, Mutation, Outcome, judge, run_tests

BY_NAME = {mutation.name: mutation for mutation in MUTATIONS}
USED = sorted({mutation.spec for mutation in MUTATIONS})


@pytest.fixture(scope="module")
def outcomes(
    php: Path, modules: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, Future[Outcome]]]:
    """What the tests said to each mutation; two at a time, because half of the time a test waits for a process."""
    parent = tmp_path_factory.mktemp("mutations")
    with ThreadPoolExecutor(2) as pool:
        yield {
            mutation.name: pool.submit(judge, mutation, modules[mutation.spec], parent / str(number), php)
            for number, mutation in enumerate(MUTATIONS)
        }
        pool.shutdown(cancel_futures=True)


def test_there_are_enough() -> None:
    assert len(BY_NAME) == len(MUTATIONS) >= 30


def test_each_is_where_it_says_and_php_reads_it(php: Path, modules: Mapping[str, Path], tmp_path: Path) -> None:
    read = []
    for number, mutation in enumerate(MUTATIONS):
        path = tmp_path / str(number) / mutation.file
        path.parent.mkdir(parents=True)
        path.write_bytes((modules[mutation.spec] / mutation.file).read_bytes())
        mutation.apply(tmp_path / str(number))
        if path.suffix == ".php" and mutation.parses:
            read.append(path)
    ran = subprocess.run([str(php), "-l", *map(str, read)], capture_output=True, text=True, check=False)

    said = [line for line in ran.stdout.splitlines() if line and not line.startswith("No syntax errors detected")]
    assert said == []


def test_a_text_that_is_not_there_is_an_error(modules: Mapping[str, Path]) -> None:
    with pytest.raises(ValueError, match=r"nothing: module\.json does not hold 'x y z'"):
        Mutation("nothing", "module-black-list", "module.json", "x y z", "").apply(modules["module-black-list"])


@pytest.mark.parametrize("spec", USED)
def test_without_a_mutation_they_pass(php: Path, modules: Mapping[str, Path], spec: str) -> None:
    passed, said = run_tests(modules[spec], php)

    assert passed, said[-6000:]


@pytest.mark.parametrize("name", BY_NAME)
def test_noticed(outcomes: Mapping[str, Future[Outcome]], name: str) -> None:
    outcome = outcomes[name].result()

    assert outcome.noticed, f"{BY_NAME[name].file}: no test of the module notices it\n{outcome.said[-3000:]}"
