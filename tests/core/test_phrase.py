"""One sentence in two languages, with each language's numbers."""

from datetime import date, datetime, time

import pytest

from baukasten import phrase
from baukasten.phrase import LANGUAGES, Language, Length, Money, Names, Phrase, Share, _

DE, EN = Language("de"), Language("en")


@pytest.fixture
def german(monkeypatch):
    """A language whose few words are known, whatever the real ones say today."""
    known = {
        "{name} stands {distance} outside.": "{name} steht {distance} außerhalb.",
        "Bench {number}": "Bank {number}",
        "half said": "halb {gesagt",
    }
    monkeypatch.setattr(phrase, "_words", lambda code: known)
    return Language("de")


@pytest.mark.parametrize(
    "value, de, en",
    [
        (Length(1_804.6), "1,80 m", "1.80 m"),
        (Length(1_234_567), "1.234,57 m", "1,234.57 m"),
        (Length(0), "0,00 m", "0.00 m"),
        (Length(-300), "-0,30 m", "-0.30 m"),
        (Money(5_000_049), "50.000 €", "€50,000"),
        (Money(150), "2 €", "€2"),
        (Money(-123_456_00), "-123.456 €", "-€123,456"),
        (Share(0.335), "34 %", "34 %"),
        (Share(0.0335, 1), "3,4 %", "3.4 %"),
        (1_234, "1.234", "1,234"),
        (2.25, "2,2", "2.2"),
        (1234.5, "1.234,5", "1,234.5"),
        ("Ömer", "Ömer", "Ömer"),
        (date(2025, 6, 21), "21. Juni 2025", "June 21, 2025"),
        (time(9, 5), "09:05", "09:05"),
        (datetime(2025, 6, 21, 17, 30), "17:30", "17:30"),
        (Names({"de": "Bank", "en": "Bench"}), "Bank", "Bench"),
    ],
)
def test_values_are_said_as_the_language_writes_them(value, de, en):
    # Babel's German puts no-break spaces before units; for a reader they are spaces.
    assert [language.value(value).replace("\xa0", " ") for language in (DE, EN)] == [de, en]


def test_a_phrase_is_said_in_each_language(german):
    said = _("{name} stands {distance} outside.", name=_("Bench {number}", number="12"), distance=Length(450))
    assert german.say(said) == "Bank 12 steht 0,45 m außerhalb."
    assert EN.say(said) == "Bench 12 stands 0.45 m outside."


def test_what_is_not_translated_yet_is_said_in_english(german):
    assert german("Nobody translated {what}.", what="this") == "Nobody translated this."


def test_saying_and_phrasing_are_the_same(german):
    assert german("Bench {number}", number="3") == german.say(_("Bench {number}", number="3")) == "Bank 3"


def test_braces_in_what_people_wrote_stay_as_they_are(german):
    assert german("Bench {number}", number="{x} %s {}") == "Bank {x} %s {}"
    assert EN.say(_("100 % {shade")) == "100 % {shade"


def test_several_phrases_are_a_list(german):
    assert german("Bench {number}", number=(_("Bench {number}", number="1"), _("oak"))) == "Bank Bank 1, oak"


def test_a_name_missing_in_one_language_is_said_in_the_next():
    assert EN.name({"de": "Bank"}) == "Bank" and DE.name({"en": "Bench"}) == "Bench"
    assert EN.name({"pl": "Ławka"}) == "Ławka" and EN.name({}) == ""


def test_only_languages_that_there_are():
    with pytest.raises(ValueError, match="language 'fr': expected one of de, en"):
        Language("fr")


def test_what_cannot_be_said_is_an_error_not_a_repr():
    with pytest.raises(TypeError, match="no way to say"):
        EN.value(object())


def test_phrases_are_values():
    one, same = _("Bench {number}", number="1"), Phrase("Bench {number}", {"number": "1"})
    assert one == same and hash(one) == hash(same) and one != _("Bench {number}", number="2")
    assert len({_("a"), _("a"), _("b")}) == 2
    assert hash(_("{n}", n=Names({"de": "x"}))) == hash(_("{n}", n=Names({"de": "x"})))



@pytest.mark.parametrize("code", LANGUAGES)
def test_every_translation_has_the_places_of_its_message(code):
    from string import Formatter

    def places(text):
        return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name is not None}

    for message, translation in phrase._words(code).items():
        assert places(message) == places(translation), message
