"""Writes the catalogue of a release of Core: scripts/core-catalogue.py CORE_DIR RELEASE (the folder is a checkout of it)."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from miko_gen.contract.catalogue import catalogue_file, classes
from miko_gen.contract.extract import extract
from miko_gen.contract.shipped import further_file, parts

core, release = sys.argv[1:]
first, further = parts(json.loads(extract(Path(core), release)), frozenset(classes()))
catalogue_file(release).write_text(first, encoding="utf-8")
further_file(release).write_text(further, encoding="utf-8")
