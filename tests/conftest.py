"""What all rooms need: laws that are tried in the way of ``tests.laws``, and proposals that are there soon."""

import gc

import pytest

from tests import laws

laws.prepare()


@pytest.fixture
def small_pictures(monkeypatch: pytest.MonkeyPatch) -> tuple[int, int]:
    """Dots of the two pictures in a proposal, where they are not looked at: else they take half of its time."""
    from exports.pdf import proposal

    size = (96, 60)
    monkeypatch.setattr(proposal.worked_out, "__defaults__", (size,))
    return size


def pytest_collection_finish() -> None:
    """What has been loaded by now stays: to look through it for rubbish again and again takes time and finds none."""
    gc.collect()
    gc.freeze()
