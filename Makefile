# Two commands, on any machine with Python 3.11 or later: `make demo` and `make test`.

PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
TESTED := $(VENV)/.ready-for-tests
SHARED ?= ../shared

.PHONY: help demo test check gate clean

help: ## what each command does
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /	/'

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "rashomon needs Python 3.11 or later; set PYTHON=... to name yours"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"

$(READY): $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(TESTED): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

demo: $(READY) ## read the example reports and write a ledger and a dossier
	@$(BIN)/python -m examples.demo

test: $(TESTED) ## every check: style, types, direction of imports, tests
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

gate: $(READY) ## measure on the data sets and compare with the pinned floors
	$(BIN)/python -m benchmarks gate --data $(SHARED)

clean: ## remove what the commands made
	rm -rf $(VENV) demo build dist
