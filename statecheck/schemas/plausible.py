"""Texts and numbers that look like what a field's name promises."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789"
_DIGITS = "0123456789"
_FIRST_NAMES = ("Jane", "Omar", "Lin", "Ines", "Tomas", "Amara")
_LAST_NAMES = ("Doe", "Haddad", "Chen", "Silva", "Novak", "Okafor")
_CITIES = ("Vienna", "Lisbon", "Nairobi", "Osaka", "Quito")
_COUNTRIES = ("AT", "PT", "KE", "JP", "EC")
_CURRENCIES = ("EUR", "USD", "JPY", "KES")
_LOCALES = ("en-US", "de-AT", "pt-PT", "ja-JP")
_SENTENCES = ("Please try again.", "That did not work.", "Check what you entered.")
_EPOCH = datetime(2030, 1, 1, tzinfo=UTC)

Maker = Callable[[Random], str]


def _drawn(random: Random, letters: str, count: int) -> str:
    return "".join(random.choice(letters) for _ in range(count))


def _moment(random: Random) -> datetime:
    return _EPOCH + timedelta(seconds=random.randrange(365 * 24 * 3600))


def _user(random: Random) -> str:
    return (random.choice("jolmst") + random.choice(_LAST_NAMES)).lower()


def _mail(random: Random) -> str:
    return f"{_user(random)}@example.com"


def _address(random: Random) -> str:
    return f"https://www.example.com/{_drawn(random, _LETTERS, 6)}"


def _code(random: Random) -> str:
    return _drawn(random, "BCDFGHJKLMNPQRSTVWXZ", 4)


FORMATS: Mapping[str, Maker] = {
    "date-time": lambda random: _moment(random).strftime("%Y-%m-%dT%H:%M:%SZ"),
    "date": lambda random: _moment(random).strftime("%Y-%m-%d"),
    "time": lambda random: _moment(random).strftime("%H:%M:%SZ"),
    "duration": lambda random: f"PT{random.randint(1, 59)}M",
    "email": _mail,
    "idn-email": _mail,
    "hostname": lambda random: f"host{random.randint(1, 99)}.example.com",
    "idn-hostname": lambda random: f"host{random.randint(1, 99)}.example.com",
    "ipv4": lambda random: f"192.0.2.{random.randint(1, 254)}",
    "ipv6": lambda random: f"2001:db8::{random.randint(1, 9999):x}",
    "uri": _address,
    "uri-reference": lambda random: f"/{_drawn(random, _LETTERS, 6)}",
    "iri": _address,
    "iri-reference": lambda random: f"/{_drawn(random, _LETTERS, 6)}",
    "uri-template": lambda random: (
        f"https://www.example.com/{{id{random.randint(1, 9)}}}"
    ),
    "uuid": lambda random: str(UUID(int=random.getrandbits(128), version=4)),
    "json-pointer": lambda random: f"/{_drawn(random, _LETTERS, 4)}",
    "relative-json-pointer": lambda random: f"{random.randint(0, 3)}/id",
    "regex": lambda _: "^[a-z]+$",
    "byte": lambda random: _drawn(random, _LETTERS, 16),
}
"""By format, what makes a text of it."""

_BY_NAME: tuple[tuple[re.Pattern[str], Maker], ...] = tuple(
    (re.compile(rf"(?:^|_)(?:{words})s?$"), maker)
    for words, maker in (
        ("e_?mail|mail|email_address", _mail),
        ("url|uri|href|link|logo|image", _address),
        ("user_?name|login_name|identifier|user_id", _user),
        (
            "password|secret|passphrase",
            lambda random: (
                f"{_drawn(random, _LETTERS, 8)}-{_drawn(random, _DIGITS, 2)}"
            ),
        ),
        (
            "phone|phone_number|telephone|telephone_number|mobile|msisdn",
            lambda random: f"+1555{_drawn(random, _DIGITS, 7)}",
        ),
        ("country_code|country", lambda random: random.choice(_COUNTRIES)),
        ("currency_code|currency", lambda random: random.choice(_CURRENCIES)),
        ("locale|language|lang", lambda random: random.choice(_LOCALES)),
        ("user_code", lambda random: f"{_code(random)}-{_code(random)}"),
        (
            "otp|pin|passcode|totp|code|captcha",
            lambda random: _drawn(random, _DIGITS, 6),
        ),
        (
            "[a-z_]*token|jwt|assertion|nonce|signature|payload|challenge|challenge_response",
            lambda random: _drawn(random, _LETTERS, 24),
        ),
        ("date|birthday|birthdate", FORMATS["date"]),
        (
            "at|time|timestamp|expiration|expires|created|updated|last_[a-z]*[^e]",
            FORMATS["date-time"],
        ),
        ("iban", lambda random: f"AT61{_drawn(random, _DIGITS, 16)}"),
        ("city|town", lambda random: random.choice(_CITIES)),
        ("first_name|given_name|forename", lambda random: random.choice(_FIRST_NAMES)),
        (
            "last_name|family_name|surname|middle_name",
            lambda random: random.choice(_LAST_NAMES),
        ),
        (
            "device_name|nickname|model",
            lambda random: f"Phone of {random.choice(_FIRST_NAMES)}",
        ),
        (
            "name|user|owner|holder",
            lambda random: (
                f"{random.choice(_FIRST_NAMES)} {random.choice(_LAST_NAMES)}"
            ),
        ),
        ("[a-z]*_?id|ref|key|serial|state", lambda random: _drawn(random, _LETTERS, 8)),
        ("number", lambda random: _drawn(random, _DIGITS, 10)),
        (
            "message",
            lambda random: random.choice(_SENTENCES),
        ),
        ("reason", lambda random: random.choice(("Changed my mind.", "By mistake."))),
        (
            "description|hint|text|comment|note",
            lambda random: f"A few words about number {random.randint(1, 99)}.",
        ),
        ("token_type", lambda _: "Bearer"),
        (
            "captcha_response|response_token",
            lambda random: _drawn(random, _LETTERS, 24),
        ),
        ("status", lambda random: random.choice(("ACTIVE", "PENDING", "CLOSED"))),
        ("scope", lambda _: "openid profile"),
        ("street|address", lambda random: f"{random.randint(1, 99)} Main Street"),
        (
            "zip|zip_code|postal_code|postcode",
            lambda random: _drawn(random, _DIGITS, 5),
        ),
        (
            "plate|licence_plate|license_plate",
            lambda random: f"W-{_drawn(random, _DIGITS, 5)}A",
        ),
        ("platform|os", lambda random: random.choice(("Android", "iOS"))),
        ("version", lambda random: f"{random.randint(1, 9)}.{random.randint(0, 9)}"),
    )
)
"""By a name's words, with `_` between them, what makes a text; the first that fits."""

