"""Below the people's side nothing reaches into a network: a workshop in a cellar works like one at home."""

import ast

import pytest

from tests.house.house import HOUSE, modules

NETWORK = {"urllib.request", "http", "socket", "socketserver", "ssl", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "urllib3"}


def imported(source: str) -> set[str]:
    """Every module a source imports, with the packages above it."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(aliases):
                names |= {alias.name for alias in aliases}
            case ast.ImportFrom(module=str(module), names=aliases):
                names |= {module, *(f"{module}.{alias.name}" for alias in aliases)}
    return {".".join(name.split(".")[: n + 1]) for name in names for n in range(name.count(".") + 1)}


@pytest.mark.parametrize("room", ["baukasten", "catalogue", "sites", "exports"])
def test_a_room_does_not_use_the_network(room: str) -> None:
    using = {str(path): imported((HOUSE / path).read_text(encoding="utf-8")) & NETWORK for path in modules(room)}
    assert not {path: names for path, names in using.items() if names}


@pytest.mark.parametrize("source", ["import socket", "from urllib import request", "import urllib.request as u", "def f():\n    from http.client import HTTPConnection"])
def test_use_of_the_network_is_noticed(source: str) -> None:
    assert imported(source) & NETWORK
