# What one does with a checkout. A fresh Debian needs only Python 3.11 or newer, git and make; `make` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules
.PHONY: help demo serve test lint format bench day soak glossary lock clean package parts

# Dozens of processes start here: none should have to compile again what another one has.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DONE := $(VENV)/done
ARGS ?=

# uv does not read pip's settings; a mirror that is set for pip should hold for everything that is installed here.
UV := index="$${PIP_INDEX_URL:-$$($(BIN)/python -m pip config get global.index-url 2>/dev/null || true)}"; \
	[ -z "$$index" ] || export UV_DEFAULT_INDEX="$$index"; \
	UV_PYTHON_DOWNLOADS=never $(BIN)/uv --quiet --no-progress
INSTALL := $(UV) pip install --python $(BIN)/python

help: ## 列出本说明 — this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: package ## 建立演示园区，写出 out/ 中的工作总结和指标 — the demonstration zone, its report and figures
	@$(BIN)/yuanqu demo --out out $(ARGS)

serve: package ## 启动网页服务 — the pages
	@$(BIN)/yuanqu serve $(ARGS)

test: package $(DONE)/dev parts ## 全部测试 — all tests; ARGS="tests/terms -k period" for some
	@$(BIN)/python -m pytest --numprocesses auto --dist loadgroup --no-loadscope-reorder $(ARGS)

lint: package $(DONE)/dev ## 代码检查 — ruff and mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet . || { $(BIN)/ruff format --check .; exit 1; }
	@$(BIN)/mypy

format: $(DONE)/dev ## 整理代码格式 — ruff, in place
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format .

bench: package $(DONE)/bench ## 性能对比 — ratios beside named peers
	@$(BIN)/python -m bench $(ARGS)

day: package $(DONE)/bench ## 一天的工作 — 200 people at work for ten minutes, beside the admin
	@$(BIN)/python -m bench.day $(ARGS)

soak: package $(DONE)/bench ## 长时间运行 — killed again and again at work, and mutated files
	@$(BIN)/python -m bench.killing $(ARGS)
	@$(BIN)/python -m bench.soak $(ARGS)
	@$(BIN)/python -m bench.fuzzing

glossary: package ## 由声明生成术语表 — docs/glossary.md from the declarations
	@$(BIN)/yuanqu glossary --out docs/glossary.md

lock: $(DONE)/build ## 重新锁定依赖 — requirements/*.lock; ARGS=--upgrade for newer versions
	@$(call COMPILE,build,)
	@$(call COMPILE,run,)
	@$(call COMPILE,dev,--constraint requirements/run.lock)
	@$(call COMPILE,bench,--constraint requirements/dev.lock)

clean: ## 删除生成的文件（保留 .venv 和数据目录 .yuanqu）— what was generated, not .venv nor the data in .yuanqu
	@rm -rf out dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@rm -rf src/yuanqu/site/static/bundle src/yuanqu/site/frontend/node_modules
	@find src demo tests bench packaging -name __pycache__ -type d -prune -exec rm -rf {} +

COMPILE = $(UV) pip compile --universal --python-version 3.11 --generate-hashes --custom-compile-command 'make lock' \
	$(2) $(ARGS) --output-file requirements/$(1).lock requirements/$(1).in >/dev/null

# The steps of installing. A file in $(DONE) says that one is done; a changed lock does it again.

package: $(DONE)/package
	@$(BIN)/python packaging/bundle.py >/dev/null

parts:
	@packaging/system-parts chromium:chromium soffice:libreoffice-writer pdftoppm:poppler-utils java:default-jre-headless /usr/lib/libreoffice/program/libsclo.so:libreoffice-calc \
		/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc:fonts-noto-cjk

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "需要 Python 3.11 或更新的版本，当前是 $$($(PYTHON) --version 2>&1)。可用 make PYTHON=python3.12 指定。"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || CI=true PYTHON=$(PYTHON) packaging/system-parts ensurepip:python3-venv
	@$(PYTHON) -m venv $(VENV)

$(DONE)/build: $(BIN)/python requirements/build.lock
	@echo "安装构建工具…… installing build tools"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.lock
	@mkdir -p $(DONE) && touch $@

$(DONE)/run: $(DONE)/build requirements/run.lock
	@echo "安装依赖…… installing dependencies"
	@$(INSTALL) --require-hashes -r requirements/run.lock
	@touch $@

$(DONE)/package: $(DONE)/run pyproject.toml requirements/run.in packaging/dependencies.py packaging/bundle.py
	@echo "安装园区并构建页面资源…… installing yuanqu and building its front-end"
	@$(INSTALL) --no-build-isolation --no-deps --editable .
	@touch $@

$(DONE)/dev: $(DONE)/run requirements/dev.lock
	@echo "安装测试工具…… installing test tools"
	@$(INSTALL) --require-hashes -r requirements/dev.lock
	@touch $@

$(DONE)/bench: $(DONE)/dev requirements/bench.lock
	@echo "安装对比对象…… installing the peers to compare with"
	@$(INSTALL) --require-hashes -r requirements/bench.lock
	@touch $@
