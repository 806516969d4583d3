"""`statecheck diff`, from words to an exit code."""

import json
import os
import subprocess
import sys

import pytest

from statecheck.changes import KINDS
from statecheck.comparing import RULES
from statecheck.reports import CHANGE_FORMATS

OLD = """\
statecheck: 1
system: door
version: 1.2.0
initial: CLOSED
states:
  CLOSED:
    actions: {push: OPEN, kick: OPEN}
  OPEN: {final: success}
actions:
  push: {description: Pushes the door., request: none, errors: none}
  kick: {description: Kicks the door., request: none, errors: none}
"""
NEW = OLD.replace(", kick: OPEN", "").replace("1.2.0", "2.0.0")
BROKEN = "BREAK[action-removed] `CLOSED` no longer offers `kick`"
AGREE = ("--approvals", "agreed.yaml", "--accept", "--reason", "nobody kicks")


@pytest.fixture
def doors(folder):
    """Two versions of a spec, of which the new one breaks clients."""
    (folder / "old.yaml").write_text(OLD, encoding="utf-8")
    (folder / "new.yaml").write_text(NEW, encoding="utf-8")
    return folder


@pytest.fixture
def git(folder):
    """Return what lets git do something in the folder, which is a repository."""

    def doing(*words):
        config = ("user.name=a", "user.email=a@example.com", "init.defaultBranch=main")
        flags = [word for each in config for word in ("-c", each)]
        done = subprocess.run(  # noqa: S603  # the words are those of this file
            ["git", *flags, *words],  # noqa: S607  # git is wherever it is
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def committing(text, *, tag="", path="spec/door.yaml"):
        file = folder / path
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(text, encoding="utf-8")
        doing("add", "-A")
        doing("commit", "-q", "--allow-empty", "-m", "change")
        if tag:
            doing("tag", tag)

    doing("init", "-q")
    doing.commit = committing
    return doing


@pytest.mark.usefixtures("doors")
class TestTwoFiles:
    def test_a_break_is_told_with_both_places_and_fails(self, run):
        code, output, log = run("diff", "old.yaml", "new.yaml")
        assert code == 1
        assert f"new.yaml:7:5: {BROKEN}" in output
        assert "├─ old.yaml:7:27" in output
        assert "backward BREAK, forward SAFE" in output
        assert log == ""

    def test_two_files_of_one_folder_are_two_versions(self, run):
        assert "nothing changed" not in run("diff", "old.yaml", "new.yaml")[1]

    def test_of_two_folders_neither_takes_from_the_other(self, doors, run):
        adapter = "statecheck: 1\nsystem: front\nextends: door\ninitial: HALL\n"
        (doors / "before").mkdir()
        (doors / "before/front.yaml").write_text(adapter, encoding="utf-8")
        (doors / "after").mkdir()
        (doors / "after/front.yaml").write_text(adapter, encoding="utf-8")
        (doors / "after/door.yaml").write_text(NEW, encoding="utf-8")
        for name in ("old.yaml", "new.yaml"):
            (doors / name).unlink()
        report = run("diff", "before", "after", "--format", "json")[1]
        kinds = [each["kind"] for each in json.loads(report)["changes"]]
        assert "system-added" in kinds

    def test_the_same_file_has_not_changed(self, run):
        code, output, _ = run("diff", "old.yaml", "old.yaml")
        assert (code, output) == (0, "✓ nothing changed · 1 system\n")

    def test_the_way_back_is_the_other_direction(self, run):
        assert run("diff", "new.yaml", "old.yaml")[0] == 0
        words = ("diff", "new.yaml", "old.yaml", "--direction")
        assert run(*words, "forward")[0] == 1
        assert run(*words, "both")[0] == 1

    def test_whoever_only_uploads_gets_no_failure(self, run):
        assert run("diff", "old.yaml", "new.yaml", "--exit-zero")[0] == 0

    @pytest.mark.parametrize("name", CHANGE_FORMATS)
    def test_the_exit_code_does_not_depend_on_the_format(self, name, run):
        assert run("diff", "old.yaml", "new.yaml", "--format", name)[0] == 1

    def test_a_report_is_written_besides(self, doors, run):
        run("diff", "old.yaml", "new.yaml", "--output", "json=all.json")
        report = json.loads((doors / "all.json").read_text(encoding="utf-8"))
        assert report["summary"]["break"] == 1

    def test_every_option_is_a_key(self, doors, run):
        text = "direction: forward\nfail-on-change: risk\n"
        (doors / "statecheck.yaml").write_text(text, encoding="utf-8")
        _, output, _ = run("diff", "old.yaml", "new.yaml", "--format", "json")
        summary = json.loads(output)["summary"]
        assert (summary["direction"], summary["fail_on"]) == ("forward", "risk")

    def test_a_format_that_there_is_none_of_is_refused(self, run):
        code, _, log = run("diff", "old.yaml", "new.yaml", "--format", "next-verion")
        assert code == 2
        assert "did you mean `next-version`?" in log

    def test_the_version_that_is_due_stands_alone(self, run):
        words = ("diff", "old.yaml", "new.yaml", "--format", "next-version")
        assert run(*words)[1] == "2.0.0\n"

    def test_a_version_that_says_too_little_is_told(self, doors, run):
        text = NEW.replace("2.0.0", "1.3.0")
        (doors / "new.yaml").write_text(text, encoding="utf-8")
        output = run("diff", "old.yaml", "new.yaml", "--format", "concise")[1]
        assert "new.yaml:3:10: warning[version-not-bumped]" in output

    def test_a_version_that_says_enough_is_not(self, run):
        output = run("diff", "old.yaml", "new.yaml", "--format", "concise")[1]
        assert "version-not-bumped" not in output

    def test_a_side_that_is_no_yaml_is_no_break(self, doors, run):
        (doors / "old.yaml").write_text("statecheck: 1\nsystem: [", encoding="utf-8")
        code, output, log = run("diff", "old.yaml", "new.yaml")
        assert code == 3
        assert "error[yaml-syntax]" in output
        assert "not compared: the old side cannot be read" in output
        assert "BREAK" not in output
        assert "what is broken lies in the old side" in log

    def test_a_system_that_came_or_went_is_matched_by_name(self, doors, run):
        other = NEW.replace("system: door", "system: gate")
        (doors / "new.yaml").write_text(other, encoding="utf-8")
        code, output, _ = run("diff", "old.yaml", "new.yaml", "--format", "concise")
        assert code == 1
        assert "BREAK[system-removed]" in output
        assert "SAFE[system-added]" in output

    def test_one_system_can_be_picked_out(self, doors, run):
        for name, text in (("old", OLD), ("new", NEW)):
            (doors / name).mkdir()
            (doors / name / "door.yaml").write_text(text, encoding="utf-8")
            gate = text.replace("system: door", "system: gate")
            (doors / name / "gate.yaml").write_text(gate, encoding="utf-8")
        words = ("diff", "old", "new", "--format", "json", "--system")
        report = json.loads(run(*words, "gate")[1])
        assert [each["name"] for each in report["systems"]] == ["gate"]
        assert "no system `gat`" in run(*words, "gat")[2]

    def test_github_is_told_numbers_and_nothing_that_a_spec_says(
        self, doors, monkeypatch, run
    ):
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(doors / "summary.md"))
        monkeypatch.setenv("GITHUB_OUTPUT", str(doors / "output"))
        run("diff", "old.yaml", "new.yaml", "--github-summary")
        outputs = (doors / "output").read_text(encoding="utf-8")
        assert outputs == "breaks=1\nundecideds=0\nrisks=0\nbump=major\n"
        assert "action-removed" in (doors / "summary.md").read_text(encoding="utf-8")

    def test_a_change_in_a_host_is_told_once_with_what_it_reaches(self, doors, run):
        for side, text in (("before", OLD), ("after", NEW)):
            (doors / side).mkdir()
            (doors / side / "door.yaml").write_text(text, encoding="utf-8")
            for name in ("front", "back"):
                adapter = f"statecheck: 1\nsystem: {name}\nextends: door\n"
                adapter += "initial: CLOSED\nstates: {CLOSED: {takes: door}}\n"
                path = doors / side / f"{name}.yaml"
                path.write_text(adapter, encoding="utf-8")
        report = json.loads(run("diff", "before", "after", "--format", "json")[1])
        removed = [e for e in report["changes"] if e["kind"] == "action-removed"]
        reached = [each["systems"] for each in removed]
        assert reached == [["back", "door", "front"]]

    def test_the_same_bytes_whatever_the_hash_seed(self, doors):
        outputs = set()
        for seed in ("0", "1", "2"):
            done = subprocess.run(  # noqa: S603  # the words are those of this file
                [
                    sys.executable,
                    *("-m", "statecheck", "diff", "old.yaml", "new.yaml"),
                    *("--format", "json"),
                ],
                cwd=doors,
                env={**os.environ, "PYTHONHASHSEED": seed},
                check=False,
                capture_output=True,
            )
            outputs.add(done.stdout)
        assert len(outputs) == 1

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ((), "`diff` compares two things, and 0 are named"),
            (("old.yaml",), "`diff` compares two things, and 1 are named"),
            (("-", "-"), "only one side can come in by standard input"),
            (("a", "b", "--exact"), "`--exact` belongs to `--against REF`"),
            (("a", "b", "--reason", "x"), "`--reason` belongs to `--accept`"),
            (("a", "b", "--accept"), "`--accept` needs `--approvals FILE`"),
            (("a", "b", *AGREE[:3]), "`--accept` needs `--reason TEXT`"),
            (("a", "b", *AGREE, "--until", "soon"), "`--until soon` is no day"),
            (("a", "b", *AGREE, "--until", "2000-01-01"), "has passed"),
            (("--against", "x", "--against-all-tags"), "exclude each other"),
        ],
    )
    def test_words_that_make_no_sense_are_refused(self, words, said, run):
        code, _, log = run("diff", *words)
        assert code == 2
        assert said in log


