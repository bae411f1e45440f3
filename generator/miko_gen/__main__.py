"""Runs the command line as ``python -m miko_gen``."""

from miko_gen.cli import main

main()
