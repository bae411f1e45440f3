"""A PBX with one module, whose pages a browser opens."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from selenium.common.exceptions import StaleElementReferenceException

FILL = Path(__file__).parent / "browser" / "fill.php"
T = TypeVar("T")


@dataclass
class Cabinet:
    """PHP's web server on the test kit, in a scratch folder on which the module is installed."""

    php: Path
    kit: Path
    module: Path
    libraries: Path
    scratch: Path
    port: int = 0
    server: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> Mapping[str, str]:
        return os.environ | {
            "MIKO_GEN_MODULE": str(self.module),
            "MIKO_GEN_SCRATCH": str(self.scratch),
            "MIKO_GEN_LIBRARIES": str(self.libraries),
            "MIKO_GEN_TESTKIT": str(self.kit),
        }

    @property
    def log(self) -> Path:
        return self.scratch / "server.log"

    @property
    def database(self) -> Path:
        """The module's own."""
        return next(self.scratch.rglob("module.db"))

    def start(self) -> None:
        self.scratch.mkdir(parents=True)
        installed = subprocess.run(
            [self.php, self.kit / "pages" / "install.php", FILL],
            env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert installed.returncode == 0, installed.stdout + installed.stderr
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        with self.log.open("wb") as log:
            self.server = subprocess.Popen(
                [self.php, "-S", f"127.0.0.1:{self.port}", self.kit / "pages" / "router.php"],
                env=self.environment, stdout=log, stderr=log,
            )  # fmt: skip
        until(self._answers, "the web server answers")

    def stop(self) -> None:
        if self.server is not None:
            self.server.terminate()
            self.server.wait()

    def _answers(self) -> bool:
        assert self.server is not None
        assert self.server.poll() is None, self.log.read_text(encoding="utf-8")
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True


@contextmanager
def running(php: Path, kit: Path, module: Path, libraries: Path, scratch: Path) -> Iterator[Cabinet]:
    cabinet = Cabinet(php, kit, module, libraries, scratch)
    try:
        cabinet.start()
        yield cabinet
    finally:
        cabinet.stop()


def until(condition: Callable[[], T], what: str, seconds: float = 20) -> T:
    """The condition's value as soon as it is true. What is just being drawn anew is asked again."""
    end = time.monotonic() + seconds
    while True:
        try:
            value = condition()
        except StaleElementReferenceException:
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"never came true: {what}")
        time.sleep(0.03)
