# Works on a fresh clone with Python 3.11, make and a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8080
INSTALLED := $(VENV)/.installed

.DEFAULT_GOAL := help
RELEASE := build/release
CUDA := cuda-bindings cuda-pathfinder cuda-toolkit nvidia-cublas nvidia-cuda-cupti nvidia-cuda-nvrtc nvidia-cuda-runtime \
	nvidia-cudnn-cu13 nvidia-cufft nvidia-cufile nvidia-curand nvidia-cusolver nvidia-cusparse nvidia-cusparselt-cu13 \
	nvidia-nccl-cu13 nvidia-nvjitlink nvidia-nvshmem-cu13 nvidia-nvtx triton
# torch and what only its build for graphics cards needs come from PyTorch's index: see docs/deployment.md.
COMPILE := pip compile --quiet --generate-hashes --no-annotate --constraint constraints.txt --python-version 3.11 \
	--python-platform x86_64-unknown-linux-gnu --custom-compile-command "make lock" \
	$(addprefix --no-emit-package ,torch $(CUDA)) pyproject.toml

.PHONY: help messages translations picture screenshots demo test test-long check lint types install clean lock release-check

help:
	@echo "make demo    install, start the playground, print the address of the chat page"
	@echo "make test    install, run the tests"
	@echo "make test-long  run those that are slow by nature: every documented command as a process, and more"
	@echo "make check   lint, strict types and make test; CI runs it and make test-long"
	@echo "make messages collect the texts for translators anew"
	@echo "make translations  fail where a translation lacks a text for users or breaks a placeholder; CI runs it"
	@echo "make screenshots  take pictures of the main screens in every language into build/screens"
	@echo "make picture take the README's picture anew"
	@echo "make lock    write requirements.lock anew: the constraints with the hash of every file"
	@echo "make release-check  the lock is up to date, no version has a known fault (pip-audit), a bill of materials (CycloneDX)"
	@echo "make clean   remove what the other targets made"

install: $(INSTALLED)

$(INSTALLED): pyproject.toml playground/pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable playground --editable '.[dev]'
	@touch $@

demo: install
	$(BIN)/offscreen demo --port $(PORT)

test: install
	$(BIN)/python -m pytest -m "not long" --numprocesses 2 --dist loadfile

test-long: install
	$(BIN)/python -m pytest -m long --numprocesses 2 --dist worksteal

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install
	$(BIN)/mypy

check: lint types test

$(RELEASE)/.installed: Makefile
	$(PYTHON) -m venv $(RELEASE)
	$(RELEASE)/bin/pip install --quiet --disable-pip-version-check uv==0.13.9 pip-audit==2.10.1 cyclonedx-bom==7.5.0
	@touch $@

lock: $(RELEASE)/.installed
	$(RELEASE)/bin/uv $(COMPILE) --output-file requirements.lock

release-check: $(RELEASE)/.installed
	cp requirements.lock build/requirements.lock
	$(RELEASE)/bin/uv $(COMPILE) --output-file build/requirements.lock
	diff requirements.lock build/requirements.lock
	grep -h '^torch==' constraints.txt | cat requirements.lock - > build/all.txt
	$(RELEASE)/bin/cyclonedx-py requirements build/all.txt --pyproject pyproject.toml --output-file build/sbom.json
	$(RELEASE)/bin/pip-audit --strict --disable-pip --no-deps --requirement requirements.lock

clean:
	rm -rf $(VENV) build dist *.egg-info playground/build playground/dist playground/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

picture: install
	OFFSCREEN_PICTURE=docs/nudge.png $(BIN)/python -m pytest tests/bot/test_browser.py

screenshots: install
	mkdir -p build/screens
	OFFSCREEN_PICTURES=build/screens $(BIN)/python -m pytest -m long tests/bot/dialogues/test_screens.py

messages: install
	$(BIN)/python -m bot.language.catalogues

translations: install
	$(BIN)/python -m bot.language.catalogues --check
