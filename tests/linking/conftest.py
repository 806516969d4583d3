"""Linking small systems."""

import pytest

from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse


@pytest.fixture(scope="session")
def parsed():
    """Return documents by the names of their files."""

    def reading(files):
        documents = {}
        for name, text in files.items():
            document, findings = parse(Source(name, text), Limits())
            assert document is not None, findings
            documents[name] = document
        return documents

    return reading


@pytest.fixture(scope="session")
def linked(parsed):
    """Return every system and flow of some files by name, in its effective form."""

    def linking(*texts, **limits):
        files = {f"{number}.yaml": text for number, text in enumerate(texts)}
        specs = build_specs(list(parsed(files).values()))
        return {each.system.name: each for each in link(specs, Limits(**limits))}

    return linking


@pytest.fixture(scope="session")
def system(linked):
    """Return the effective form of the last system that some texts describe."""

    def linking(*texts):
        *_, last = texts
        name = last.split("system: ")[1].split()[0]
        return linked(*texts)[name].system

    return linking


@pytest.fixture(scope="session")
def said(linked):
    """Return what linking says of some texts, as (rule, message)."""

    def saying(*texts, **limits):
        return sorted(
            (finding.rule.name, finding.message)
            for each in linked(*texts, **limits).values()
            for finding in each.findings
        )

    return saying
