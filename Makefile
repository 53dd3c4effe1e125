# Nothing but make and Python 3.11 or newer is needed. Another interpreter: make PYTHON=python3.12 test
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo run test faults prove mutants lint cover bench docs messages clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

demo: $(READY) ## open a believable centre in a throw-away folder
	@$(BIN)/bangfu demo

run: $(READY) ## open the desk on your own data
	@$(BIN)/bangfu

test: lint ## lint, then every test
	@$(BIN)/python -m pytest -n 2 --dist worksteal </dev/null

faults: $(READY) ## cut the power, fill the disk, kill programs, and look at what is left (about four minutes)
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m faults </dev/null

prove: $(READY) ## draw what must hold ten thousand times, and cut the power at every place (about an hour)
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m prove </dev/null

# How many mutants are tried, and by which dice they are drawn; ALL=1 tries every one, AGAIN=1 what lived before.
N ?= 400
SEED ?= 1
ALL ?=
AGAIN ?=
mutants: $(READY) ## put small mistakes into the code, and see how many of them the tests notice (about an hour)
	@$(BIN)/python -m tests.mutants --number $(N) --seed $(SEED) $(if $(ALL),--all) $(if $(AGAIN),--again) </dev/null

lint: $(READY) ## ruff, its format too, mypy strict, and the import contracts between the floors
	@$(BIN)/python -m ruff check .
	@$(BIN)/python -m ruff format --check --quiet .
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-logo

cover: $(READY) ## which lines of cases the tests do not walk
	@$(BIN)/python -m pytest -n 2 --dist worksteal --cov </dev/null

bench: $(READY) ## measure the promised ratios and print them as a table
	@$(BIN)/python -m tests.benchmarks

docs: $(READY) ## make anew all that is made: blocks and pictures of the pages, and the English sentences
	@$(BIN)/python -m tests.messages
	@$(BIN)/python -m tests.readme
	@$(BIN)/python -m tests.past_codes
	@$(BIN)/python -m tests.past_rules

messages: $(READY) ## collect the sentences that people read, and compile their English
	@$(BIN)/python -m tests.messages

clean: ## remove caches and build leftovers (to start afresh, remove .venv as well)
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage build dist snapshot_report.html mutants
	@find cases storage exports tui tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment is made once, and again when the pinned versions or the project's own metadata change.
# An environment that is half made or too old is made anew.
USABLE := import sys, pip; sys.exit(sys.version_info < (3, 11))

$(READY): requirements.lock pyproject.toml
	@$(BIN)/python -c '$(USABLE)' 2>/dev/null || { \
	  "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    echo "bangfu needs Python 3.11 or newer; $(PYTHON) is: $$("$(PYTHON)" --version 2>&1 || true)" >&2; \
	    echo "Install a newer one and name it: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }; \
	  echo "Making the environment in .venv (once, about a minute) ..." >&2; \
	  "$(PYTHON)" -m venv --clear .venv || { \
	    echo "$(PYTHON) could not make .venv; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input -r requirements.lock </dev/null
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --no-deps --no-build-isolation -e . </dev/null
	@touch $(READY)
