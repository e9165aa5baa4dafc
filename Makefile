# make demo   set up, and translate the sample article side by side
# make test   set up for development, and run all checks and tests
# Both need Python 3.10 or newer with pip and venv, and nothing else.

PYTHON ?= python3
VENV := .venv
PIP := $(VENV)/bin/python -m pip --disable-pip-version-check install --quiet --no-deps
SAMPLE := samples/rare-earth-talks.zh-CN.md
PAGE := out/rare-earth-talks.html
LOCK := uv pip compile pyproject.toml --universal --python-version 3.10 --upgrade \
	--extra office --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet

.PHONY: demo test quick lock clean

demo: $(VENV)/use
	@mkdir -p out
	$(VENV)/bin/workbench translate $(SAMPLE) --to en -g glossaries -o $(PAGE)

test: $(VENV)/dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache
	$(VENV)/bin/pytest

# What every commit passes: the tests without those that start programs or load models.
quick: $(VENV)/dev
	$(VENV)/bin/ruff check .
	$(VENV)/bin/pytest -m "not slow"

$(VENV)/use: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10))' \
		|| { echo "Python 3.10 or newer is needed; name it: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' \
		|| { echo "Python's venv is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }
	test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	$(PIP) --requirement requirements.lock
	$(PIP) --editable .
	@touch $@

$(VENV)/dev: $(VENV)/use requirements-dev.lock
	$(PIP) --requirement requirements-dev.lock
	@touch $@

# Renew both locks from pyproject.toml; needs uv.
lock:
	$(LOCK) --output-file requirements.lock
	$(LOCK) --extra dev --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) out build dist
