# `make demo` and `make test` are all a newcomer needs; both work from a fresh clone with Python >= 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
CONSTRAINTS := .ci/constraints.txt

.PHONY: demo test check docs golden bench bench-quality clean

demo: $(VENV)/.core
	$(BIN)/translaudit audit seeds/000_c040f3b033556a48.txt seeds/001_5f0f520af9895938.txt --fail-on never

test: $(VENV)/.dev
	$(MAKE) check

# Formatting and lint, types, tests with doctests and notebooks, and that the generated pages are fresh.
check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python docs/generate.py --check
	$(BIN)/python -m pytest -n auto --dist loadgroup

docs: $(VENV)/.dev
	$(BIN)/python docs/generate.py

# Write the golden files anew after a deliberate change of a report; read the difference before committing it.
golden: $(VENV)/.dev
	$(BIN)/python -m pytest tests/report --update-golden

# Engines side by side, on a model of random weights; and the quality benchmarks, whose data TRANSLAUDIT_BENCHMARKS names.
bench: $(VENV)/.dev
	$(BIN)/python tests/benchmarks/engines.py

bench-quality: $(VENV)/.dev
	$(BIN)/python docs/measure.py

clean:
	rm -rf $(VENV)

# torch comes first and by itself: asked for as a dependency, its newest build would bring several GB for GPUs.
$(VENV)/.core: pyproject.toml $(CONSTRAINTS)
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --constraint $(CONSTRAINTS) torch numpy
	$(INSTALL) --constraint $(CONSTRAINTS) --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.core
	$(INSTALL) --constraint $(CONSTRAINTS) --editable '.[dev]'
	touch $@
