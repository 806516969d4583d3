"""Specs of any size that look like those that people write.

A state has about three actions, an action one or two targets, a state five fields; a
thousand states are about 1.4 MB of YAML. The same size and seed give the same spec.
"""

import random
from dataclasses import dataclass, field
from itertools import pairwise

NOUNS = (
    "PASSWORD",
    "IDENTIFIER",
    "DEVICE",
    "CODE",
    "CAPTCHA",
    "CONSENT",
    "PROFILE",
    "ADDRESS",
    "DOCUMENT",
    "SELFIE",
    "PAYMENT",
    "INVOICE",
    "MANDATE",
    "BENEFICIARY",
    "LIMIT",
    "CARD",
    "ACCOUNT",
    "SESSION",
    "TOKEN",
    "CHALLENGE",
    "CERTIFICATE",
    "QUESTION",
    "NICKNAME",
    "PHONE",
    "EMAIL",
    "PASSKEY",
    "BIOMETRICS",
    "VOUCHER",
    "CONTRACT",
    "OFFER",
)
FORMS = ("REQUIRED", "EXPIRED", "REJECTED", "CORRECTION_REQUIRED", "CONFIRMATION_DUE")
WAITS = ("PENDING", "WAITING", "IN_REVIEW")
CHOICES = ("SELECTION_REQUIRED", "CHOICE_DUE")
ENDS = (("COMPLETED", "success"), ("LOCKED", "failure"), ("HANDED_OVER", "handover"))
OPTIONS = (
    "retryEnabled",
    "resendEnabled",
    "captchaEnabled",
    "registrationEnabled",
    "consentNeeded",
    "rememberDevice",
    "strictMode",
    "reviewNeeded",
    "limitsEnabled",
    "legacyClients",
)
SOURCES = 20
TROUBLES = ("INVALID", "EXPIRED", "UNKNOWN", "TOO_LONG")
FIELDS = (
    ("reference", {"type": "string", "maxLength": 64}),
    ("attemptsLeft", {"type": "integer", "minimum": 0, "maximum": 9}),
    ("shownName", {"type": "string", "maxLength": 256}),
    ("deliveredAt", {"type": "string", "format": "date-time"}),
    ("needsCaptcha", {"type": "boolean"}),
    ("channel", {"type": "Channel"}),
    ("devices", {"type": "Device[]"}),
    ("labels", {"type": "map<string>"}),
    ("contact", {"type": "Contact"}),
    ("amount", {"type": "number", "minimum": 0}),
)
PURPOSES = (
    "What is shown to the user as it was stored with the account.",
    "Tells the client whether more has to be asked before it goes on.",
    "Is kept for support, who can find the whole run by it.",
    "Comes from the server and must be handed back unchanged.",
)
GROUP = 10
"""States that share actions, requests and error codes."""


@dataclass(slots=True)
class Part:
    """Sections that stand in one file."""

    states: dict = field(default_factory=dict)
    actions: dict = field(default_factory=dict)
    models: dict = field(default_factory=dict)


@dataclass(slots=True)
class Spec:
    """A spec as plain data.

    Attributes:
        head: What stands in one file for the whole system.
        parts: The states, each group of them with its actions and models.
    """

    head: dict
    parts: list[Part]

    def section(self, name: str) -> dict:
        """Return a section over all parts, what is shared first."""
        whole = dict(self.head.get(name, {}))
        for part in self.parts:
            whole |= getattr(part, name)
        return whole


