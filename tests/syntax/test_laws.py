"""What holds of every text, whatever it is."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from statecheck.finding import Severity
from statecheck.settings import Limits
from statecheck.source import Position, Source
from statecheck.syntax import decode, locate, parse, write_yaml
from statecheck.syntax.lines import Lines

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
KEYS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
"""Keys that YAML takes without a `?`, which are of 1,024 characters with escapes."""
PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "a",
                "b: ",
                "c",
                "1",
                ".inf",
                "0x1",
                "- ",
                "? ",
                ": ",
                "\n",
                "\r\n",
                "\r",
            ),
            *(" ", "  ", "\t", "[", "]", "{", "}", ", ", "&x ", "*x", "!t ", "<<: "),
            *('"', "'", "|\n", ">-\n", "#", "%YAML 1.2\n", "---\n", "...\n", "\\", "@"),
            *(
                "\u2028",
                "\x85",
                "\ufeff",
                "\x00",
                "é",
                "e\u0301",
                "\U0001f600",
                "\u200b",
            ),
        ]
    ),
    max_size=40,
).map("".join)
"""Texts that look a little like YAML."""
TEXTS = PIECES | st.text()
SMALL = Limits(depth=4, nodes=20, scalar=10, number=3)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner),
    max_leaves=20,
)


def places(findings):
    """Yield every place of every finding."""
    for finding in findings:
        yield finding.at
        yield from (related.at for related in finding.related)


@given(TEXTS, st.sampled_from([Limits(), SMALL]))
@settings(max_examples=500, deadline=None)
def test_every_text_has_an_answer(text, limits):
    document, findings = parse(Source("a.yaml", text), limits)
    if document is None:
        assert any(found.rule.severity is Severity.ERROR for found in findings)
    else:
        assert {
            found.rule.name
            for found in findings
            if found.rule.severity is Severity.ERROR
        } <= {"duplicate-key"}


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_place_stands_inside_the_text(text):
    source = Source("a.yaml", text)
    lines = Lines(text)
    last = lines.position(len(text))
    for place in places(parse(source, SMALL)[1] + parse(source, Limits())[1]):
        assert Position(1, 1) <= place.span.start <= place.span.end <= last
        assert place.span.start.line == place.span.end.line


@given(PIECES)
@settings(max_examples=300, deadline=None)
def test_every_finding_can_be_located(text):
    source, findings = decode("a.yaml", text.encode())
    if source is not None:
        document, faults = parse(source, Limits())
        findings += faults
        files = {"a.yaml": document or source}
    else:
        files = {}
    for finding in findings:
        diagnostic = locate(finding, files)
        assert diagnostic.span == finding.at.span
        assert len(diagnostic.related) == len(finding.related)


@given(st.binary() | TEXTS.map(str.encode))
@settings(max_examples=300, deadline=None)
def test_every_file_has_an_answer(data):
    source, _ = decode("a.yaml", data)
    if source is not None:
        parse(source, SMALL)


@given(st.dictionaries(KEYS, JSON), st.sampled_from([None, 2]))
@settings(deadline=None)
def test_json_is_read_as_json_reads_it(data, indent):
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    source, findings = decode("a.json", text.encode())
    if source is not None:
        document, faults = parse(source, Limits())
        assert {found.rule.name for found in faults} <= {"look-alike-key"}
        assert repr(document.plain()) == repr(json.loads(text))
    else:
        assert {found.rule.name for found in findings} <= {
            "forbidden-character",
            "hidden-character",
        }


@given(st.dictionaries(KEYS, JSON))
@settings(deadline=None)
def test_layout_says_nothing(data):
    as_json, as_yaml = json.dumps(data), write_yaml(data)
    one, _ = parse(Source("a.json", as_json), Limits())
    other, _ = parse(Source("a.yaml", as_yaml), Limits())
    assert one.plain() == other.plain() == data


@given(TEXTS, st.integers(), st.integers())
def test_positions_are_those_that_splitting_into_lines_gives(text, start, end):
    lines = Lines(text)
    clamped = min(max(start, 0), len(text))
    before = text[:clamped].replace("\r\n", "\n").replace("\r", "\n")
    if text[clamped - 1 : clamped + 1] == "\r\n" and clamped:
        before = before[:-1] + "\r"  # between CR and LF the line has not ended yet
    position = lines.position(start)
    assert position.line == before.count("\n") + 1
    span = lines.span(start, end)
    assert span.start == position <= span.end
