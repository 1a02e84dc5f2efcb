# Two commands on a clean clone: make demo, make test. They need Python 3.11 or later; test engines are said where missing.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
BUILD := --no-build-isolation --no-deps -e .

.PHONY: demo test check format bench fuzz cypher docs pictures lock clean

demo: $(VENV)/run.stamp
	@$(BIN)/graphmodel demo

test: check
	@$(BIN)/python -m pytest -n 2 --dist loadgroup $(PYTEST)

check: $(VENV)/dev.stamp
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry .
	@$(BIN)/bandit -q -c pyproject.toml -r graphmodel cypher api viz

format: $(VENV)/dev.stamp
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.bench

# Every operation of the interface under a thousand questions made from its description: make fuzz EXAMPLES=200 for fewer.
fuzz: $(VENV)/dev.stamp
	@GRAPHMODEL_FUZZ_EXAMPLES=$(or $(EXAMPLES),1000) $(BIN)/python -m pytest -n 2 tests/api/http/test_fuzz.py

cypher: $(VENV)/dev.stamp
	@$(BIN)/python -m graphmodel.store.statements

docs: $(VENV)/dev.stamp
	@$(BIN)/python -m graphmodel.model_document > docs/model.md
	@$(BIN)/python -m tests.api.http.documents

# Takes the screenshots that the README shows; needs Chromium and a Chinese font.
pictures: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.browser.pictures

# Writes the hashed sets anew; needs uv. No address of an index is written.
lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --upgrade \
		--custom-compile-command "make lock" pyproject.toml --group build -o requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" pyproject.toml --group build --group dev -c requirements.txt -o requirements-dev.txt

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更高版本：make demo PYTHON=python3.11 / Python 3.11 or later is needed" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "此 Python 缺少 venv 模块，请先安装：sudo apt install python3-venv / This Python lacks venv: sudo apt install python3-venv" >&2; exit 1; }

$(VENV)/run.stamp: requirements.txt pyproject.toml | $(VENV)/bin/python
	@echo "正在准备环境（首次需下载安装包）…… / preparing the environment" >&2
	@test -e $(VENV)/dev.stamp || $(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install $(BUILD)
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt pyproject.toml | $(VENV)/bin/python
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@$(PIP) install $(BUILD)
	@touch $@ $(VENV)/run.stamp

clean:
	rm -rf $(VENV) .neo4j
