"""What the program remembers about its people between two evenings: language, text size, last plan."""

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

import platformdirs

from baukasten.phrase import LANGUAGES

NAME = "quartiersbaukasten"
TEXT_SCALES = (1.0, 1.25, 1.5)


@dataclass(frozen=True)
class Settings:
    language: str = LANGUAGES[0]
    text_scale: float = 1.0
    last_plan: str = ""


def remembered() -> Settings:
    """What was kept, as far as it makes sense; else how everybody starts."""
    try:
        data = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    known = {f.name: data[f.name] for f in fields(Settings) if isinstance(data, dict) and f.name in data}
    settings = replace(Settings(), **known)
    return replace(
        settings,
        language=settings.language if settings.language in LANGUAGES else LANGUAGES[0],
        text_scale=settings.text_scale if settings.text_scale in TEXT_SCALES else 1.0,
        last_plan=settings.last_plan if isinstance(settings.last_plan, str) else "",
    )


def remember(settings: Settings) -> None:
    """Keep them. Where that is not possible the program works on without."""
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
    except OSError:
        pass


def plans_folder() -> Path:
    """Where new plans are put unless people say otherwise."""
    return Path(platformdirs.user_documents_path()) / "Quartiersbaukasten"


def cache_folder() -> Path:
    """Pictures that can be drawn again at any time."""
    return Path(platformdirs.user_cache_path(NAME))


def _file() -> Path:
    return Path(platformdirs.user_config_path(NAME)) / "settings.json"
