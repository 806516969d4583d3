"""Files that mean harm are answered quickly, in little memory, as the table says."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.syntax import decode, parse
from statecheck.syntax import parser as parser_module
from statecheck.syntax.events import portable_events

HERE = Path(__file__).parent
FILES = HERE / "files"
SECONDS = 2
MEBIBYTES = 200


def outcomes(value):
    """Yield rule and line of each finding that an entry of the table announces."""
    for outcome in [value] if isinstance(value, str) else value:
        if outcome != "accepted":
            rule, lines = outcome.split(" ")
            first, _, last = lines.partition("-")
            for line in range(int(first), int(last or first) + 1):
                yield rule, line


def table():
    """Return what each file has to lead to, by its name."""
    source, _ = decode("expected.yaml", (HERE / "expected.yaml").read_bytes())
    document, findings = parse(source, Limits())
    assert findings == ()
    return {
        name: sorted(outcomes(value), key=lambda outcome: outcome[1])
        for files in document.plain().values()
        for name, value in files.items()
    }


EXPECTED = table()
UNDERSTOOD = sorted(path.stem for path in FILES.glob("*.json"))


def read(data):
    """Return the document of some bytes, and rule and line of each finding."""
    source, findings = decode("hostile.yaml", data)
    document = None
    if source is not None:
        document, faults = parse(source, Limits())
        findings += faults
    return document, [
        (finding.rule.name, finding.at.span.start.line) for finding in findings
    ]


def test_the_table_is_the_folder():
    assert sorted(EXPECTED) == sorted(path.stem for path in FILES.glob("*.yaml"))


def test_no_file_is_large():
    assert max(path.stat().st_size for path in FILES.iterdir()) <= 100_000


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_leads_to_what_the_table_says(name):
    document, faults = read((FILES / f"{name}.yaml").read_bytes())
    assert faults == EXPECTED[name]
    warnings = {"hidden-character", "look-alike-key", "duplicate-key"}
    assert (document is None) == bool({rule for rule, _ in faults} - warnings)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_parser_in_pure_python_agrees(name, monkeypatch):
    if name in ("line-tab-in-flow", "line-tab-before-comment"):
        pytest.skip("only libyaml takes tabs at places where YAML allows them")
    monkeypatch.setattr(parser_module, "read_events", portable_events)
    test_a_file_leads_to_what_the_table_says(name)


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_what_is_accepted_is_understood_as_it_should_be(name):
    document, _ = read((FILES / f"{name}.yaml").read_bytes())
    expected = json.loads((FILES / f"{name}.json").read_text(encoding="utf-8"))
    assert repr(document.plain()) == repr(expected)


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_that_hides_gets_into_a_message(name):
    source, findings = decode("x", (FILES / f"{name}.yaml").read_bytes())
    findings += parse(source, Limits())[1] if source is not None else ()
    for finding in findings:
        assert finding.message.isprintable()
        assert len(finding.message) < 300


# What would be too large to keep as a file, made anew: rule and line by how it is made.

LARGE = {
    "brackets": (lambda: b"a: " + b"[" * 5_000_000, [("too-deep", 1)]),
    "dashes": (lambda: b"a:\n " + b"- " * 2_500_000, [("too-deep", 2)]),
    "closed quotes": (lambda: b"a: " + b'""' * 2_500_000, [("yaml-syntax", 1)]),
    "an open quote": (lambda: b'a: "' + b"x\n" * 2_500_000, [("yaml-syntax", 1)]),
    "a long text": (lambda: b"a: " + b"x" * 5_000_000, [("scalar-too-long", 1)]),
    "a text at the limit": (lambda: b"a: " + b"x" * 1024**2, []),
    "a text beyond it": (lambda: b"a: x" + b"x" * 1024**2, [("scalar-too-long", 1)]),
    "digits": (lambda: b"a: " + b"9" * 1024**2, [("number-too-long", 1)]),
    "control characters": (lambda: b"\x07" * 5_000_000, [("forbidden-character", 1)]),
    "hidden characters": (
        lambda: b"a: " + "\u200b".encode() * 1_000_000,
        [("hidden-character", 1)],
    ),
    "blank lines": (lambda: b"\n" * 5_000_000, [("no-document", 1)]),
    "lines of a text": (
        lambda: b"a:\n" + b"  x\n" * 1_000_000,
        [("scalar-too-long", 2)],
    ),
    "directives": (
        lambda: b"%TAG !a! x\n" * 450_000,
        [("directive-refused", line) for line in range(1, 1001)],
    ),
    "tags": (
        lambda: b"a: [" + b"!a ," * 200_000,
        [("tag-refused", 1)] * 1000,
    ),
    "laughs": (
        lambda: b"a: &a [" + b"x," * 200_000 + b"]\nb: [" + b"*a," * 100_000 + b"]",
        [("alias-bomb", 2)],
    ),
    "nodes at the limit": (lambda: b"a: [" + b"x," * 499_997 + b"]", []),
    "nodes beyond it": (
        lambda: b"a: [" + b"x," * 499_998 + b"]",
        [("too-many-nodes", 1)],
    ),
    "many more nodes": (
        lambda: b"a: [" + b"x," * 2_400_000 + b"]",
        [("too-many-nodes", 1)],
    ),
    "pairs that JSON has": (
        lambda: b'{"a": "' + rb"\ud83d\ude00" * 80_000 + b'"}',
        [],
    ),
    "pairs without an end": (
        lambda: b'{"a": "' + rb"\ud83d\ude00" * 80_000,
        [("yaml-syntax", 1)],
    ),
    "duplicates": (
        lambda: b"a: 1\n" * 240_000,
        [("duplicate-key", line) for line in range(2, 1002)],
    ),
    "numbers as keys": (
        lambda: "".join(f"{n}: 1\n" for n in range(200_000)).encode(),
        [],
    ),
    "keys that mean the same": (
        lambda: b"".join(b"%d: 1\n" % n for n in range(100_000)) + b"0x1: 1\n",
        [("duplicate-key", 100_001)],
    ),
    "accents": (
        lambda: b"".join(b"e\xcc\x81%d: 1\n" % n for n in range(200_000)),
        [],
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_what_is_large_leads_to_what_is_written_beside_it(name):
    make, expected = LARGE[name]
    assert read(make())[1] == expected


def test_a_refused_alias_bomb_is_never_written_out():
    text = (FILES / "alias-laughs-ten-levels.yaml").read_text(encoding="utf-8")
    _, (finding,) = parse(Source("a.yaml", text), Limits())
    assert re.search(r"at least [\d,]{13,} nodes instead of", finding.message)


MEASURE = """
import runpy, sys, time
from pathlib import Path
from statecheck.settings import Limits
from statecheck.syntax import decode, parse

def seconds(data):
    begin = time.process_time()
    source, _ = decode("hostile.yaml", data)
    if source is not None:
        document, _ = parse(source, Limits())
        if document is not None:
            document.plain()
    return time.process_time() - begin

large = runpy.run_path(sys.argv[1])["LARGE"]
files = sorted(Path(sys.argv[1]).with_name("files").glob("*.yaml"))
makers = [path.read_bytes for path in files] + [make for make, _ in large.values()]
worst = max(seconds(make()) for make in makers)
status = Path("/proc/self/status")  # what resource tells is that of the parent, too
lines = status.read_text().splitlines() if status.exists() else ["VmHWM: 0 kB"]
kibibytes = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
print(worst, int(kibibytes) // 1024)
"""


def test_every_one_is_answered_in_little_time_and_memory():
    answer = subprocess.run(  # noqa: S603 -- our own interpreter on our own text
        [sys.executable, "-c", MEASURE, __file__],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
        cwd=HERE.parents[1],
    )
    seconds, mebibytes = answer.stdout.split()
    assert answer.stderr == ""
    assert float(seconds) < SECONDS
    assert int(mebibytes) < MEBIBYTES
