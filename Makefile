# `make` alone lists the targets. uv is used when it is there, venv and pip otherwise.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help compiled demo test torture fuzz lint bench requirements clean

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

demo: compiled  ## crawl the bundled sample portal and say where the JSON Lines are
	@$(BIN)/scrapy crawl demo

test: .venv/dev.stamp compiled  ## run every test
	@$(BIN)/pytest -n auto

torture: .venv/dev.stamp compiled  ## kill crawls at random moments (KILLS=100), and count what is lost, doubled or torn
	@$(BIN)/python -m tests.torture

MINUTES ?= 10
fuzz: .venv/dev.stamp compiled  ## give strangers' bytes to everything that reads them, for MINUTES=10
	@$(BIN)/python -m tests.fuzz $(MINUTES)

lint: .venv/dev.stamp  ## ruff and mypy --strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

CORPUS ?= ../shared/corpus
PEERS ?= trafilatura trafilatura:precise readability-lxml newspaper4k resiliparse magic-html gne
bench: compiled  ## accuracy and speed on CORPUS=FOLDER beside PEERS="NAME …" (may be empty), in one table
	@$(BIN)/python -m benchmarks.bench --corpus "$(CORPUS)" --peers "$(PEERS)"

requirements:  ## pin and hash the requirements anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  pyproject.toml --extra compile -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	  pyproject.toml --extra compile --extra dev -o requirements-dev.txt

clean:  ## remove the virtual environments and caches; data/ stays: it is your archive
	rm -rf .venv .venv-bench .mypy_cache .ruff_cache .pytest_cache .hypothesis build newsspider/reading/compiled/*.so

compiled: .venv/run.stamp
	@.ci/compile

.venv/run.stamp: requirements.txt
	@.ci/venv $(PYTHON) requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt
	@.ci/venv $(PYTHON) requirements-dev.txt
	@touch $@ .venv/run.stamp
