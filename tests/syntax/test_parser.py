"""Text becomes a tree in one pass, with all that is wrong and where."""

import pytest

from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.syntax import Mapping, Scalar, Sequence, parse


def read(text, **limits):
    """Return the document and what was found, as rule, line and column."""
    document, findings = parse(Source("a.yaml", text), Limits(**limits))
    return document, [
        (
            finding.rule.name,
            finding.at.span.start.line,
            finding.at.span.start.column,
        )
        for finding in findings
    ]


def found(text, **limits):
    """Return rule, line and column of what is found in a text."""
    return read(text, **limits)[1]


def related(text):
    """Return line and column of the related places of the only finding."""
    _, (finding,) = parse(Source("a.yaml", text), Limits())
    starts = [place.at.span.start for place in finding.related]
    return [(start.line, start.column) for start in starts]


# What a tree remembers


def test_nodes_remember_where_they_stand():
    document, _ = read('é: {b: "c d"}\nlist: [1]\n')
    entry = document.root.entries["é"]
    inner = entry.value.entries["b"].value
    assert (entry.key.start, entry.key.end) == (0, 1)
    assert (entry.value.start, entry.value.end) == (3, 13)
    assert (inner.text, inner.start, inner.end) == ("c d", 7, 12)
    assert isinstance(document.root, Mapping)
    assert isinstance(document.root.entries["list"].value, Sequence)


def test_keys_are_their_spelling_and_quotes_say_that_a_value_is_text():
    document, _ = read("404: no\n1.10: 'true'\non: |\n  12\n")
    assert list(document.root.entries) == ["404", "1.10", "on"]
    assert document.plain() == {"404": "no", "1.10": "true", "on": "12\n"}


def test_an_alias_has_its_own_place_and_the_content_of_its_anchor():
    document, _ = read("a: &x {b: 1}\nc: *x\nd: &y text\ne: *y\n")
    entries = document.root.entries
    anchored, alias = entries["a"].value, entries["c"].value
    assert alias.entries is anchored.entries
    assert (anchored.alias, alias.alias) == (False, True)
    assert (alias.start, alias.end) == (16, 18)
    assert entries["e"].value.text == "text"


def test_an_alias_can_be_a_key_if_its_anchor_is_a_text():
    document, faults = read("a: &x text\n*x : 1\n")
    assert (document.plain(), faults) == ({"a": "text", "text": 1}, [])
    assert document.root.entries["text"].key.alias


def test_an_anchor_can_be_given_anew():
    text = "a: &x 1\nb: *x\nc: &x [&x 2, *x]\nd: *x\n"
    assert read(text)[0].plain() == {"a": 1, "b": 1, "c": [2, 2], "d": 2}


def test_json_is_taken():
    text = '{"a":1,"b":[true,null,-1.5e3],\n\t"c":"\\u00e9\\n\\/"}'
    document, faults = read(text)
    assert faults == []
    assert document.plain() == {"a": 1, "b": [True, None, -1500.0], "c": "é\n/"}


@pytest.mark.parametrize("text", ["---\na: 1\n...\n", "%YAML 1.2\n---\na: 1\n", "a: 1"])
def test_marks_around_the_document_are_taken(text):
    assert read(text)[1] == []


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_make_no_difference(end):
    text = "a: 1\nb: [\n  x,\n  x: y: z\n]\n".replace("\n", end)
    assert found(text) == [("yaml-syntax", 4, 7)]


# What is wrong with keys


def test_a_key_that_stands_there_twice_is_found_whatever_its_quotes():
    document, faults = read("a: 1\nb:\n  c: 1\n  'c': 2\n\"a\": 3\na: 4\n")
    assert faults == [
        ("duplicate-key", 4, 3),
        ("duplicate-key", 5, 1),
        ("duplicate-key", 6, 1),
    ]
    assert document.plain() == {"a": 1, "b": {"c": 1}}


def test_both_places_of_a_duplicate_are_given():
    assert related("x:\n  a: 1\n  b: 2\n  a: 3\n") == [(2, 3)]


@pytest.mark.parametrize(
    ("first", "second"),
    [("200", "0xC8"), ("012", "12"), ("1.1", "1.10"), ("true", "True"), ("~", "null")],
)
def test_keys_that_mean_the_same_are_duplicates_unless_quoted(first, second):
    assert found(f"{first}: 1\n{second}: 2\n") == [("duplicate-key", 2, 1)]
    assert found(f"{first}: 1\n'{second}': 2\n") == []


@pytest.mark.parametrize(
    "text", ["1: a\n1.0: b\ntrue: c\n", "yes: a\non: b\n", "a: {200: x}\nb: {200: x}\n"]
)
def test_keys_that_mean_different_things_are_none(text):
    assert found(text) == []


