# Needs Python 3.11 or newer and make. Everything it makes is in .venv/ and var/.

PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
RUNTIME := .venv/.installed-runtime
DEV := .venv/.installed-dev
SECRET := var/secret-key

# What the database and the collected static files are made of. A folder is listed beside its files, so that a deletion counts.
DATABASE_SOURCES := $(shell find browse sources actors initiatives portal \
	-name '*.py' -print 2>/dev/null; find fixtures */migrations -name __pycache__ -prune -o -name '*.y*ml' -print -o -type d -print 2>/dev/null)
STATIC_SOURCES := $(shell find static */static -print 2>/dev/null)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run editor pictures test bench check fix seed export lock env database FORCE

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(RUNTIME) $(SECRET) database var/static.stamp ## Serve the portal as in production, on 127.0.0.1 (PORT=8000)
	@echo
	@echo "The portal:        http://127.0.0.1:$(PORT)/    (Ctrl-C stops it)"
	@echo "A first editor:    make editor NAME=you    then http://127.0.0.1:$(PORT)/admin/"
	@echo
	@PORTAL_HTTPS=off exec $(BIN)/granian --interface wsgi --host 127.0.0.1 --port $(PORT) \
		--workers 2 --blocking-threads 1 --backlog 256 --respawn-failed-workers \
		--workers-kill-timeout 5 --log-level warning portal.wsgi:application

editor: $(RUNTIME) $(SECRET) database ## Make somebody who may edit, publish and make others (NAME=…; asks for a password)
	@test -n "$(NAME)" || { echo "make editor NAME=…" >&2; exit 2; }
	@$(MANAGE) createeditor "$(NAME)" $(ARGS)

test: $(DEV) ## Run the whole suite on SQLite, then on PostgreSQL (STRICT=on: a skipped test is a failure)
	@$(BIN)/python -m tests.both $(if $(STRICT),--no-skips) $(ARGS)

bench: $(DEV) ## Measure every page at 1 and 100 times the data, on both databases (ARGS="--times 20 --only search")
	@$(BIN)/python -m tests.bench $(ARGS)

check: $(DEV) $(SECRET) ## Lint, types, layers, dependencies, templates, deployment, migrations, fixtures
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	@find templates -name '*.html' -print0 2>/dev/null | xargs -0r $(BIN)/djade --target-version 5.2 --check
	@if [ -d templates ]; then $(BIN)/djlint --lint --quiet templates; fi
	env -u PORTAL_HTTPS $(MANAGE) check --deploy --fail-level WARNING
	DATABASE_URL=sqlite://:memory: $(MANAGE) makemigrations --check --dry-run
	DATABASE_URL=sqlite://:memory: $(MANAGE) seed --check

pictures: $(DEV) $(SECRET) ## Take the pictures of docs/editing.md anew (needs Chromium)
	@$(BIN)/python -m tests.pictures

fix: $(DEV) $(SECRET) ## Put right what tools can: imports, formatting, templates, the data dictionary
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	@find templates -name '*.html' -print0 2>/dev/null | xargs -0r $(BIN)/djade --target-version 5.2 || true  # it exits 1 where it changed a file
	@$(MANAGE) dictionary

seed: $(RUNTIME) $(SECRET) ## Migrate, and load fixtures/ into the database (ARGS=--overwrite)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) seed $(ARGS)

export: $(RUNTIME) $(SECRET) ## Write the database into fixtures/ (ARGS: another folder)
	@$(MANAGE) export $(ARGS)

lock: ## Write requirements.txt and requirements-dev.txt anew from pyproject.toml (ARGS=--upgrade)
	@test -x var/uv/bin/uv || { $(PYTHON) -m venv var/uv && var/uv/bin/pip install --quiet uv; }
	var/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		$(ARGS) pyproject.toml --output-file requirements.txt
	var/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		$(ARGS) --extra dev --constraint requirements.txt pyproject.toml --output-file requirements-dev.txt

env: $(DEV)

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv

$(RUNTIME): requirements.txt | .venv/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt | .venv/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(RUNTIME)

$(SECRET):
	@mkdir -p $(@D)
	@umask 077; $(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))' > $@

# A database elsewhere (DATABASE_URL) is brought up to date at every start; our own file only when its sources changed.
database: $(if $(DATABASE_URL),FORCE,var/database.stamp)
	@$(if $(DATABASE_URL),$(MANAGE) migrate --verbosity 0 && $(MANAGE) seed)

var/database.stamp: $(DATABASE_SOURCES) $(RUNTIME) $(SECRET) $(if $(wildcard var/portal.sqlite3),,FORCE)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) seed
	@touch $@

var/static.stamp: $(STATIC_SOURCES) portal/settings.py $(RUNTIME) $(SECRET) $(if $(wildcard var/static),,FORCE)
	@$(MANAGE) collectstatic --noinput --clear --verbosity 0
	@touch $@

FORCE:
