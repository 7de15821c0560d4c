# Quartiersbaukasten: `make run` shows it, `make test` proves it. Both set up what they need.

PYTHON := .venv/bin/python
ROOMS := baukasten catalogue sites exports ui
GERMAN := baukasten/words/de/LC_MESSAGES/baukasten.po

.PHONY: run test words

# The window on the example plan; without a display the example's proposal as proposal.pdf.
run:
	@.ci/setup run
	@$(PYTHON) -m ui.first_run

# All tests, on both cores, without a display.
test:
	@.ci/setup test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n 2

# Bring the German words up to date with what the rooms say; then translate what is empty.
words:
	@.ci/setup words
	@$(PYTHON) -m babel.messages.frontend -q extract -k say --add-location=file --sort-by-file -o .venv/words.pot $(ROOMS)
	@$(PYTHON) -m babel.messages.frontend -q update -l de --no-fuzzy-matching --ignore-obsolete -w 110 -i .venv/words.pot -o $(GERMAN)
	@$(PYTHON) -c "from babel.messages.pofile import read_po; print(sum(1 for m in read_po(open('$(GERMAN)', 'rb')) if m.id and not m.string), 'messages without German')"
