"""A finding with all of its places becomes a diagnostic, whatever could be read."""

from statecheck.finding import Finding, Missing, Related, Rule, Severity, Verdict
from statecheck.settings import Limits
from statecheck.source import Location, Pointer, Position, Source, Span
from statecheck.syntax import decode, locate, located, parse

RULE = Rule("some-rule", Severity.ERROR, "Something")
BEGINNING = Span(Position(1, 1), Position(1, 1))


def test_all_places_of_a_finding_are_measured():
    one, _ = parse(Source("one.yaml", "a: 1\nb: 2\n"), Limits())
    two, _ = parse(Source("two.yaml", "c: {d: 3}\n"), Limits())
    finding = Finding(
        RULE,
        Location("one.yaml", Pointer(("b",))),
        "something is wrong",
        related=(Related(Location("two.yaml", Pointer(("c", "d"))), "here"),),
        missing=(Missing("what is it?", Location("one.yaml", Pointer(("a",))).key),),
    )
    diagnostic = locate(finding, {"one.yaml": one, "two.yaml": two})
    assert diagnostic.finding is finding
    assert diagnostic.source is one.source
    assert diagnostic.span == Span(Position(2, 4), Position(2, 5))
    assert diagnostic.related == ((two.source, Span(Position(1, 8), Position(1, 9))),)
    assert diagnostic.missing == ((one.source, Span(Position(1, 1), Position(1, 2))),)


def test_in_a_file_that_could_not_be_parsed_a_path_is_its_beginning():
    source = Source("a.yaml", "a: [\n")
    diagnostic = locate(Finding(RULE, Location("a.yaml"), "x"), {"a.yaml": source})
    assert (diagnostic.source, diagnostic.span) == (source, BEGINNING)


def test_a_file_that_is_not_there_is_empty():
    diagnostic = locate(Finding(RULE, Location("a.yaml"), "x"), {})
    assert (diagnostic.source, diagnostic.span) == (Source("a.yaml", ""), BEGINNING)


def test_findings_of_syntax_keep_the_place_they_were_found_at():
    source = Source("a.yaml", "a: 1\nb: [c\n")
    _, (finding,) = parse(source, Limits())
    diagnostic = locate(finding, {"a.yaml": source})
    assert diagnostic.source is source
    assert diagnostic.span == Span(Position(2, 4), Position(2, 5))


def test_findings_of_bytes_keep_the_place_they_were_found_at():
    _, (finding,) = decode("a.yaml", b"a: 1\nb: \xff")
    assert locate(finding, {}).span.start == Position(2, 4)


def test_what_many_findings_ask_is_measured_as_what_each_asks():
    documents = {"a.yaml": parse(Source("a.yaml", "x: 1\ny: 2\n"), Limits())[0]}
    here = Location("a.yaml")
    one = (Missing("where?", here / "x"),)
    other = (Missing("when?", here / "y"), *one)
    findings = [
        Finding(RULE, here / "y", "m", verdict=Verdict.UNDETERMINED, missing=asked)
        for asked in (one, other, one, ())
    ]
    assert list(located(findings, documents)) == [
        locate(finding, documents) for finding in findings
    ]