def test_a_repeated_key_does_not_hide_what_stands_behind_it():
    text = "a: 1\na: {b: 1, b: 2}\nc: *x\n"
    assert [rule for rule, *_ in found(text)] == [
        "duplicate-key",
        "duplicate-key",
        "undefined-alias",
    ]


@pytest.mark.parametrize(
    "text", ["[a, b]: c\n", "{a: b}: c\n", "? - a\n: b\n", "b: &x [1]\n*x : c\n"]
)
def test_a_key_has_to_be_a_text(text):
    document, faults = read(text)
    assert document is None
    assert [rule for rule, *_ in faults] == ["complex-key"]


def test_a_placeholder_without_quotes_is_one_finding():
    assert found("{{ a }}: {{ b }}\n") == [
        ("complex-key", 1, 2),
        ("complex-key", 1, 11),
    ]


def test_a_merge_key_is_refused_and_quoted_it_is_a_text():
    assert found("a: &x {b: 1}\nc:\n  <<: *x\n  <<: *x\n") == [
        ("merge-key", 3, 3),
        ("merge-key", 4, 3),
    ]
    assert read('"<<": 1\na: <<\n')[0].plain() == {"<<": 1, "a": "<<"}


def test_keys_that_only_look_the_same_are_a_warning():
    document, faults = read("{\u00e9: 1, b: {x: 1}, e\u0301: 2}\n")
    assert faults == [("look-alike-key", 1, 19)]
    assert document is not None


# What is not taken


@pytest.mark.parametrize(
    "tag", ["!", "!!str", "!!python/name:os.system", "!include", "!<tag:x,2020:y>"]
)
@pytest.mark.parametrize("value", ["b", "[b]", "{b: 1}", '"b"'])
def test_every_tag_is_refused_where_it_stands(tag, value):
    assert found(f"a: {tag} {value}\n") == [("tag-refused", 1, 4)]


def test_all_tags_are_found():
    assert len(found("a: !x 1\nb: !y [!z 2]\n")) == 3


@pytest.mark.parametrize(
    "line", ["%YAML 1.1", "%YAML 1.3", "%YAML", "%TAG ! tag:x,2020:", "%FOO", "%"]
)
def test_directives_are_refused(line):
    assert found(f"{line}\n---\na: 1\n") == [("directive-refused", 1, 1)]


def test_directives_of_a_later_document_are_refused_too():
    text = "a: 1\n...\n%TAG !x! y\n---\nb: !x!z 1\n"
    assert found(text) == [("directive-refused", 3, 1)]


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "---\n", "~"])
def test_a_file_says_something(text):
    rule = "no-document" if text != "~" else "not-a-mapping"
    assert [name for name, *_ in found(text)] == [rule]


@pytest.mark.parametrize("text", ["abc\n", "42\n", "'a: b'\n", "- a\n", "[a: b]\n"])
def test_a_file_is_a_mapping(text):
    assert found(text) == [("not-a-mapping", 1, 1)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n---\nb: 2\n", 2),
        ("---\na: 1\n---\nb: 2\n", 3),
        ("a: 1\n...\nb: 2\n", 3),
        ("a: 1\n---\n", 2),
        ("---\n---\na: 1\n", 2),
        ("a: 1\n---\n{[}\n", 2),
    ],
)
def test_there_is_one_document(text, line):
    document, faults = read(text)
    assert document is None
    assert [place[:2] for place in faults] == [("several-documents", line)]


# Aliases


def test_an_alias_without_an_anchor_above_it_is_found():
    assert found("a: *x\nb: &x 1\nc: *y\n") == [
        ("undefined-alias", 1, 4),
        ("undefined-alias", 3, 4),
    ]


@pytest.mark.parametrize(
    "text", ["a: &x [*x]\n", "a: &x {b: [c, {d: *x}]}\n", "&x a: &y {b: [*y]}\n"]
)
def test_an_alias_within_what_it_stands_for_is_found(text):
    assert [rule for rule, *_ in found(text)] == ["cyclic-alias"]


def test_the_anchor_of_a_key_is_not_open_in_its_value():
    assert read("&x a: [*x]\n")[0].plain() == {"a": ["a"]}


def laughs(levels, width=9):
    """Return a text whose aliases stand for `width` to the power of `levels`."""
    lines = [f"a0: &a0 [{', '.join('x' * width)}]"]
    for level in range(1, levels):
        aliases = ", ".join([f"*a{level - 1}"] * width)
        lines.append(f"a{level}: &a{level} [{aliases}]")
    return "\n".join(lines)


def test_aliases_may_not_stand_for_far_more_than_is_written():
    assert found(laughs(5)) == []
    assert found(laughs(6)) == [("alias-bomb", 6, 10)]
    assert [rule for rule, *_ in found(laughs(90, 2))] == ["alias-bomb"]


