"""Where the test kit lies on this machine: written once per generator and Core release into the user's cache."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from importlib.resources import files
from pathlib import Path

from miko_gen.testkit.standins import PHP, write


def kit(release: str | None = None) -> Path:
    """The folder of the test kit for Core's ``release``, the newest known by default.

    A kit is never changed once it is there: another generator or release has another folder.

    Raises:
        KeyError: there is no catalogue of that release.

    """
    from miko_gen.contract.catalogue import releases

    release = release or releases()[-1]
    if release not in releases():
        raise KeyError(release)
    folder = _cache() / f"testkit-{release}-{_digest()}"
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".testkit-", dir=folder.parent))
        try:
            write(fresh, release)
            fresh.chmod(0o755)
            fresh.rename(folder)
        except OSError:
            # Another run was quicker.
            shutil.rmtree(fresh, ignore_errors=True)
            if not folder.is_dir():
                raise
    return folder


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "miko-gen"


def _digest() -> str:
    """Changes with everything that a kit is made of."""
    digest = hashlib.sha256()
    catalogues = (path for path in files("miko_gen.contract").iterdir() if path.name.endswith(".json"))
    own = [Path(str(path)) for path in catalogues] + [Path(__file__).with_name("standins.py")]
    for path in sorted(own) + sorted(path for path in PHP.rglob("*.php")):
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
