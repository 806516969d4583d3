"""A single fault in a spec is a single finding, whatever it is and wherever."""

import re
from pathlib import Path

import pytest
import yaml

from statecheck.checking import check
from statecheck.loader import File, assemble
from statecheck.settings import Limits, Settings

FOLDER = Path(__file__).parent / "faultless"
FILES = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.yaml"))}
NAME = re.compile(r"[A-Za-z_][\w/-]*")
SEVERE = {"error", "warning"}


def said(files):
    """Return the errors and warnings on some files, by rule and message."""
    read = [File(name, text.encode()) for name, text in files.items()]
    checked = check(assemble(read, Limits()), Settings())
    return [
        (each.finding.rule.name, each.finding.message)
        for each in checked.diagnostics
        if each.finding.rule.severity in SEVERE
    ]


def misspelt(word):
    """Return a word with two letters changed about, or with one too many."""
    middle = len(word) // 2
    if middle and word[middle - 1] != word[middle]:
        return word[: middle - 1] + word[middle] + word[middle - 1] + word[middle + 1 :]
    return f"{word}x"


def nodes(node, path=()):
    """Yield each key with its value, and each other value, with the way to it."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*path, key.value), key, value
            yield from nodes(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, index), None, value
            yield from nodes(value, (*path, index))


def faults(text):
    """Yield a name for each fault, and the text with it."""

    def put(node, new):
        start, end = node.start_mark.index, node.end_mark.index
        end = len(text[:end].rstrip())  # a block ends where the next line begins
        return f"{text[:start]}{new}{text[end:]}"

    for path, key, value in nodes(yaml.compose(text)):
        if path == ("flow",):
            continue  # without it nobody knows what the other keys of the file mean
        where = "/".join(map(str, path))
        is_name = isinstance(value, yaml.ScalarNode) and NAME.fullmatch(value.value)
        if key is not None:
            yield f"{where}: key misspelt", put(key, misspelt(key.value))
            yield f"{where}: null", put(value, "null")
            yield f"{where}: a number", put(value, "7")
        if is_name:
            yield f"{where}: misspelt", put(value, misspelt(value.value))
            if key is not None:
                yield f"{where}: a list", put(value, "[x]")


CASES = [
    pytest.param(name, faulty, id=f"{name} {what}")
    for name, text in FILES.items()
    for what, faulty in faults(text)
]


def test_there_is_nothing_wrong_without_a_fault():
    assert not said(FILES)


@pytest.mark.parametrize(("name", "faulty"), CASES)
def test_a_fault_is_one_finding(name, faulty):
    assert len(said({**FILES, name: faulty})) <= 1


SHOWN = """
statecheck: 1
system: door
initial: SHUT
exits: {OPEN: success}
wire: {state: {status: /status, links: /_links, model: none}}
models: {Door: {fields: {width: {type: integer, required: true}}}}
states:
  SHUT:
    model: Door
    moves: none
    actions: {push: {target: OPEN, offered: always}}
    examples: [{status: SHUT, width: 90, _links: {push: {href: "/"}}}]
actions:
  push: {description: Pushes the door., request: none, errors: none}
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("actions: {push: {target: OPEN, offered: always}}", "actions: 7"),
        ("model: Door", "model: 7"),
        ("fields: {width: {type: integer, required: true}}", "fields: 7"),
        ("type: integer", "type: 7"),
    ],
)
def test_an_example_is_not_held_against_what_cannot_be_read(right, wrong):
    def of_examples(text):
        return [rule for rule, _ in said({"door.yaml": text}) if "example" in rule]

    assert of_examples(SHOWN.replace("width: 90", "width: wide"))
    assert not of_examples(SHOWN)
    assert not of_examples(SHOWN.replace(right, wrong))


def test_codes_below_one_that_is_gone_are_told_with_it():
    start = FILES["bank.yaml"].index("  INVALID:\n")
    end = FILES["bank.yaml"].index("  GONE:")
    gone = FILES["bank.yaml"][:start] + FILES["bank.yaml"][end:]
    assert said({**FILES, "bank.yaml": gone}) == [
        ("undefined-error", "`INVALID` is not the name of an error code")
    ]


def test_two_codes_that_are_misspelt_are_two_findings():
    wrong = FILES["card.yaml"].replace(
        "error: INVALID/WRONG_CODE, target: stay",
        "error: [INVALID/WRONG_CDOE, INVALID/TOO_LTAE], target: stay",
    )
    found = said({**FILES, "card.yaml": wrong})
    assert [rule for rule, _ in found] == ["undefined-error", "undefined-error"]


LOOSE = """
statecheck: 1
system: loose
initial: A
exits: {B: success}
states: {A: {model: Nope, moves: none, actions: {go: B}}}
actions: {go: {description: Goes., request: none, errors: [E/X]}}
"""
UNDEFINED = [
    ("undefined-error", "`E/X` is not the name of an error code"),
    ("undefined-model", "`Nope` is not the name of a model"),
]


@pytest.mark.parametrize("section", ["models", "actions", "errors", "wire", "states"])
def test_what_cannot_be_read_in_a_system_explains_nothing_in_another(section):
    start = FILES["bank.yaml"].split(f"\n{section}:")[0]
    broken = f"{start}\n{section}: 7\n"
    found = said({**FILES, "bank.yaml": broken, "loose.yaml": LOOSE})
    assert sorted(f for f in found if f[1] in dict(UNDEFINED).values()) == UNDEFINED


def test_a_code_that_one_system_lacks_is_not_above_one_that_another_lacks():
    other = LOOSE.replace("loose", "other").replace("E/X", "E")
    found = said({"loose.yaml": LOOSE, "other.yaml": other})
    assert [rule for rule, _ in found].count("undefined-error") == 2


def test_an_exit_that_is_called_otherwise_is_named_where_a_flow_maps_it():
    wrong = FILES["bank.yaml"].replace("  ABANDONED: canceled", "  ABANODNED: canceled")
    read = [File(n, t.encode()) for n, t in {**FILES, "bank.yaml": wrong}.items()]
    (found,) = check(assemble(read, Limits()), Settings()).diagnostics
    texts = {each.message for each in found.finding.related}
    assert "`ABANDONED` again" in texts
    assert "`card` again" not in texts


def test_what_a_system_lacks_is_told_with_what_lacks_it_above():
    gone = FILES["bank.yaml"].replace(
        "  cancel: {description: Gives up., request: none, errors: [GONE], "
        "target: ABANDONED, safe: false}\n",
        "",
    )
    assert said({**FILES, "bank.yaml": gone}) == [
        ("undefined-action", "`cancel` is not the name of an action")
    ]


def test_two_systems_that_lack_the_same_name_apart_are_two_findings():
    text = (
        "statecheck: 1\nsystem: {}\nkind: vocabulary\nerrors: {{E: {{target: GONE}}}}"
    )
    files = {f"{name}.yaml": text.format(name) for name in ("bank", "card")}
    assert [rule for rule, _ in said(files)].count("undefined-target") == 2
