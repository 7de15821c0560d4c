"""The colours of the window, by what they are for; every pair below is tested for contrast."""

from collections.abc import Mapping

COLOURS: Mapping[str, str] = {
    "ink": "#1b2a33",
    "quiet": "#4a5a64",
    "paper": "#ffffff",
    "table": "#eef2f1",
    "line": "#b4c0c2",
    "edge": "#6b7a80",
    "accent": "#0b5563",
    "accent_deep": "#083f4a",
    "accent_soft": "#d9ebee",
    "focus": "#b34700",
    "good": "#1e6b3a",
    "good_soft": "#e2f2e6",
    "care": "#8a5200",
    "care_soft": "#fdf0d8",
    "look": "#1f5f8b",
    "look_soft": "#e0ecf4",
    "bad": "#a8201a",
    "bad_soft": "#fbe5e3",
    "open": "#4d5b64",
    "open_soft": "#e6eaec",
}

TEXT_ON: tuple[tuple[str, str], ...] = (
    ("ink", "paper"), ("ink", "table"), ("quiet", "paper"), ("quiet", "table"), ("paper", "accent"),
    ("paper", "accent_deep"), ("accent", "paper"), ("accent", "table"), ("ink", "accent_soft"),
    ("accent", "accent_soft"), ("good", "good_soft"), ("care", "care_soft"), ("look", "look_soft"), ("look", "paper"), ("bad", "bad_soft"),
    ("open", "open_soft"), ("ink", "good_soft"), ("ink", "care_soft"), ("ink", "bad_soft"),
    ("ink", "open_soft"), ("paper", "bad"), ("quiet", "accent_soft"),
)
"""Text colour and what it stands on: at least 4.5 : 1."""

SIGNS_ON: tuple[tuple[str, str], ...] = (
    ("focus", "paper"), ("focus", "table"), ("focus", "accent_soft"), ("edge", "paper"), ("edge", "table"),
    ("good", "paper"), ("care", "paper"), ("bad", "paper"), ("open", "paper"), ("accent", "line"),
)
"""Lines, rings and signs and what they stand on: at least 3 : 1."""


def contrast(one: str, other: str) -> float:
    """Contrast ratio 1 … 21 of two ``#rrggbb`` colours (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