_SECONDS = frozenset({"expires", "interval", "seconds", "timeout", "ttl", "lifetime"})
_MONEY = frozenset({"amount", "price", "total", "sum"})


_REFERRING = re.compile(r"(?:^|_)(?:id|ref|href|url|uri|link|code|message)$")


def refers(name: str) -> bool:
    """Return whether what a member of that name says goes with what others say."""
    return _REFERRING.search("_".join(_said(name))) is not None


def _said(name: str) -> list[str]:
    return [word.lower() for word in _WORDS.findall(name)]


def text_for(name: str, form: str, random: Random) -> str:
    """Return a text for a member.

    Args:
        name: What the member is called; the last words of the name count most.
        form: Its format; empty if it has none.
        random: Where choices come from.
    """
    if form in FORMATS:
        return FORMATS[form](random)
    said = _said(name)
    joined = "_".join(said)
    for words, maker in _BY_NAME:
        if words.search(joined):
            return maker(random)
    return f"{' '.join(said) or 'text'} {random.randint(1, 99)}"


def number_for(name: str, random: Random) -> int:
    """Return a number for a member."""
    said = {*_said(name)}
    if said & _SECONDS:
        return random.choice((5, 30, 60, 300, 600))
    if said & _MONEY:
        return random.randint(1, 500) * 10
    return random.randint(0, 9)
