import pytest

from statecheck.language import is_duration
from statecheck.language.duration import as_duration


@pytest.mark.parametrize(
    "text", ["PT30S", "P1D", "P2W", "P1Y2M3DT4H5M6.5S", "PT0S", "P1M", "PT1M"]
)
def test_durations_of_iso_8601_are_durations(text):
    assert is_duration(text)


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "P1DT", "30S", "PT30", "P1W2D", "PT1.5M", "pt1s", "P-1D", "PT1S "],
)
def test_everything_else_is_none(text):
    assert not is_duration(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("30s", "PT30S"),
        ("5 minutes", "PT5M"),
        ("2H", "PT2H"),
        ("1 day", "P1D"),
        ("soon", ""),
        ("5 y", ""),
    ],
)
def test_plain_words_for_a_duration_are_understood(text, meant):
    assert as_duration(text) == meant
