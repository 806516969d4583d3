"""Two versions of a small system, compared."""

import pytest

from statecheck.changes import diff
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse

LIMITS = Limits()
HEAD = "statecheck: 1\n"


def effective(texts, name=""):
    """Return the effective system of some files, the last one of them if unnamed."""
    documents = []
    for file, text in texts.items():
        document, findings = parse(Source(file, text), LIMITS)
        assert document is not None, findings
        documents.append(document)
    linked = link(build_specs(documents), LIMITS)
    return next(each for each in reversed(linked) if name in {"", each.system.name})


def one(text):
    """Return the effective system of a text whose first lines may be left out."""
    if "system:" not in text:
        text = "system: example\n" + text
    return effective({"spec.yaml": HEAD + text})


def several(texts):
    """Return the effective system of the last of some files, named like it."""
    return effective(texts, next(reversed(texts)).removesuffix(".yaml"))


@pytest.fixture(scope="session")
def judged():
    """Compare two texts; of several files the system that the last one is named by."""

    def judging(old, new, profile="balanced", today=None):
        sides = [several(t) if isinstance(t, dict) else one(t) for t in (old, new)]
        return diff(*sides, profile, today)

    return judging


@pytest.fixture(scope="session")
def told(judged):
    """Return what two texts differ in, a line for each change."""

    def telling(old, new, profile="balanced", today=None):
        return sorted(line(each) for each in judged(old, new, profile, today))

    return telling


def line(judged):
    """Return a change as stories write it: verdicts, kind, logical path."""
    flight = [judged.in_flight.name] if judged.in_flight else []
    verdicts = (judged.backward.name, judged.forward.name, *flight)
    return " ".join((*verdicts, judged.change.kind.name, judged.change.name))
