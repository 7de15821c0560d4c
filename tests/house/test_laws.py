"""What ``make test`` says does not depend on chance."""

import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws import EXPLORING, examples

pytestmark = pytest.mark.skipif(EXPLORING, reason="Exploring means chance.")


def made_up() -> list[tuple[int, float, str]]:
    """All examples of one law."""
    seen: list[tuple[int, float, str]] = []

    @examples(200)
    @given(st.tuples(st.integers(), st.floats(allow_nan=False), st.text()))
    def law(example: tuple[int, float, str]) -> None:
        seen.append(example)

    law()
    return seen


def test_the_same_examples_are_made_up_whatever_has_been_loaded_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = made_up()
    odd = tmp_path / "odd.py"
    odd.write_text("\n".join(f"{n * 7919 + 1234567}, {n}.{n}25, 'odd words {n}'" for n in range(100)))
    spec = importlib.util.spec_from_file_location("odd", odd)
    monkeypatch.setitem(sys.modules, "odd", importlib.util.module_from_spec(spec))
    assert len(set(before)) > 150
    assert made_up() == before


def test_no_law_depends_on_what_was_tried_before_or_on_the_clock() -> None:
    assert settings.default.derandomize and settings.default.database is None and settings.default.deadline is None
