"""Checking small specs that stand in a test or on a page."""

from pathlib import Path

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


@pytest.fixture(scope="session")
def spoiled(said):
    """Return the rules that speak of good specs, each changed in one place or more."""
    folder = Path(__file__).with_name("good")
    texts = {
        path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")
    }

    def spoiling(names, *changes):
        good = {name: texts[name] for name in names}
        for old, new in changes:
            (name,) = [name for name, text in good.items() if text.count(old) == 1]
            good[name] = good[name].replace(old, new)
        found = said({f"{name}.yaml": text for name, text in good.items()})
        return [rule for *_, rule in found]

    return spoiling
