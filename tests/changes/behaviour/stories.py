"""The stories of all kinds of change, as the pages tell them."""

import re
from importlib.resources import files

from statecheck import changes
from statecheck.linking import link
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import parse

PAGES = {
    page.name: page.read_text(encoding="utf-8")
    for page in sorted(files(changes).iterdir(), key=lambda each: each.name)
    if page.name.endswith(".md")
}
STORY = re.compile(
    r"^## (?P<kind>\S+)\n\n.*?```yaml old\n(?P<old>.*?)```\n\n"
    r"```yaml new\n(?P<new>.*?)```\n\n```changes\n(?P<told>.*?)```",
    re.DOTALL | re.MULTILINE,
)
STORIES = {
    f"{name}:{found['kind']}": found
    for name, page in PAGES.items()
    for found in STORY.finditer(page)
}
"""By page and kind: the kind, both versions, and what is said."""

LIMITS = Limits()


def effective(text):
    """Return the effective system of a text that leaves out its first lines."""
    head = "statecheck: 1\n" + ("" if "system:" in text else "system: example\n")
    document, findings = parse(Source("spec.yaml", head + text), LIMITS)
    assert document is not None, findings
    return link(build_specs([document]), LIMITS)[0]
