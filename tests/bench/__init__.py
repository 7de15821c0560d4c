"""``make bench``: how quick and how right our shade is, beside its peers, in one run on one machine.

Not a test, because a machine's speed is no fault. It prints one table: what, ours, the peer's, the
ratio, the goal and whether it is reached. Everything is measured in the run that prints it, in
rounds that take turns; what could not be measured says why. See ``python -m tests.bench --help``.
"""