@pytest.mark.usefixtures("doors")
class TestAgreeing:
    def test_what_is_agreed_to_fails_no_more_and_is_still_told(self, run):
        assert run("diff", "old.yaml", "new.yaml", *AGREE)[0] == 0
        code, output, _ = run("diff", "old.yaml", "new.yaml", *AGREE[:2])
        assert code == 0
        assert "(agreed to: nobody kicks)" in output
        assert "1 agreed to" in output

    def test_another_break_fails_all_the_same(self, doors, run):
        run("diff", "old.yaml", "new.yaml", *AGREE)
        text = NEW.replace("push: OPEN", "pull: OPEN")
        text = text.replace("  push:", "  pull: {request: none, errors: none}\n  push:")
        (doors / "new.yaml").write_text(text, encoding="utf-8")
        assert run("diff", "old.yaml", "new.yaml", *AGREE[:2])[0] == 1

    def test_an_approval_outlives_a_change_of_layout(self, doors, run):
        run("diff", "old.yaml", "new.yaml", *AGREE)
        for name in ("old.yaml", "new.yaml"):
            path = doors / name
            path.write_text("# A door.\n" + path.read_text(), encoding="utf-8")
        assert run("diff", "old.yaml", "new.yaml", *AGREE[:2])[0] == 0

    def test_an_approval_of_nothing_is_told(self, run):
        run("diff", "old.yaml", "new.yaml", *AGREE)
        words = ("diff", "old.yaml", "old.yaml", *AGREE[:2], "--format", "concise")
        code, output, _ = run(*words)
        assert code == 0
        assert "warning[unused-approval]" in output

    def test_an_approval_that_has_run_out_counts_no_more(self, doors, run):
        run("diff", "old.yaml", "new.yaml", *AGREE, "--until", "2999-12-31")
        path = doors / "agreed.yaml"
        text = path.read_text(encoding="utf-8").replace("2999", "2001")
        path.write_text(text, encoding="utf-8")
        words = ("diff", "old.yaml", "new.yaml", *AGREE[:2], "--format", "concise")
        code, output, _ = run(*words)
        assert code == 1
        assert "warning[expired-approval]" in output

    def test_approvals_that_are_wrong_are_an_input_that_cannot_be_read(
        self, doors, run
    ):
        (doors / "agreed.yaml").write_text("approvals: []\n", encoding="utf-8")
        code, output, _ = run("diff", "old.yaml", "new.yaml", *AGREE[:2])
        assert code == 3
        assert "error[wrong-approvals]" in output

    def test_nothing_is_written_where_approvals_are_wrong(self, doors, run):
        (doors / "agreed.yaml").write_text("approvals: []\n", encoding="utf-8")
        run("diff", "old.yaml", "new.yaml", *AGREE)
        assert (doors / "agreed.yaml").read_text() == "approvals: []\n"


