"""Effective systems of small files, and of what is written of them."""

import pytest

from statecheck.exports import canonical
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse, write_yaml


@pytest.fixture(scope="session")
def linked():
    """Return what some files, by name, come to: each system and flow by name."""

    def linking(files):
        documents = []
        for name, text in files.items():
            document, findings = parse(Source(name, text), Limits())
            assert document is not None, findings
            documents.append(document)
        return {
            each.system.name: each for each in link(build_specs(documents), Limits())
        }

    return linking


@pytest.fixture(scope="session")
def again(linked):
    """Return the effective system that is written of another."""

    def reading(effective):
        text = write_yaml(canonical(effective))
        (found,) = linked({"canonical.yaml": text}).values()
        return found

    return reading
