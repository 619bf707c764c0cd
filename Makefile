# The only doors: continuous integration, hooks and hands use the same.
#   make demo        set up, build the model case, serve it        (ARGS=--no-serve stops after the table)
#   make test        lint-free tests on SQLite, then on PostgreSQL, then in a real browser
PYTHON ?= python3
ARGS ?=
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
IN := .venv/bin
SYNC := UV_PROJECT_ENVIRONMENT=.venv $(UV) sync --frozen --inexact --quiet

.PHONY: setup demo run test lint bench accuracy docs messages pictures

setup: .venv/.base

.venv/.base: uv.lock pyproject.toml | $(UV)
	$(SYNC) --no-dev --extra scan
	@touch $@

.venv/.dev: uv.lock pyproject.toml | $(UV)
	$(SYNC) --group dev
	@touch $@ .venv/.base

.tools/bin/uv:
	$(PYTHON) -m venv .tools
	.tools/bin/pip install --quiet --disable-pip-version-check "uv>=0.9"

demo: .venv/.base
	$(IN)/daihoi demo $(ARGS)

run: .venv/.base
	$(IN)/daihoi run $(ARGS)

# the tests start the program dozens of times: compiled files spare each start two seconds, and lie outside the tree;
# a file goes to one worker as a whole, so that what it builds for all its tests is built once
test: export PYTHONDONTWRITEBYTECODE =
test: export PYTHONPYCACHEPREFIX = $(CURDIR)/.venv/compiled
test: .venv/.dev
	$(IN)/python tools/chromium.py
	$(IN)/pytest -n 2 --dist loadfile --no-loadscope-reorder tests --ignore=tests/browser
	DAIHOI_TEST_DATABASE=postgres $(IN)/pytest -n 2 --dist loadfile --no-loadscope-reorder tests/apps tests/scenarios
	$(IN)/pytest tests/browser

lint: .venv/.dev
	$(IN)/ruff check .
	$(IN)/ruff format --check .
	$(IN)/mypy
	$(IN)/djlint src --lint --quiet
	$(IN)/lint-imports
	DAIHOI_HOME=.venv/lint $(IN)/python manage.py makemigrations --check --dry-run
	$(IN)/towncrier build --draft --version next > /dev/null

bench: .venv/.dev
	$(IN)/python -m bench $(ARGS)

# ten million drawn positions and 2,000 whole sheets through the reader of scanned ballots; hours (ARGS=--positions 100000)
accuracy: .venv/.dev
	$(IN)/python -m tests.simulator.accuracy $(ARGS)

docs: .venv/.dev
	$(IN)/python tools/rulebook_pages.py

messages: .venv/.dev
	$(IN)/python tools/messages.py extract

# draws the kept pictures of all papers anew: look at them before you commit
pictures: .venv/.dev
	DAIHOI_PICTURES=draw $(IN)/pytest -n 0 -q tests/pictures tests/browser/test_tally_sheets.py