class TestCommits:
    def test_what_is_being_worked_on_is_compared_with_where_it_parted(self, git, run):
        git.commit(OLD)
        git("switch", "-q", "-c", "work")
        git.commit(NEW)
        git("switch", "-q", "main")
        git.commit(OLD.replace("kick", "knock"))
        git("switch", "-q", "work")
        code, output, _ = run("diff", "--against", "main", "--format", "concise")
        assert code == 1
        assert f"spec/door.yaml:7:5: {BROKEN}" in output
        assert "knock" not in output

    def test_the_very_commit_is_compared_with_where_that_is_wanted(self, git, run):
        git.commit(OLD)
        git("switch", "-q", "-c", "work")
        git.commit(NEW)
        git("switch", "-q", "main")
        git.commit(OLD.replace("kick", "knock"))
        git("switch", "-q", "work")
        words = ("diff", "--against", "main", "--exact", "--format", "concise")
        assert "`CLOSED` no longer offers `knock`" in run(*words)[1]

    def test_what_is_not_committed_yet_counts(self, git, folder, run):
        git.commit(OLD)
        (folder / "spec/door.yaml").write_text(NEW, encoding="utf-8")
        assert run("diff", "--against", "HEAD")[0] == 1
        assert run("diff", "HEAD:spec", "spec")[0] == 1

    def test_two_commits_are_compared_without_what_lies_there(self, git, folder, run):
        git.commit(OLD, tag="v1")
        git.commit(NEW, tag="v2")
        (folder / "spec/door.yaml").unlink()
        code, output, _ = run("diff", "v1:spec", "v2:spec")
        assert code == 1
        assert f"v2:spec/door.yaml:7:5: {BROKEN}" in output
        assert "├─ v1:spec/door.yaml:7:27" in output

    def test_a_renamed_folder_is_no_change(self, git, run):
        git.commit(OLD)
        git("switch", "-q", "-c", "work")
        git("mv", "spec", "contract")
        git("commit", "-q", "-m", "rename")
        code, output, _ = run("diff", "--against", "main", "contract")
        assert (code, output) == (0, "✓ nothing changed · 1 system\n")

    def test_a_spec_that_is_new_breaks_nobody(self, git, run):
        git.commit("x", path="a.txt")
        git("switch", "-q", "-c", "work")
        git.commit(OLD)
        code, output, log = run("diff", "--against", "main")
        assert code == 0
        assert "SAFE[system-added]" in output
        assert "there was no spec yet" in log

    def test_a_broken_old_side_is_no_break(self, git, run):
        git.commit("statecheck: 1\nsystem: [")
        git("switch", "-q", "-c", "work")
        git.commit(NEW)
        code, output, log = run("diff", "--against", "main")
        assert code == 3
        assert "main:spec/door.yaml:2:10: error[yaml-syntax]" in output
        assert "what is broken lies in the old side" in log

    def test_every_tag_is_compared_with_and_a_change_is_told_once(self, git, run):
        git.commit("x", path="a.txt", tag="v0")
        git.commit(OLD, tag="v1")
        git.commit(OLD.replace("1.2.0", "1.2.1"), tag="v1.0.1")
        git.commit(NEW)
        code, output, log = run("diff", "--against-all-tags", "--format", "json")
        assert code == 1
        changes = json.loads(output)["changes"]
        removed = [each for each in changes if each["kind"] == "action-removed"]
        assert [each["against"] for each in removed] == [["v1", "v1.0.1"]]
        assert "2 tags are compared with" in log

    def test_a_branch_that_begins_with_a_dash_is_no_option(self, git, run):
        git.commit(OLD)
        mark = git("rev-parse", "HEAD")
        git("update-ref", "refs/heads/--help", mark)
        git.commit(NEW)
        assert run("diff", "--against=--help")[0] == 1
        code, _, log = run("diff", "--against", "--nowhere")
        assert code == 2
        assert "needs `=`" in log

    def test_a_branch_that_is_not_there_is_told(self, git, run):
        git.commit(OLD)
        code, output, _ = run("diff", "--against", "mian")
        assert code == 3
        assert "did you mean `main`?" in output

    def test_a_path_that_the_commit_has_not_is_told(self, git, run):
        git.commit(OLD)
        code, output, _ = run("diff", "main:spek", "spec")
        assert code == 3
        assert "did you mean `main:spec`?" in output

    @pytest.mark.usefixtures("door")
    def test_without_git_there_is_nothing_to_compare_with(self, run):
        code, output, _ = run("diff", "--against", "main", "door.yaml")
        assert code == 3
        assert "lies in no git repository" in output


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_change_is_explained(kind, run):
    code, output, _ = run("explain", kind.name)
    assert code == 0
    assert output.startswith(f"# {kind.name}\n")
    assert "## Whom it hurts" in output


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_of_comparisons_is_explained(rule, run):
    code, output, _ = run("explain", rule.name)
    assert code == 0
    assert output.startswith(f"# {rule.name}\n\n{rule.summary}.\n")


