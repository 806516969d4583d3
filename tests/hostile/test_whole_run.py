"""Files that mean harm go through a whole run, and do no harm.

Each is given to the command as a path, and once more with `statecheck: 1` before it, so
that what is harmless to YAML is held against the language, built, linked and judged.
"""

import json
import os
import runpy
import subprocess
import sys
import unicodedata
from pathlib import Path
from types import SimpleNamespace

import pytest

from statecheck.catalogue import rules
from statecheck.checking import check
from statecheck.loader import File, assemble
from statecheck.reports import write
from statecheck.settings import Limits, Settings

HERE = Path(__file__).parent
FILES = sorted((HERE / "files").glob("*.yaml"))
LARGE = runpy.run_path(str(HERE / "test_hostile.py"))["LARGE"]
SECONDS = 2
MEBIBYTES = 200


def specs():
    """Return specs that are made to be slow or to break what reads them, by name."""
    deep = "[" * 90 + "]" * 90
    names = [f"S{number}" for number in range(1500)]
    many = {
        name: {"actions": {"go": [following]}}
        for name, following in zip(names, [*names[1:], names[0]], strict=True)
    }
    return {
        "deep values": f"statecheck: 1\nsystem: a\nx-deep: {deep}\n",
        "deep states": f"statecheck: 1\nsystem: a\nstates: {deep}\n",
        "many unknown keys": "statecheck: 1\nsystem: a\n"
        + "".join(f"k{number}: 1\n" for number in range(20_000)),
        "many misspelt keys": "statecheck: 1\nsystem: a\nstates:\n"
        + "".join(f"  A{number}: {{descripton: x}}\n" for number in range(4_000)),
        "many undefined names": "statecheck: 1\nsystem: a\nstates:\n"
        + "".join(f"  A{number}: {{actions: [b{number}]}}\n" for number in range(3000)),
        "itself as host": "statecheck: 1\nsystem: a\nextends: [a]\n",
        "a model that extends itself": "statecheck: 1\nsystem: a\n"
        "models: {M: {extends: M, fields: {f: M}}, N: {extends: O}, O: {extends: N}}\n",
        "a flow of itself": "statecheck: 1\nflow: a\nhost: a\n"
        "steps: {s: {system: a, exits: {X: s}}}\ninitial: s\n",
        "a long circle": json.dumps(
            {"statecheck": 1, "system": "a", "initial": "S0", "states": many}
        ),
        "a deep formula": "statecheck: 1\nsystem: a\noptions: {o: {}}\n"
        "states: {A: {if: '"
        + "(" * 30_000 + "o" + ")" * 30_000 + "'}}\n",
        "a long formula": "statecheck: 1\nsystem: a\noptions: {o: {}}\n"
        "states: {A: {if: '"
        + "not " * 30_000 + "o'}}\n",
        "many options": "statecheck: 1\nsystem: a\ninitial: A\noptions:\n"
        + "".join(f"  o{number}: {{}}\n" for number in range(60))
        + "states:\n  A: {actions: {b: ["
        + ", ".join(f"{{if: o{n} != o{n}, target: B}}" for n in range(3))
        + "]}}\n  B: {if: '"
        + " and ".join(f"(o{n} or not o{n + 1})" for n in range(59))
        + "'}\n",
        "a deep type": "statecheck: 1\nsystem: a\nmodels: {M: {fields: {f: '"
        + "map<" * 20_000 + "string" + ">" * 20_000 + "'}}}\n",
        "many list marks": "statecheck: 1\nsystem: a\nmodels: {M: {fields: {f: 'string"
        + "[]" * 20_000 + "'}}}\n",
        "a pattern that explodes": "statecheck: 1\nsystem: a\nmodels: {M: {fields: "
        "{f: {pattern: '^(a+)+$', examples: ["
        + "a" * 60 + "!], default: " + "a" * 60 + "!}}}}\n",
        "bounds beyond reason": "statecheck: 1\nsystem: a\nmodels: {M: {fields: {f: "
        "{type: integer, multipleOf: 1.0e-300, maximum: 1.0e+308, "
        "minLength: 99999999999999999999}}}}\n",
        "names of Python": "statecheck: 1\nsystem: __class__\nstates: {__init__: "
        "{actions: {__del__: __init__}}, constructor: {}, __proto__: {}}\n",
        "commands of build servers": "statecheck: 1\nsystem: a\nstates: {A: "
        '{description: "x\\n::error ::y\\n##vso[z]\\e[2J"}}\n',
        "half of a pair": 'statecheck: 1\nsystem: "\\ud800"\n',
        "everything twice": "statecheck: 1\nsystem: a\nflow: a\nsystem: b\nflow: c\n",
        "a tree of errors": "statecheck: 1\nsystem: a\nerrors: "
        + "{E: {details: " * 40 + "{}" + "}}" * 40 + "\n",
        "an alias bomb of states": "statecheck: 1\nsystem: a\nstates:\n  A: &a "
        "{actions: {b: [A, A, A, A, A, A, A, A, A]}}\n"
        + "".join(f"  A{number}: *a\n" for number in range(2000)),
    }  # fmt: skip


SPECS = specs()
KNOWN = set(rules())


