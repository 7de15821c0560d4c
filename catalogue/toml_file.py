"""A TOML file read with care: it may come from anywhere."""

import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable

from catalogue.record import Wrong

LARGEST = 1_000_000
"""Bytes. An element takes one or two thousand."""


def read(file: Traversable) -> Mapping[str, object]:
    """What stands in a file. Raises ``Wrong`` where it cannot be read as TOML."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as reason:
        raise Wrong("file", f"a file that can be read ({reason.strerror})") from reason
    if len(content) > LARGEST:
        raise Wrong("file", f"at most {LARGEST} bytes")
    try:
        return tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError as reason:
        raise Wrong("file", f"UTF-8 text (byte {reason.start} is not)") from reason
    except RecursionError as reason:
        raise Wrong("file", "TOML that is not nested hundreds deep") from reason
    except ValueError as reason:
        raise Wrong("file", f"TOML ({' '.join(str(reason).split())})") from reason
