# One command each. `make` alone lists them.
PYTHON ?= python3
JOBS ?= 3
BIN := .venv/bin
STAMP := .venv/.installed

.DEFAULT_GOAL := help
.PHONY: help install demo run test spec check fix reset docs bench bench-year bench-checkin bench-terminals chromium

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

install: $(STAMP) ## make .venv with the command `sembilan` in it

$(STAMP): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name it with PYTHON=…"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo "Python lacks venv; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.5'
	UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy $(BIN)/uv sync --frozen --inexact --quiet
	@$(BIN)/python -m sembilan.web.translations compile
	@touch $@

demo: install ## invent a regency, close its last month, serve it on PORT (8000), print accounts
	@$(BIN)/sembilan demo

run: install ## serve what is there on PORT (8000)
	@$(BIN)/sembilan serve

test: install chromium ## run every test
	$(BIN)/pytest -n $(JOBS) --dist loadscope -q

spec: install ## run the cases of the packs; needs no database
	$(BIN)/pytest tests/spec -q

check: install chromium ## everything a change must pass; all failures are reported, not the first
	@$(BIN)/python .ci/check.py

fix: install ## format and repair what can be repaired by itself
	$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .
	$(BIN)/python -m sembilan.web.translations extract

reset: install ## begin anew: deletes the embedded database and all files of this installation
	@$(BIN)/sembilan reset $$(test -t 0 || echo --yes)

docs: install ## write docs/reference from the packs
	@$(BIN)/sembilan pack reference

bench: install ## measure the speeds the product promises
	@$(BIN)/python -m bench

bench-year: install ## pages of daily work among a year of it: 50,000 people, 11 million entries, ten minutes
	@$(BIN)/python -m bench worklog --year

bench-checkin: install ## measure checking in over HTTP; STORED=50000000 for a decade of presses
	@$(BIN)/python -m bench.checkin --empty --stored $(or $(STORED),1000000)

bench-terminals: install ## measure terminals pushing their lines; STORED=50000000 for a decade of them
	@$(BIN)/python -m bench.terminals 20 $(or $(STORED),1000000)

chromium:
	@test -n "$$SEMBILAN_CHROMIUM" || command -v chromium chromium-browser google-chrome >/dev/null || { \
		test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -q >/dev/null && \
		DEBIAN_FRONTEND=noninteractive apt-get install -yq chromium >/dev/null; } || \
		echo "No Chromium found, so browser tests are skipped: install it (apt-get install chromium) or name it in SEMBILAN_CHROMIUM."
