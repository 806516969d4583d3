"""Reading small documents."""

import pytest

from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.syntax import parse


@pytest.fixture(scope="session")
def read():
    def reading(text, name="door.yaml", limits=None):
        document, findings = parse(Source(name, text), limits or Limits())
        assert document is not None, findings
        return document

    return reading


@pytest.fixture(scope="session")
def lines():
    """Return where findings stand, as (line, rule), in the order of the lines."""

    def measured(document, findings):
        return sorted(
            (document.span(finding.at).start.line, finding.rule.name)
            for finding in findings
        )

    return measured
