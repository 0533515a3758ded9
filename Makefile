# Two commands do everything on a fresh machine: make run, make test.
PYTHON ?= python3
PORT ?= 8501
# What `make mutants` changes, all of both layers unless said: make mutants MUTANTS="drafting.checks.kept*"
MUTANTS ?=
BIN := .venv/bin
# Without compiling: Python compiles what is imported, a small part of what is installed.
PIP := $(BIN)/pip install --quiet --no-compile --disable-pip-version-check --constraint constraints.txt

.PHONY: run test damaged lint docs mutants screenshots clean

run: .venv/installed  ## install, index the sample corpus, open the page at http://127.0.0.1:$(PORT)
	$(BIN)/nianbao index corpus/reports
	$(BIN)/nianbao serve --port $(PORT)

test: .venv/installed-dev lint  ## install, lint, type-check, run every test
	$(BIN)/pytest

damaged: .venv/installed-dev  ## damaged files and every shape of print read, indexing killed twenty times: some minutes
	$(BIN)/pytest -m slow tests/reading tests/precedents

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.venv/installed: pyproject.toml constraints.txt
	test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(PIP) --editable .
	touch $@

.venv/installed-dev: .venv/installed
	$(PIP) --editable '.[dev]'
	touch $@

docs: .venv/installed  ## docs/checks.md from the catalogue of rules
	$(BIN)/python -m drafting.checks.handbook > docs/checks.md.new
	mv docs/checks.md.new docs/checks.md

mutants: .venv/installed-dev  ## change drafting/checks and drafting/tables a little, 6,500 times: which tests notice (hours)
	$(PIP) --editable '.[mutants]'
	$(BIN)/mutmut run $(MUTANTS)
	$(BIN)/mutmut results

screenshots: .venv/installed-dev  ## the pictures in docs/, taken on the clerk's way
	NIANBAO_SCREENSHOTS=docs/screenshots $(BIN)/pytest -q tests/ui/test_clerk.py

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
