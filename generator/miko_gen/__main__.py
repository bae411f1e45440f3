"""The command line: what is answered by hashes alone, or all of it."""

from __future__ import annotations

import errno
import os
import sys


def main() -> None:
    """Entry point of the command ``miko-gen``, and of ``python -m miko_gen``."""
    try:
        code = _run()
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError as error:
        if error.errno != errno.ENOSPC or error.filename is not None:
            raise
        # What cannot be written to files is said where they are written: this is the output itself.
        os.write(2, b"error: cannot print: No space left on device\n")
        code = 1
    # What is in memory goes with the process: to take it apart, object by object, is a thirtieth of a run.
    os._exit(code)


def _run() -> int:
    """The exit code."""
    if "--check" in sys.argv[1:]:
        from miko_gen.project.quick import is_quiet

        if is_quiet(sys.argv[1:]):
            sys.stdout.write("The module is what its spec says.\n")
            return 0
    import gc

    # What is imported stays: to look for garbage in it again and again is a fifth of a run. One module is made before this
    # many objects; a workspace of them is cleaned up behind.
    gc.set_threshold(200_000)
    from miko_gen.cli import main as run

    try:
        run()
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        return end.code
    return 0


if __name__ == "__main__":
    main()
