# Two commands do everything on a fresh machine: make run, make test.
PYTHON ?= python3
PORT ?= 8501
# What `make mutants` changes, all of both layers unless said: make mutants MUTANTS="drafting.checks.kept*", or as many as
# said, drawn by lot: make mutants SAMPLE=400 SEED=3
MUTANTS ?=
SAMPLE ?=
SEED ?= 1
# How many drafts make test-llm asks of the small model: make test-llm DRAFTS=10
DRAFTS ?= 100
BIN := .venv/bin
# Without compiling: Python compiles what is imported, a small part of what is installed.
PIP := $(BIN)/pip install --quiet --no-compile --disable-pip-version-check --constraint constraints.txt

.PHONY: run test test-llm damaged lint docs mutants screenshots clean

run: .venv/installed  ## install, index the sample corpus, open the page at http://127.0.0.1:$(PORT)
	$(BIN)/nianbao index corpus/reports
	$(BIN)/nianbao serve --port $(PORT)

test: .venv/installed-dev lint  ## install, lint, type-check, run every test
	$(BIN)/pytest

test-llm: .venv/installed-dev .venv-llm/installed  ## a hundred drafts of a real small model: about an hour; goes on where it stopped
	NIANBAO_LLM_DRAFTS=$(DRAFTS) $(BIN)/pytest -m small_model -s tests/small_model

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

# The small model has an environment of its own, since its server is compiled (minutes) and nothing else needs it.
.venv-llm/installed: tests/small_model/requirements.txt
	test -x .venv-llm/bin/pip || $(PYTHON) -m venv .venv-llm
	.venv-llm/bin/pip install --quiet --disable-pip-version-check --requirement tests/small_model/requirements.txt
	touch $@

docs: .venv/installed  ## docs/checks.md from the catalogue of rules
	$(BIN)/python -m drafting.checks.handbook > docs/checks.md.new
	mv docs/checks.md.new docs/checks.md

mutants: .venv/installed-dev  ## change drafting/checks and drafting/tables a little, 7,300 times: which tests notice (hours)
	$(PIP) --editable '.[mutants]'
	$(BIN)/mutmut run $(MUTANTS) $(if $(SAMPLE),$$($(BIN)/python tests/drawn_by_lot.py $(SAMPLE) $(SEED)))
	$(BIN)/mutmut results | sed '/: not checked$$/d'

screenshots: .venv/installed-dev  ## the pictures in docs/, taken on the clerk's way
	NIANBAO_SCREENSHOTS=docs/screenshots $(BIN)/pytest -q tests/ui/test_clerk.py

clean:
	rm -rf .venv .venv-llm .pytest_cache .mypy_cache .ruff_cache .hypothesis
