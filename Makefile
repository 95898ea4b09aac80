# Two commands, on any machine with Python 3.11 or later: `make demo` and `make test`.

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || echo python3)
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
TESTED := $(VENV)/.ready-for-tests
SHARED ?= ../shared

.PHONY: help demo test gate mutants api clean

help: ## what each command does
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /	/'

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "rashomon needs Python 3.11 or later; name yours with PYTHON=..."; exit 1; }
	@echo "Setting up $(VENV), once (a minute or two) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"

$(READY): $(VENV)/bin/python pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(TESTED): $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	@touch $@

demo: $(READY) ## read the example reports and write a ledger and a dossier
	@$(BIN)/python -m examples.demo

test: $(TESTED) ## every check: style, types, direction of imports, tests
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

gate: $(TESTED) ## measure on the data sets and compare with the pinned floors
	$(BIN)/python -m benchmarks gate --data $(SHARED)

mutants: $(TESTED) ## take rule words and guards away, thirty at random, and list those that no test misses
	$(BIN)/python -m tests.mutants

api: $(READY) ## write docs/api.md anew from the docstrings
	$(BIN)/python docs/make_api.py

clean: ## remove what the commands made
	rm -rf $(VENV) demo build dist
