# make demo   install, load, ask two questions, write a page
# make test   everything the suite needs, and the suite (ten minutes on two cores)
# make test-slow  the rest of it: kills, fuzzing, long histories (forty minutes)
# make fuzz   hostile files through kg load (SEED, COUNT files of each seed, MINUTES to go on for)
# make check  ruff and mypy
# make score  precision and recall against annotations (KG_DOCUMENTS, KG_GOLD; with KG_CORPUS, of the
#             projects that reports name, too)
# make rules  how often each rule of reading fires on the documents (KG_DOCUMENTS, KG_CORPUS)
# make bench  the project's figures
# make snapshot OUT=FOLDER  all that the program says, as files to compare (KG_DOCUMENTS, KG_GOLD)
# make identity-diff OLD=v1.0  things that merged, split or were renamed since the facts that were
#                    bundled then (NEW=…, default KG_DOCUMENTS read now; both may be stores, .nq, facts)
# make examples  write the Word and Excel files of examples/ anew
# make readme  write the consoles of the READMEs anew
# make figures write docs/figures.md anew (KG_DOCUMENTS, KG_GOLD)
# make pictures  take the pictures of the documentation anew (starts a local Neo4j)
# make bench-analysis  seconds of each question of graph theory on 5,000 units and 100,000 tasks
# make bench-formats  rows a second of Word, Excel and text; a workbook beside a text (PDF="a.pdf" beside its library)
# make bench-scale  what one document more costs at 10 and 100 stored (SIZES="10 100 1000")
# make bench-rows  what a table takes to load, by its rows (ROWS="10000 20000 40000")
# make bench-nation  documents into Parquet, by processes and on Spark, and asked there
#                    (NATION="1000 10000"; CLAIMS=10000000: asked on so many, too;
#                    STEPS="reading graph alone filling asking embedded", any of them;
#                    FOLDER=build/nation: kept, for other steps in another turn)
# make reason  a reasoner of OWL 2 DL (HermiT in ROBOT) over the ontology and examples (Java and Maven)
# make fuseki  N-Quads in Apache Jena's SPARQL server, asked the named questions (Java and Maven)
# make bench-mirror  docs/figures-mirror.md: the mirror beside other ways to fill a Neo4j
#                    (KG_BENCH_NODES, KG_BENCH_ROUNDS), and with memory at ten times the size
# make constraints  write constraints.txt anew: the versions that are installed here
# make sbom   the bill of materials (CycloneDX): SBOM=build/govkg.cdx.json
# make wheelhouse  one folder to install from without a network (PLATFORM=win_amd64 PYTHONS=3.12
#                  for another system than this)
# make release  the wheel in dist/, its bill of materials in build/release/ (a tag runs it)
# make facts  write the bundled facts anew from the documents (KG_DOCUMENTS)

SHELL := /bin/sh
# Python keeps what it compiles: else each of the programs that are tested compiles all of it anew.
unexport PYTHONDONTWRITEBYTECODE
VENV  := .venv
BIN   := $(VENV)/bin
DEMO  := demo
KG    := $(BIN)/kg --store $(DEMO)/store

# The first Python that is new enough; PYTHON=/path/to/python overrides.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)

.PHONY: fuseki reason constraints sbom wheelhouse release demo test test-slow fuzz check score rules bench bench-analysis bench-formats bench-mirror bench-nation bench-rows bench-scale facts figures snapshot identity-diff pictures examples readme browser clean