def test_whoever_only_checks_waits_for_nothing_that_comparing_needs():
    code = "import sys, statecheck.cli.check; print(*sys.modules)"
    done = subprocess.run(  # noqa: S603  # the words are those of this file
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert "statecheck.checks" in done.stdout
    for name in ("dulwich", "statecheck.changes", "statecheck.comparing"):
        assert name not in done.stdout.split()


class TestLevels:
    """What is wrong besides changes is as bad as the settings say."""

    UNBUMPED = OLD.replace(", kick: OPEN", "")

    @pytest.fixture
    def unbumped(self, folder):
        """Two versions of which the new one breaks, and says nothing of it."""
        (folder / "old.yaml").write_text(OLD, encoding="utf-8")
        (folder / "new.yaml").write_text(self.UNBUMPED, encoding="utf-8")
        return folder

    @pytest.mark.usefixtures("unbumped")
    def test_a_version_that_is_not_bumped_can_be_an_error(self, run):
        words = ("old.yaml", "new.yaml", "--rule", "version-not-bumped=error")
        code, out, _ = run("diff", *words, "--format", "concise")
        assert "error[version-not-bumped]" in out
        assert code == 1

    @pytest.mark.usefixtures("unbumped")
    def test_a_version_that_is_not_bumped_can_be_put_up_with(self, run):
        words = ("old.yaml", "new.yaml", "--rule", "version-not-bumped=off")
        _, out, _ = run("diff", *words, "--format", "concise")
        assert "version-not-bumped" not in out

    def test_an_error_besides_the_changes_fails_the_run(self, folder, run):
        new = OLD.replace("Pushes", "Opens").replace("1.2.0", "1.1.0")
        (folder / "old.yaml").write_text(OLD, encoding="utf-8")
        (folder / "new.yaml").write_text(new, encoding="utf-8")
        level = ("--rule", "version-not-bumped=error")
        assert run("diff", "old.yaml", "new.yaml")[0] == 0
        assert run("diff", "old.yaml", "new.yaml", *level)[0] == 1

    @pytest.mark.usefixtures("unbumped")
    def test_a_rule_that_there_is_not_is_refused(self, run):
        code, _, log = run("diff", "old.yaml", "new.yaml", "--rule", "version-no=off")
        assert code == 2
        assert "there is no rule `version-no`" in log
