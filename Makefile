# Each target sets up what it needs by itself. See README.md.

.PHONY: help demo test check bench golden clean

help:
	@echo "make demo    one page of YAML becomes a package that MikoPBX installs"
	@echo "make test    all tests; makes PHP 8.4, Asterisk 22, nginx, fail2ban and Chromium when they are missing (needs root, minutes)"
	@echo "make check   ruff and mypy"
	@echo "make bench   how fast it is, beside a bare start of Python and Copier"
	@echo "make golden  writes the expected output of the tests anew; read the difference"
	@echo "make clean   removes what the other targets made here"

demo:
	@scripts/demo

test: .dev
	@scripts/engines >/dev/null || echo "Skipped: the tests that need an engine that is missing here (see the line above)."
	@.venv-dev/bin/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

check: .dev
	.venv-dev/bin/ruff check
	.venv-dev/bin/ruff format --check
	.venv-dev/bin/mypy

bench: .dev
	@.venv-dev/bin/python tests/bench.py

golden: .dev
	@MIKO_GEN_UPDATE_GOLDEN=1 .venv-dev/bin/python -m pytest -q tests/test_new.py tests/test_spec_errors.py tests/test_testkit.py tests/test_hooks_page.py

clean:
	rm -rf .venv .venv-dev build dist

.PHONY: .dev
.dev:
	@scripts/venv .venv-dev -e ".[dev]"
