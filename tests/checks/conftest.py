"""Checking small specs that stand in a test or on a page."""

import pytest

from statecheck.checking import check
from statecheck.finding import Verdict
from statecheck.loader import File, assemble
from statecheck.settings import Settings


@pytest.fixture(scope="session")
def checked():
    """Check texts by the names of their files; a single text is `spec.yaml`."""

    def checking(files, settings=None):
        settings = settings or Settings()
        texts = {"spec.yaml": files} if isinstance(files, str) else files
        loaded = assemble(
            [File(name, text.encode()) for name, text in texts.items()],
            settings.limits,
        )
        return check(loaded, settings)

    return checking


@pytest.fixture(scope="session")
def said(checked):
    """Return what was found as (file, line, rule); undetermined ones with `?`."""

    def saying(files, settings=None):
        found = checked(files, settings)
        return sorted(
            (each.source.name, each.span.start.line, shown(each.finding))
            for each in (*found.diagnostics, *found.verdicts)
            if each.finding.verdict is not Verdict.PROVED
        )

    def shown(finding):
        undetermined = finding.verdict is Verdict.UNDETERMINED
        return f"{finding.rule.name}?" if undetermined else finding.rule.name

    return saying
