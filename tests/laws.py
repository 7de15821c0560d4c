"""With which examples a law is tried, and with how many: hypothesis makes them up.

``make test`` tries the same ones every time and everywhere, so that nothing fails by chance. ``make explore`` makes
up new ones every time, and many more of them.
"""

import os

from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers

EXPLORING = os.environ.get("HYPOTHESIS_PROFILE") == "explore"
USUAL, MORE = 30, 20
"""Examples of a law that says nothing else; so many times as many are tried where we explore."""


def examples(count: int) -> settings:
    """So many, for a law whose examples take long or that wants more of them than others."""
    return settings(max_examples=count * (MORE if EXPLORING else 1))


def prepare() -> None:
    """To be called before any law is read."""
    # How long an example takes is no law, and what fixtures give to a law it leaves as it was.
    all_laws = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
    settings.register_profile("house", all_laws, max_examples=USUAL, derandomize=True, database=None)
    settings.register_profile("explore", all_laws, max_examples=USUAL * MORE)
    settings.load_profile("explore" if EXPLORING else "house")
    if not EXPLORING:
        # Numbers from our sources would go into the examples too: from those modules that happen to be loaded by
        # then, which depends on what else this worker has done, and on the folder the checkout lies in.
        nothing = providers.Constants()
        providers._get_local_constants = lambda: nothing
