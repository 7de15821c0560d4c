"""Files are written whole or not at all: whoever reads them never meets half of one."""

import os
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the path and move it there. Raises ``OSError`` naming the path."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        with open(beside, "rb+") as written:  # on the disk before it takes the old file's place
            os.fsync(written.fileno())
        os.replace(beside, path)
    except OSError as error:
        error.filename = str(path)
        raise
    finally:
        with suppress(OSError):  # a medium that cannot be written to refuses this too
            beside.unlink()