def realistic(states: int, seed: int = 1) -> Spec:
    """Return a spec of so many states."""
    chance = random.Random(f"{seed}/{states}")  # noqa: S311  # the same in every run
    kinds = [_kind(chance, i, states) for i in range(states)]
    names = [_name(chance, i, kind) for i, kind in enumerate(kinds)]
    inner = [i for i, kind in enumerate(kinds) if kind != "end"]
    after = dict(pairwise(inner))
    parts, codes = [], []
    for first in range(0, states, GROUP):
        part = Part()
        group = _Group(chance, first // GROUP)
        group.declare(part)
        codes += group.codes
        for i in range(first, min(first + GROUP, states)):
            on = names[after[i]] if i in after else "DONE"
            near = [*range(max(i - 8, 0), min(i + 24, states))]
            side = names[chance.choice([j for j in near if j != i] or [0])]
            # An end is led to by the state before it, so that none is unreachable.
            if i + 1 < states and kinds[i + 1] == "end":
                side = names[i + 1]
            behind = [j for j in range(max(i - 8, 0), i + 1) if kinds[j] != "end"]
            back = names[chance.choice(behind or [0])] if i else on
            state = group.state(kinds[i], names[i], on, side, back)
            part.states[names[i]] = state
            part.models[group.model_of(names[i])] = group.shown()
        parts.append(part)
    return Spec(_head(states, names[0], codes), parts)


def _kind(chance: random.Random, i: int, states: int) -> str:
    if i in {0, states - 1}:
        return "form"
    return chance.choices(("form", "wait", "choice", "end"), (62, 18, 15, 5))[0]


def _name(chance: random.Random, i: int, kind: str) -> str:
    endings = {"form": FORMS, "wait": WAITS, "choice": CHOICES}
    ending = chance.choice(ENDS)[0] if kind == "end" else chance.choice(endings[kind])
    return f"{chance.choice(NOUNS)}_{chance.choice(NOUNS)}_{ending}_{i}"


class _Group:
    """States that belong together, and what they share."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self.chance = chance
        self.number = number
        self.submit = f"submit{_camel(chance.choice(NOUNS))}{number}"
        self.choose = f"choose{_camel(chance.choice(NOUNS))}{number}"
        self.codes = [f"{word}_{chance.choice(NOUNS)}_{number}" for word in TROUBLES]

    def declare(self, part: Part) -> None:
        """Declare the actions of the group and what they send."""
        source = f"guide-{self.number % SOURCES}"
        for action, model, codes in (
            (self.submit, "Submit", self.codes[:2]),
            (self.choose, "Choose", self.codes[2:]),
        ):
            request = f"{model}{self.number}"
            part.actions[action] = {
                "description": f"Sends what the user has given in step {self.number}.",
                "source": [source, "widget"],
                "request": request,
                "errors": [f"VALIDATION_ERROR/{code}" for code in codes]
                + (["unknown"] if self.chance.random() < 0.1 else []),
                "safe": False,
            }
        part.models[f"Submit{self.number}"] = {
            "description": "What the user has typed.",
            "fields": {
                "value": {
                    "type": "string",
                    "required": True,
                    "maxLength": 256,
                    "from": "user",
                    "description": "What was asked for, as it was typed.",
                },
                "remember": {"type": "boolean", "default": False, "from": "user"},
                "clientVersion": {"type": "string", "from": "client"},
            },
        }
        part.models[f"Choose{self.number}"] = {
            "description": "Which of the ways the user has picked.",
            "fields": {
                "way": {
                    "type": "string",
                    "enum": ["FIRST", "SECOND", "THIRD"],
                    "required": True,
                    "from": "user",
                },
                "note": {"type": "string", "maxLength": 64, "from": "user"},
            },
        }

    def model_of(self, state: str) -> str:
        return _camel(state)

    def state(self, kind: str, name: str, on: str, side: str, back: str) -> dict:
        """Return a state: what it says, offers and leads to."""
        words = name.lower().replace("_", " ")
        state: dict = {
            "description": f"The user is told about {words}.",
            "group": f"Step {self.number}",
            "model": self.model_of(name),
            "source": [f"guide-{self.number % SOURCES}"],
        }
        if self.chance.random() < 0.2:
            state["confidence"] = {"status": "documented", "actions": "deduced"}
        if self.chance.random() < 0.05:
            state["since"] = f"10.{self.chance.randrange(9)}"
        if kind == "end":
            ends = dict(ENDS)
            word = next(each for each in ends if each in name)
            return state | {"final": ends[word], "actions": "none"}
        offers = getattr(self, f"_{kind}")(on, side)
        if self.chance.random() < 0.3:
            offers["back"] = {"target": back, "confidence": "deduced"}
        offers["cancel"] = "CANCELED"
        state["actions"] = offers
        if kind == "wait":
            state["moves"] = [
                {"target": on, "guard": "the other side has agreed"},
                {"target": side, "after": "PT5M"},
            ]
        return state

    def _form(self, on: str, side: str) -> dict:
        outcomes: list = [on]
        if self.chance.random() < 0.6:
            outcomes.append({"target": side, "guard": "the risk service asks for more"})
        else:
            outcomes.append({"error": self.codes[0], "guard": "a check has failed"})
        offers: dict = {self.submit: outcomes}
        if self.chance.random() < 0.25:
            offers["resend"] = {"if": self.chance.choice(OPTIONS), "target": "stay"}
        if self.chance.random() < 0.15:
            offers["help"] = "unknown" if self.chance.random() < 0.3 else side
        return offers

    def _wait(self, _on: str, _side: str) -> dict:
        return {"poll": "stay", "resend": {"offered": "sometimes", "target": "stay"}}

    def _choice(self, on: str, side: str) -> dict:
        return {
            self.choose: [
                {"when": {"way": "FIRST"}, "target": on},
                {"when": {"way": ["SECOND", "THIRD"]}, "target": side},
            ],
            "help": {"if": f"not {self.chance.choice(OPTIONS)}", "target": on},
        }

    def shown(self) -> dict:
        """Return the model of what a state shows."""
        fields = {}
        for name, said in self.chance.sample(FIELDS, 5):
            fields[name] = said | {
                "required": self.chance.random() < 0.5,
                "description": self.chance.choice(PURPOSES),
            }
            if self.chance.random() < 0.2:
                fields[name]["source"] = "widget"
        return {
            "description": f"What is shown in step {self.number}.",
            "extends": "Common",
            "incomplete": self.chance.random() < 0.1,
            "fields": fields,
        }


def _camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


def _head(states: int, initial: str, codes: list[str]) -> dict:
    details = {
        code: {
            "description": f"What was given is {code.partition('_')[0].lower()}.",
            "retriable": True,
            "source": f"guide-{i % SOURCES}",
        }
        for i, code in enumerate(codes)
    }
    return {
        "statecheck": 1,
        "system": f"sized-{states}",
        "title": f"An API of {states} states",
        "version": "1.4",
        "description": "Leads a client through many steps.",
        "initial": initial,
        "sources": {
            **{
                f"guide-{i}": {
                    "title": f"Developer's guide, volume {i}",
                    "url": f"https://example.org/guide/{i}",
                    "revised": "2025-06-24",
                }
                for i in range(SOURCES)
            },
            "widget": {"title": "The vendor's client", "confidence": "observed"},
        },
        "defaults": {"source": "guide-0"},
        "openness": {"statuses": "closed", "codes": "open", "answers": "open"},
        "exits": {"DONE": "success", "CANCELED": "canceled"},
        "options": {
            name: {"description": f"Whether the installation has {name}."}
            for name in OPTIONS
        },
        "everywhere": [{"errors": ["UNEXPECTED_ERROR"]}],
        "actions": _shared_actions(),
        "models": _shared_models(),
        "errors": {
            "UNEXPECTED_ERROR": {"http": 500, "message": "Something went wrong."},
            "VALIDATION_ERROR": {
                "http": 400,
                "message": "At least one check failed.",
                "details": details,
            },
        },
    }


def _shared_actions() -> dict:
    said = {
        "back": ("Goes back to what was shown before.", {}),
        "cancel": ("Gives up.", {}),
        "resend": ("Sends the message once more.", {}),
        "help": ("Shows another way.", {}),
        "poll": ("Shows how far it is.", {"actor": "client", "safe": True}),
    }
    return {
        name: {"description": text, "request": "none", "errors": "none", **more}
        for name, (text, more) in said.items()
    }


def _shared_models() -> dict:
    return {
        "Common": {
            "description": "What every state shows.",
            "fields": {
                "id": {"type": "string", "required": True},
                "userName": {"type": "string", "description": "Who signs on."},
            },
        },
        "Channel": {"enum": {"SMS": "A message.", "EMAIL": "A mail."}, "open": True},
        "Device": {
            "description": "One of the user's devices.",
            "fields": {
                "deviceId": {"type": "string", "required": True},
                "channel": "Channel",
                "nickname": {"type": "string", "maxLength": 64},
            },
        },
        "Contact": {
            "description": "How the user is told.",
            "fields": {"email": "string", "devices": "Device[]"},
        },
    }