def test_the_budget_of_aliases_grows_with_what_is_written():
    text = laughs(6) + "\nmore: [" + "x, " * 80_000 + "]"
    assert found(text) == []


def test_a_file_without_aliases_has_no_such_budget():
    assert found("a: &x [" + "x, " * 200_000 + "]") == []


def test_depth_is_counted_through_aliases():
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 120))]
    assert found("\n".join(lines[:99])) == []
    assert found("\n".join(lines[:100])) == [("too-deep", 100, 12)]


def test_depth_within_a_larger_anchor_is_counted_too():
    text = "a: &x [[[1]]]\nb: &y {c: [*x]}\nd: [*y]\n"
    assert found(text, depth=7) == []
    assert found(text, depth=6) == [("too-deep", 3, 5)]


# Limits


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ("{a: ", "}")])
def test_depth_is_taken_up_to_the_limit(opening, closing):
    text = "a: " + opening * 99 + "x" + closing * 99
    assert found(text) == []
    deeper = "a: " + opening * 100 + "x" + closing * 100
    assert found(deeper) == [("too-deep", 1, 4 + 99 * len(opening))]


def test_depth_in_block_style_is_limited_as_well():
    assert found("a: \n " + "- " * 99 + "x") == []
    assert found("a: \n " + "- " * 100 + "x")[0][0] == "too-deep"


def test_nodes_are_taken_up_to_the_limit():
    text = "a: [1, 2, {b: *x}]\nc: &x 3\n".replace("*x", "4")
    assert found(text, nodes=10) == []
    assert found(text, nodes=9) == [("too-many-nodes", 2, 4)]
    assert found(text, nodes=4) == [("too-many-nodes", 1, 8)]
    assert found(text, nodes=5) == [("too-many-nodes", 1, 11)]


def test_aliases_count_as_nodes():
    text = "a: &x 1\nb: *x\n"
    assert found(text, nodes=5) == []
    assert found(text, nodes=4) == [("too-many-nodes", 2, 4)]


def test_scalars_are_taken_up_to_the_limit_and_the_pass_goes_on():
    text = "abc: abcd\nb: 'abcd'\nc: *x\n"
    assert found(text, scalar=4) == [("undefined-alias", 3, 4)]
    assert found(text, scalar=3) == [
        ("scalar-too-long", 1, 6),
        ("scalar-too-long", 2, 4),
        ("undefined-alias", 3, 4),
    ]


def test_numbers_are_taken_up_to_the_limit_and_names_are_no_numbers():
    text = "a: 1234\n1234: '1234'\n.inf: x1234\n"
    assert found(text, number=4) == []
    assert found(text, number=3) == [("number-too-long", 1, 4)]


def test_a_number_of_many_digits_is_no_exception():
    assert found(f"a: {'9' * 20_000}\n", number=10**6) == [("number-too-long", 1, 4)]


def test_numbers_that_json_has_not_are_all_found():
    text = "a: .inf\nb: [-.INF, .nan, 1e999]\nc: '.inf'\n"
    assert [place[1:] for place in found(text)] == [(1, 4), (2, 5), (2, 12), (2, 18)]


def test_no_more_is_noted_than_anybody_would_read():
    text = "a: 1\n" * 5_000
    assert len(found(text, findings=1_000)) == 1_000
    assert read(text, findings=0)[0] is not None


def test_a_limit_that_is_met_is_noted_even_if_nothing_is_to_be_shown():
    document, faults = read("[" * 200, findings=0)
    assert (document, len(faults)) == (None, 1)


# Manners


def test_findings_come_in_the_order_of_the_text():
    faults = found(laughs(6).replace("[x,", "[.inf,") + "\nz: *y\n")
    assert [line for _, line, _ in faults] == [1, 6, 7]


def test_the_same_text_gives_the_same_tree():
    text = "b: &x [1, {a: 2}]\na: *x\n"
    assert read(text)[0].plain() == read(text)[0].plain()


def test_a_scalar_knows_its_spelling_and_its_meaning():
    value = read("a: 0x1F\n")[0].root.entries["a"].value
    assert isinstance(value, Scalar)
    assert (value.text, value.value) == ("0x1F", 31)


def test_what_only_a_second_value_has_is_kept_beside_the_first():
    text = "a: {b: {c: 1}}\na: {b: {c: 2, d: 3}, e: 4}\n"
    document, (finding,) = parse(Source("a.yaml", text), Limits())
    assert finding.rule.name == "duplicate-key"
    assert document.plain() == {"a": {"b": {"c": 1, "d": 3}, "e": 4}}


def test_a_second_value_adds_nothing_to_what_an_alias_stands_for():
    text = "a: &a {b: 1}\na: {c: *a}\nd: *a\n"
    document, _ = parse(Source("a.yaml", text), Limits())
    assert document.plain() == {"a": {"b": 1, "c": {"b": 1}}, "d": {"b": 1}}
