"""Building small specs."""

import pytest

from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse


@pytest.fixture(scope="session")
def documents():
    """Return the documents of files given by name."""

    def reading(files):
        found = []
        for name, text in files.items():
            document, findings = parse(Source(name, text), Limits())
            assert document is not None, findings
            found.append(document)
        return found

    return reading


@pytest.fixture(scope="session")
def specs(documents):
    """Return the systems and flows of files given by name."""
    return lambda files: build_specs(documents(files))


@pytest.fixture(scope="session")
def system(specs):
    """Return the one system that a part of a file describes."""

    def building(text):
        whole = f"statecheck: 1\nsystem: door\n{text}"
        (found,) = specs({"door.yaml": whole})
        return found

    return building