def run(data):
    """Take a file from its bytes to the report; return the rules that it breaks."""
    settings = Settings()
    loaded = assemble([File("hostile.yaml", data)], settings.limits)
    checked = check(loaded, settings)
    for line in write(checked, "concise").split("\n"):
        kinds = set(map(unicodedata.category, line))
        assert kinds.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})
        assert not line.startswith(("::", "##"))
    broken = [each.finding.rule.name for each in checked.diagnostics]
    assert "check-failed" not in broken
    return broken


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("head", [b"", b"statecheck: 1\nsystem: hostile\n"])
def test_a_whole_run_ends_in_findings(path, head):
    assert set(run(head + path.read_bytes())) <= KNOWN


@pytest.mark.parametrize("name", SPECS)
def test_a_spec_that_means_harm_ends_in_findings(name):
    assert set(run(SPECS[name].encode())) <= KNOWN


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_ends_in_findings(name):
    assert run(LARGE[name][0]())


def test_files_that_mean_harm_do_not_hide_each_other():
    files = [File(path.name, path.read_bytes()) for path in FILES]
    loaded = assemble(files, Limits())
    named = {finding.at.source for finding in loaded.findings}
    assert named == {path.name for path in FILES}


REFERS = """
statecheck: 1
system: refers
extends: ["../../../etc/passwd", "http://127.0.0.1/x", "file:///etc/passwd"]
x-schema: {$ref: "http://127.0.0.1/", $schema: "file:///etc/passwd"}
"""

GUARD = """
import io, os, sys, time

root, library = sys.argv[1], [os.path.realpath(each) for each in sys.argv[2:]]
forbidden = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn",
    "os.fork", "os.remove", "os.rename", "os.mkdir", "os.symlink", "shutil.",
    "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.", "ctypes.", "pty.")
broken = []

def look(event, words):
    if event.startswith(forbidden):
        broken.append(f"{event} {words}")
    elif event == "open":
        path, mode, flags = words
        if not isinstance(path, (str, bytes)):
            return
        path = os.path.realpath(os.fsdecode(path))
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        inside = path.startswith(root + os.sep)
        known = any(path.startswith(each + os.sep) for each in library)
        if writes or not (inside or known):
            broken.append(f"open {path} {mode} {flags}")
    elif event in ("compile", "exec") and "hostile" in str(words):
        broken.append(f"{event} {words}")

from statecheck.cli import main

os.chdir(root)
sys.dont_write_bytecode = True
sys.addaudithook(look)
worst, slowest = 0.0, ""
for name in sorted(set(os.listdir(".")) - {".git"}):
    sys.stdout = sys.stderr = io.StringIO()
    begin = time.process_time()
    files = [f"{name}/{each}" for each in os.listdir(name)]
    code = main(["check", "--format", "concise", *files])
    if len(files) > 1:
        code = max(code, main(["check", name]))
    seconds = time.process_time() - begin
    said = sys.stdout.getvalue() + sys.stderr.getvalue()
    if "Traceback" in said or "internal error" in said or "root:x" in said:
        broken.append(said)
    if seconds > worst:
        worst, slowest = seconds, name
    if code not in (0, 1, 3):
        broken.append(f"exit code {code} for {name}")
told = [*broken]  # and not of what follows
with open("/proc/self/status") as status:
    lines = [line for line in status if line.startswith("VmHWM")]
mebibytes = int(lines[0].split()[1]) // 1024
print(len(told), worst, mebibytes, slowest, *told[:20], sep="\\n",
    file=sys.__stdout__)
"""


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    """Return what the command did with every file, as audit hooks tell it."""
    if not Path("/proc/self/status").exists():
        pytest.skip("only Linux tells the memory of a process there")
    root = tmp_path_factory.mktemp("hostile")
    head = b"statecheck: 1\nsystem: hostile\n"
    (root / ".git").mkdir()
    files = {path.name: path.read_bytes() for path in FILES}
    files |= {f"spec-{path.name}": head + path.read_bytes() for path in FILES}
    files |= {f"{name}.yaml": text.encode() for name, text in SPECS.items()}
    files["refers.yaml"] = REFERS.encode()
    for number, (name, data) in enumerate(sorted(files.items())):
        (root / str(number)).mkdir()
        (root / str(number) / name).write_bytes(data)
    for name, made in {
        "link": lambda path: path.symlink_to("/etc/passwd"),
        "zero": lambda path: path.symlink_to("/dev/zero"),
        "folder": lambda path: path.symlink_to("/etc"),
        "pipe": os.mkfifo,
    }.items():
        (root / name).mkdir()
        (root / name / "spec.yaml").write_bytes(head)
        made(root / name / "x.yaml")
    library = [sys.prefix, sys.base_prefix, str(HERE.parents[1] / "statecheck")]
    answer = subprocess.run(  # noqa: S603 -- our own interpreter on our own text
        [sys.executable, "-c", GUARD, os.path.realpath(root), *library],
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
        cwd=HERE.parents[1],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert answer.returncode == 0, answer.stderr
    number, seconds, mebibytes, slowest, *broken = answer.stdout.splitlines()
    return SimpleNamespace(
        broken=[number, *broken] if broken else [],
        seconds=float(seconds),
        mebibytes=int(mebibytes),
        slowest=slowest,
    )


def test_no_socket_no_process_no_file_outside_and_nothing_written(guarded):
    assert guarded.broken == []


def test_each_is_answered_in_little_time_and_memory(guarded):
    assert guarded.seconds < SECONDS, guarded.slowest
    assert guarded.mebibytes < MEBIBYTES