$(VENV)/python:
	@test -n "$(PYTHON)" || { echo "kg needs Python 3.11 or newer: https://www.python.org/downloads/" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/installed: $(VENV)/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/developing: $(VENV)/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/installed

# The store and the page land in demo/, beside nothing of yours.
demo: $(VENV)/installed
	@rm -rf $(DEMO)
	@echo; echo '$$ kg load                       # 拱墅区 2020, bundled facts'
	@$(KG) load --format table
	@echo; echo '$$ kg load examples              # Word, Excel, text become answers with quotes'
	@$(KG) load --format table examples
	@echo; echo '$$ kg query unmet                # what was promised and not kept?'
	@$(KG) query unmet --format table
	@echo; echo '$$ kg query goals                # how far is each of the goals?'
	@$(KG) query goals --format table
	@echo; echo '$$ kg query outcomes             # what came of each figure that was promised?'
	@$(KG) query outcomes --format table
	@echo; echo '$$ kg export $(DEMO)/kg.html'
	@$(KG) export $(DEMO)/kg.html
	@echo; echo 'Open $(DEMO)/kg.html in a web browser; ask more: $(KG) query --list'

browser:
	@sh tests/install_browser.sh

check: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: $(VENV)/developing browser
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not slow" $(PYTEST_OPTIONS)

test-slow: $(VENV)/developing browser
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m slow $(PYTEST_OPTIONS)

SEED ?= 1
COUNT ?= 400
MINUTES ?= 0
fuzz: $(VENV)/developing
	@$(BIN)/python -m tests.fuzz --seed $(SEED) --count $(COUNT) --minutes $(MINUTES)

score: $(VENV)/developing
	@test -n "$(KG_DOCUMENTS)" -a -n "$(KG_GOLD)" || { echo "set KG_DOCUMENTS and KG_GOLD to the folders of documents and annotations" >&2; exit 1; }
	@$(BIN)/python benchmarks/score.py --document "$(KG_DOCUMENTS)"/004_*.txt --gold "$(KG_GOLD)"/004-categories-1-11.json
	@echo
	@$(BIN)/python benchmarks/score_article.py --document "$(KG_DOCUMENTS)"/001_*.txt --gold "$(KG_GOLD)"/001.json
	@test -z "$(KG_CORPUS)" || for gold in $$(grep -l named_projects "$(KG_GOLD)"/*.json); do $(BIN)/python benchmarks/score_projects.py --gold $$gold --corpus "$(KG_CORPUS)" || exit 1; done

rules: $(VENV)/developing
	@$(BIN)/python benchmarks/rules.py

bench: $(VENV)/developing
	@$(BIN)/python benchmarks/bench.py

figures: $(VENV)/developing
	$(BIN)/python benchmarks/figures.py

snapshot: $(VENV)/developing
	@test -n "$(OUT)" || { echo "say where: make snapshot OUT=FOLDER" >&2; exit 1; }
	$(BIN)/python benchmarks/snapshot.py "$(OUT)"

NEW ?= $(or $(KG_DOCUMENTS),loaders/bundled)
identity-diff: $(VENV)/developing
	@test -n "$(OLD)" || { echo "say what is compared: make identity-diff OLD=… [NEW=…] (a revision, a store, a .nq file, facts, documents)" >&2; exit 1; }
	@$(BIN)/python benchmarks/identity_diff.py "$(OLD)" "$(NEW)"

pictures: $(VENV)/developing browser
	$(BIN)/python -m tests.pictures

examples: $(VENV)/developing
	$(BIN)/python -m tests.offices

readme: $(VENV)/developing
	$(BIN)/python -m tests.readme

bench-analysis: $(VENV)/developing
	@$(BIN)/python benchmarks/bench_analysis.py

SIZES ?= 10 100
bench-scale: $(VENV)/developing
	@$(BIN)/python benchmarks/bench_scale.py --sizes $(SIZES)

ROWS ?= 10000 20000 40000
bench-rows: $(VENV)/developing
	@$(BIN)/python benchmarks/bench_rows.py --rows $(ROWS)

bench-formats: $(VENV)/developing
	@$(BIN)/python benchmarks/bench_formats.py 10000 $(PDF)

NATION ?= 1000
bench-nation: $(VENV)/developing
	@$(BIN)/python benchmarks/bench_nation.py --sizes $(NATION) $(if $(CLAIMS),--claims $(CLAIMS)) $(if $(STEPS),--steps $(STEPS)) $(if $(FOLDER),--folder $(FOLDER))

bench-mirror: $(VENV)/developing
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@$(BIN)/python benchmarks/bench_mirror.py --large --write

facts: $(VENV)/developing
	$(BIN)/python -m kg.load.bundle "$(KG_DOCUMENTS)"

REASONER ?= build/reasoner
reason: $(VENV)/developing
	@command -v java mvn > /dev/null || { echo "make reason needs Java and Maven" >&2; exit 1; }
	@mvn --quiet --batch-mode --file tests/reasoner.pom.xml dependency:copy-dependencies \
		-DincludeScope=runtime -DoutputDirectory='$(abspath $(REASONER))'
	@$(BIN)/python -m tests.reason $(REASONER)

# The graph's N-Quads in a SPARQL server of other people, asked as a store is (Java and Maven).
FUSEKI ?= build/fuseki
fuseki: $(VENV)/developing
	@command -v java mvn > /dev/null || { echo "make fuseki needs Java and Maven" >&2; exit 1; }
	@mvn --quiet --batch-mode --file tests/fuseki.pom.xml dependency:copy-dependencies \
		-DincludeScope=runtime -DoutputDirectory='$(abspath $(FUSEKI))'
	KG_FUSEKI='$(abspath $(FUSEKI))' $(BIN)/python -m pytest tests/test_export_parts.py -m slow -k fuseki $(PYTEST_OPTIONS)

constraints: $(VENV)/developing
	$(BIN)/python -m tests.dependencies

# What an office installs, alone in an environment of its own.
SBOM ?= build/govkg.cdx.json
sbom: $(VENV)/developing
	@rm -rf build/sbom && mkdir -p build/sbom "$(dir $(SBOM))"
	@$(BIN)/python -m venv build/sbom/installed
	@build/sbom/installed/bin/pip install --quiet --disable-pip-version-check -c constraints.txt .
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[release]'
	$(BIN)/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml --output-file "$(SBOM)" build/sbom/installed

# The wheel, whose tag must say its version, and beside the wheel the bill of its materials.
release: $(VENV)/developing
	@rm -rf dist
	$(BIN)/python -m build --wheel --no-isolation
	@test -z "$(GITHUB_REF_NAME)" || ls dist/govkg-"$(GITHUB_REF_NAME:v%=%)"-*.whl >/dev/null
	@$(MAKE) --no-print-directory sbom SBOM=build/release/govkg.cdx.json
	@ls dist build/release

WHEELHOUSE ?= wheelhouse
wheelhouse: $(VENV)/developing
	@rm -rf "$(WHEELHOUSE)"
	@if [ -z "$(PLATFORM)" ]; then \
	  $(BIN)/pip wheel --quiet --disable-pip-version-check -c constraints.txt -w "$(WHEELHOUSE)" '.[neo4j-local]'; \
	else \
	  $(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps -w "$(WHEELHOUSE)" . && \
	  $(BIN)/pip download --quiet --disable-pip-version-check --only-binary=:all: \
	    --platform "$(PLATFORM)" $(if $(PYTHONS),--python-version $(PYTHONS)) -c constraints.txt \
	    -d "$(WHEELHOUSE)" "$$(ls -d "$(WHEELHOUSE)"/govkg-*.whl)[neo4j-local]"; \
	fi
	@echo "pip install --no-index --find-links $(WHEELHOUSE) govkg"

clean:
	rm -rf $(VENV) $(DEMO) build dist .pytest_cache .mypy_cache .ruff_cache
