# Quartiersbaukasten: `make run` shows it, `make test` proves it, `make bench` times it. All set up what they need.

PYTHON := .venv/bin/python
ROOMS := baukasten catalogue sites exports ui
LANGUAGES := $(notdir $(wildcard baukasten/words/*))

.PHONY: run test explore bench words

# The window on the example plan; without a display the example's proposal as proposal.pdf.
run:
	@.ci/setup run
	@$(PYTHON) -m ui.first_run

# All tests, on both cores, without a display.
test:
	@.ci/setup test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n 2

# The laws alone, with new examples each time and many more of them. What it finds becomes an example of its law.
explore:
	@.ci/setup test
	@HYPOTHESIS_PROFILE=explore $(PYTHON) -m pytest -n 2 -m hypothesis

# Our shade beside its peers, in one table; BENCH="--scene L --seed 8" measures another scene (see --help).
bench:
	@.ci/setup bench
	@$(PYTHON) -m tests.bench $(BENCH)

# Bring the words of every language up to date with what the rooms say; then translate what is empty.
words:
	@.ci/setup words
	@$(PYTHON) -m babel.messages.frontend -q extract -k say --add-location=file --sort-by-file -o .venv/words.pot $(ROOMS)
	@for language in $(LANGUAGES); do \
	    $(PYTHON) -m babel.messages.frontend -q update --init-missing --no-fuzzy-matching --ignore-obsolete -w 110 \
	        -i .venv/words.pot -d baukasten/words -D baukasten -l $$language || exit; \
	    echo "$$language: $$($(PYTHON) -c 'import sys; from babel.messages.pofile import read_po; print(sum(bool(m.id and not m.string) for m in read_po(sys.stdin.buffer)))' \
	        < baukasten/words/$$language/LC_MESSAGES/baukasten.po) messages to translate"; \
	done
