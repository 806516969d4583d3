from statecheck.spec import Confidence, Flow, Table

HEAD = "statecheck: 1\nsystem: door\ntitle: A door\n"
PART = "statecheck: 1\nsystem: door\n"


def test_files_are_grouped_by_the_name_of_their_system(specs):
    one, two = specs(
        {
            "a.yaml": HEAD + "states: {A: {final: success}}",
            "deep/er/b.yaml": PART + "states: {B: {final: success}}",
            "c.yaml": "statecheck: 1\nsystem: wall",
        }
    )
    assert (one.name, set(one.states)) == ("door", {"A", "B"})
    assert two.name == "wall"
    assert one.files == ("a.yaml", "deep/er/b.yaml")


def test_which_file_it_stands_in_says_nothing(specs):
    together = specs({"a.yaml": HEAD + "states: {A: {}}\nactions: {go: unknown}"})
    apart = specs(
        {"z.yaml": HEAD + "actions: {go: unknown}", "a.yaml": PART + "states: {A: {}}"}
    )
    assert together == apart


def test_a_flow_is_no_system(specs):
    flow, system = specs(
        {
            "a.yaml": HEAD,
            "b.yaml": "statecheck: 1\nflow: door\ninitial: x\n"
            "steps: {x: {system: door}}",
        }
    )
    assert isinstance(flow, Flow)
    assert flow.name == system.name == "door"


def test_versions_in_folders_of_their_own_are_systems_of_their_own(specs):
    found = specs(
        {
            "1/system.yaml": HEAD + 'version: "1"',
            "1/states.yaml": PART + "states: {A: {}}",
            "2/system.yaml": HEAD + 'version: "2"',
            "2/states.yaml": PART + "states: {B: {}}",
        }
    )
    assert [(each.version, set(each.states)) for each in found] == [
        ("1", {"A"}),
        ("2", {"B"}),
    ]


def test_one_version_said_in_two_folders_is_one_system_that_repeats_itself(specs):
    (found,) = specs(
        {"1/a.yaml": HEAD + 'version: "1"', "2/b.yaml": PART + 'version: "1"'}
    )
    assert [each.name for each in found.repetitions] == ["version"]


def test_versions_in_one_folder_are_one_system_that_repeats_itself(specs):
    (found,) = specs({"a.yaml": HEAD + "version: 1", "b.yaml": PART + "version: 2"})
    assert found.version == "1"
    assert [each.again.source for each in found.repetitions] == ["b.yaml"]


def test_a_name_declared_twice_is_noted_and_read_once(specs):
    (found,) = specs(
        {"a.yaml": HEAD + "states: {A: {}}", "b.yaml": PART + "states: {A: {}}"}
    )
    assert [each.name for each in found.repetitions] == ["states/A"]
    assert found.states["A"].at.source == "a.yaml"


def test_everywhere_may_stand_in_every_file(specs):
    (found,) = specs(
        {
            "a.yaml": HEAD + "everywhere: [{errors: [A]}]",
            "b.yaml": PART + "everywhere: [{errors: [B]}]",
        }
    )
    assert [entry.errors for entry in found.everywhere] == [("A",), ("B",)]
    assert found.repetitions == ()


def test_defaults_hold_for_the_elements_of_their_own_file(specs):
    (found,) = specs(
        {
            "a.yaml": PART + "defaults: {source: s}\nstates: {A: {}}",
            "b.yaml": PART + "states: {B: {}}",
        }
    )
    assert found.states["A"].fact.source == ("s",)
    assert found.states["B"].fact.source == ()


def test_defaults_beside_title_hold_in_the_other_files_too(specs):
    (found,) = specs(
        {
            "a.yaml": PART + "states: {A: {}}",
            "b.yaml": HEAD + "defaults: {source: s, confidence: deduced}",
            "c.yaml": PART + "defaults: {since: '2'}\nstates: {C: {}}",
        }
    )
    assert found.states["A"].fact.source == ("s",)
    assert found.states["C"].fact.source == ("s",)
    assert found.states["C"].fact.since == "2"
    assert found.states["C"].fact.confidence == Table([("", Confidence.DEDUCED)])


def test_a_default_source_has_its_own_confidence(specs):
    (found,) = specs(
        {
            "a.yaml": HEAD + "defaults: {source: s, confidence: deduced}",
            "b.yaml": PART + "defaults: {source: t}\nstates: {B: {}}",
        }
    )
    assert found.states["B"].fact.source == ("t",)
    assert not found.states["B"].fact.confidence


def test_what_a_system_says_of_itself_may_stand_in_any_file(specs):
    (found,) = specs(
        {
            "a.yaml": HEAD + "since: '2'",
            "b.yaml": PART + "allow: {unused-model: They come later.}\nx-team: id",
        }
    )
    assert found.fact.since == "2"
    assert set(found.fact.allow) == {"unused-model"}
    assert found.fact.extensions["x-team"] == "id"
    assert found.repetitions == ()


def test_the_same_word_of_a_system_in_two_files_is_a_repetition(specs):
    (found,) = specs({"a.yaml": HEAD + "since: '2'", "b.yaml": PART + "since: '3'"})
    assert [each.name for each in found.repetitions] == ["since"]
    assert found.fact.since == "2"


def test_own_words_of_others_may_stand_in_every_file(specs):
    (found,) = specs({"a.yaml": HEAD + "x-a: 1", "b.yaml": PART + "x-a: 2"})
    assert found.fact.extensions["x-a"] == 1
    assert found.repetitions == ()
