# Everything a newcomer types. Each target sets up what it needs; no root, no network beyond the package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RAW ?= raw/samples
HOME_DIR ?= .hapjong
PIP_OPTIONS := --quiet --quiet --disable-pip-version-check --no-input --retries 5 --timeout 60 --root-user-action ignore

.DEFAULT_GOAL := help
.PHONY: help run ui test test-all check format docs lock bench clean

help:  ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 12

run: $(READY)  ## materialise every table from the pages in RAW
	@$(BIN)/hapjong run --raw "$(RAW)" --home "$(HOME_DIR)"

ui: $(READY)  ## the Dagster UI with its daemon, on the same home
	@$(BIN)/hapjong ui --raw "$(RAW)" --home "$(HOME_DIR)"

test: $(READY)  ## the fast tests
	$(BIN)/python -m pytest -n auto

test-all: $(READY)  ## every test, slow and system tests included (browser, PostgreSQL, Dask, daemon)
	$(BIN)/python -m pytest -m "" -n auto

check: $(READY)  ## lint, format check, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)  ## format, and mend what lint can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)  ## speed, as ratios to a peer in the same run
	$(BIN)/python -m pytest tests/benchmarks --benchmark-only -s

docs: $(READY)  ## write the data dictionary anew
	$(BIN)/python -m expectations.dictionary

lock: $(READY)  ## pin the dependencies of pyproject.toml anew
	$(BIN)/uv pip compile --universal --generate-hashes --no-annotate --no-header --extra dev pyproject.toml -o requirements.lock

$(READY): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) from requirements.lock (once; one to three minutes) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install $(PIP_OPTIONS) --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install $(PIP_OPTIONS) --no-deps --no-build-isolation -e .
	@touch $(READY)

clean:  ## remove the virtual environment and caches
	rm -rf $(VENV) build *.egg-info .pytest_cache .ruff_cache .mypy_cache
