"""The command line: what is answered by hashes alone, or all of it."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Entry point of the command ``miko-gen``, and of ``python -m miko_gen``."""
    if "--check" in sys.argv[1:]:
        from miko_gen.project.quick import is_quiet

        if is_quiet(sys.argv[1:]):
            sys.stdout.write("The module is what its spec says.\n")
            return
    import gc

    # What is imported stays: to look for garbage in it again and again, and once more at the end, is a fifth of a run. One
    # module is made before this many objects; a workspace of them is cleaned up behind.
    gc.set_threshold(200_000)
    from miko_gen.cli import main as run

    try:
        run()
    except SystemExit as end:
        _leave(end)


def _leave(end: SystemExit) -> None:
    """What is in memory goes with the process: to take it apart, object by object, is a thirtieth of a run."""
    if not isinstance(end.code, int):
        raise end
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(end.code)


if __name__ == "__main__":
    main()
