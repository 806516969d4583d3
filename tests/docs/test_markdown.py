"""The reference as Markdown: the tables of the makers' pages, and links that lead."""

import re

import pytest
import yaml

from tests.docs.markdown_tables import table

LINK = re.compile(r"\]\(([^)\s]+)\)")


def anchors(text):
    return set(re.findall(r'<a id="([^"]+)"></a>', text))


def test_every_link_leads_to_a_file_and_a_place_in_it(markdown):
    texts = {p.resolve(): p.read_text(encoding="utf-8") for p in markdown.rglob("*.md")}
    broken = []
    for path, text in texts.items():
        for link in LINK.findall(text):
            if link.startswith(("http:", "https:", "mailto:")):
                continue
            name, _, anchor = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            there = target.is_file()
            if not there or (anchor and anchor not in anchors(texts[target])):
                broken.append((path.name, link))
    assert broken == []


def test_every_row_of_a_table_is_as_wide_as_its_head(markdown):
    for path in markdown.rglob("*.md"):
        width = 0
        for line in path.read_text(encoding="utf-8").split("\n"):
            if not line.startswith("|"):
                width = 0
                continue
            width = width or line.count("|")
            assert line.count("|") == width, (path, line)


def test_files_have_front_matter_and_stand_in_the_navigation(markdown):
    listed = yaml.safe_load((markdown / "nav.yml").read_text(encoding="utf-8"))
    named = set(re.findall(r"[\w./-]+\.md", str(listed)))
    files = {p.relative_to(markdown).as_posix() for p in markdown.rglob("*.md")}
    assert named == files
    for name in files:
        text = (markdown / name).read_text(encoding="utf-8")
        matter = yaml.safe_load(text.split("---\n")[1])
        assert matter["title"]


@pytest.mark.parametrize(
    ("status", "fields", "actions"),
    [
        (
            "ID_VERIFICATION_REQUIRED",
            {"verifyAppName", "qrUrl", "verificationCode", "errorDetails"},
            {"poll", "cancelAuthentication"},
        ),
        ("ID_VERIFICATION_IN_PROGRESS", set(), {"poll"}),
        ("ID_VERIFICATION_COMPLETED", set(), {"continueAuthentication"}),
        ("ID_VERIFICATION_FAILED", {"errorDetails"}, {"cancelAuthentication"}),
        (
            "ID_VERIFICATION_TIMED_OUT",
            set(),
            {"retryVerification", "cancelAuthentication"},
        ),
    ],
)
def test_the_table_of_states_has_what_the_makers_table_has(
    markdown, status, fields, actions
):
    text = (markdown / "pingone-verify" / "index.md").read_text(encoding="utf-8")
    rows = {row[0].strip("`"): row for row in table(text, "State models")}
    names = set(re.findall(r"`([^`]+)`", rows[status][1]))
    assert {name for name in names if name[0].islower()} == fields
    assert set(re.findall(r"`([^`]+)`", rows[status][2])) == actions


@pytest.mark.parametrize("action", ["initiatePushAuthentication", "cancel", "continue"])
def test_what_has_no_model_says_so(markdown, action):
    text = (markdown / "symantec-vip" / "index.md").read_text(encoding="utf-8")
    rows = {
        row[0].split("<br>")[0].strip("`"): row for row in table(text, "Action models")
    }
    assert rows[action][1] == "This action has no model."


def test_codes_stand_on_both_levels(markdown):
    text = (markdown / "symantec-vip" / "index.md").read_text(encoding="utf-8")
    top = {row[0].strip("`"): row for row in table(text, "Top-level error codes")}
    assert top["VALIDATION_ERROR"][2] == "400"
    details = {
        row[0].strip("`"): row for row in table(text, "Detail-level error codes")
    }
    assert (
        details["INVALID_VIP_CREDENTIAL_ID"][2] == "`vip.message.invalid.security.code`"
    )
    assert details["INVALID_VIP_CREDENTIAL_ID"][3] == "`VALIDATION_ERROR`"


@pytest.mark.parametrize(
    "model",
    [
        "AccountLinkingFailed",
        "Canceled",
        "IdentifierRequired",
        "OAuthDeviceCompleted",
        "Resume",
        "UsernameRecoveryEmailSent",
        "PushConfirmationRejected",
    ],
)
def test_every_model_of_the_server_is_described(markdown, model):
    text = (markdown / "pingfederate" / "models.md").read_text(encoding="utf-8")
    assert f"## `{model}`" in text
