"""Another reader of YAML 1.2 understands the files of `spec/` in the same way."""

from pathlib import Path

import pytest

from statecheck.settings import Limits
from statecheck.syntax import decode, parse

ruamel = pytest.importorskip("ruamel.yaml", reason="it is the second opinion")

ROOT = Path(__file__).parents[2]
FILES = sorted(path for path in (ROOT / "spec").rglob("*.y*ml") if path.is_file())
EXAMPLE = b"""\
a: {b: [1, 1.5, 0x10, 0o17, true, ~, no, 12:30, "x", 'y'], 404: ok}
c: &x |
  lines
d: [*x, 2001-01-01, 1e3, .5]
"""


def texts(node):
    """Return data with keys as text, as far as their spelling can be known."""
    if isinstance(node, dict):
        return {str(key): texts(value) for key, value in node.items()}
    if isinstance(node, list):
        return [texts(item) for item in node]
    return node


def by_ruamel(data):
    """Return what ruamel.yaml reads, without dates, which YAML 1.2 does not have."""
    reader = ruamel.YAML(typ="safe", pure=True)
    reader.version = (1, 2)
    reader.Constructor.add_constructor(
        "tag:yaml.org,2002:timestamp",
        lambda constructor, node: constructor.construct_scalar(node),
    )
    return texts(reader.load(data.decode()))


def test_an_example_is_understood_in_the_same_way():
    document, _ = parse(decode("example", EXAMPLE)[0], Limits())
    assert document.plain() == by_ruamel(EXAMPLE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_spec_is_understood_in_the_same_way(path):
    data = path.read_bytes()
    source, _ = decode(path.name, data)
    document, findings = parse(source, Limits())
    assert findings == ()
    assert document.plain() == by_ruamel(data)
