"""The site in a real browser: it asks nobody, breaks nothing, and can be walked."""

import pytest
from node_packages import PACKAGES

pytestmark = pytest.mark.browser

AXE = PACKAGES / "axe-core" / "axe.min.js"
VIOLATIONS = """
axe.run({preload: false}).then(run => run.violations.map(
  each => [each.id, each.nodes.map(node => node.html.slice(0, 200))]))
"""
"""Without loading styles again, which the pages forbid."""

SHOWN = (
    "index.html",
    "symantec-vip/index.html",
    "symantec-vip/states/VIP_AUTHENTICATION_REQUIRED.html",
    "symantec-vip/actions/checkSecurityCode.html",
    "symantec-vip/errors/VALIDATION_ERROR.html",
    "symantec-vip/diagram.html",
    "symantec-vip/questions.html",
    "pingone-verify/walk.html",
)


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_anyone_can_read_the_page(site, opened, name, scheme, width):
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci --prefix tests/node")
    page = opened(site / name, scheme=scheme, width=width)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(VIOLATIONS)
    assert found == []


@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("width", [1440, 768, 390])
def test_no_page_is_wider_than_the_screen(site, opened, name, width):
    page = opened(site / name, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_texts_stay_texts(hostile, opened):
    for path in sorted(hostile.rglob("*.html")):
        page = opened(path)
        page.wait_for_load_state()
        assert page.evaluate("window.__hit") is None, path
        assert (
            page.locator("main img, main script, main [onclick], main [onload]").count()
            == 0
        )


def test_hostile_texts_stay_texts_where_scripts_show_them(hostile, opened):
    page = opened(hostile / "hostile" / "walk.html")
    page.locator(".outcome").first.click()
    page.locator('[data-action="go"]').click()
    assert page.locator(".pressed .outcome").count() == 2
    page.keyboard.press("/")
    page.locator("dialog input").fill("script")
    page.locator("#results li").first.wait_for()
    assert page.evaluate("window.__hit") is None
    assert page.locator("main img, main script, dialog img, dialog script").count() == 0


@pytest.mark.parametrize(
    ("system", "trail", "end"),
    [
        (
            "pingone-verify",
            [
                "ID_VERIFICATION_REQUIRED",
                "",
                "ID_VERIFICATION_COMPLETED",
                "continueAuthentication",
                "SUCCESS",
            ],
            "success",
        ),
        (
            "pingone-verify",
            ["ID_VERIFICATION_REQUIRED", "cancelAuthentication", "FAILURE"],
            "failure",
        ),
        (
            "pingone-verify",
            [
                "ID_VERIFICATION_REQUIRED",
                "",
                "ID_VERIFICATION_FAILED",
                "cancelAuthentication",
                "FAILURE",
            ],
            "failure",
        ),
        (
            "pingone-verify",
            [
                "ID_VERIFICATION_REQUIRED",
                "",
                "ID_VERIFICATION_TIMED_OUT",
                "retryVerification",
                "ID_VERIFICATION_REQUIRED",
                "cancelAuthentication",
                "FAILURE",
            ],
            "failure",
        ),
        (
            "symantec-vip",
            ["VIP_AUTHENTICATION_REQUIRED", "checkSecurityCode", "SUCCESS"],
            "success",
        ),
    ],
)
def test_the_walk_gets_to_each_end(site, opened, system, trail, end):
    first, *steps = trail
    page = opened(site / system / "walk.html", anchor=f"#at={first}")
    for action, target in zip(steps[::2], steps[1::2], strict=True):
        if action:
            page.locator(f'[data-action="{action}"]').click()
        page.locator(
            ".outcome:not(.refused)", has=page.locator(f'code:text-is("{target}")')
        ).first.click()
    assert page.locator(".trail li").count() == len(steps) // 2 + 1
    assert end in page.locator(".now .end").inner_text()


def test_the_trail_is_kept_in_the_address_and_can_be_gone_back(site, opened):
    page = opened(site / "pingone-verify" / "walk.html")
    page.locator(".outcome").first.click()
    page.locator(
        ".outcome", has=page.locator('code:text-is("ID_VERIFICATION_IN_PROGRESS")')
    ).click()
    there = page.evaluate("location.hash")
    again = opened(site / "pingone-verify" / "walk.html", anchor=there)
    assert again.locator(".now h2").inner_text() == "ID_VERIFICATION_IN_PROGRESS"
    assert again.locator(".trail li").count() == 3
    again.locator('[data-do="back"]').click()
    assert again.locator(".now h2").inner_text() == "ID_VERIFICATION_REQUIRED"
    again.locator('[data-do="again"]').click()
    assert again.locator(".trail li").count() == 1


def test_a_spoilt_address_begins_at_the_start(site, opened):
    page = opened(
        site / "pingone-verify" / "walk.html", anchor="#at=%3Cb%3E&go=99.x&with=a:b"
    )
    assert page.locator(".trail li").count() == 1


def test_what_an_option_takes_away_is_gone_from_the_walk_and_the_picture(site, opened):
    page = opened(
        site / "pingone-verify" / "walk.html", anchor="#at=ID_VERIFICATION_TIMED_OUT"
    )
    fork = "#p-a_ID_VERIFICATION_TIMED_OUT__retryVerification"
    page.locator(fork).wait_for(state="attached")
    assert "gone" not in (page.locator(fork).get_attribute("class") or "")
    page.locator(".options summary").click()
    page.locator(".choices select").last.select_option("false")
    assert page.locator('[data-action="retryVerification"]').count() == 0
    assert "gone" in page.locator(fork).get_attribute("class")
    page.locator(".choices select").last.select_option("true")
    assert page.locator('[data-action="retryVerification"]').count() == 1
    assert "gone" not in page.locator(fork).get_attribute("class")


def test_a_pressed_action_shows_what_is_sent(site, opened):
    page = opened(
        site / "symantec-vip" / "walk.html", anchor="#at=VIP_AUTHENTICATION_REQUIRED"
    )
    page.locator('[data-action="checkSecurityCode"]').click()
    sent = page.locator(".pressed pre").all_inner_texts()
    assert any(text.startswith("POST /pf-ws/authn/flows/") for text in sent)
    assert any(text.startswith("curl -X POST") for text in sent)
    assert "securityCode" in sent[0]
    assert page.locator(".pressed .outcome.refused").count() > 0


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("verifyappname", "IdVerificationRequired"),
        ("VIP_ENROLLMENT", "VIP_ENROLLMENT"),
        ("check security", "checkSecurityCode"),
        ("INVALID_VIP", "VALIDATION_ERROR/INVALID_VIP_CREDENTIAL_ID"),
        ("smsEnabled", "smsEnabled"),
        ("flowId", "On the wire"),
        ("which cookies", "On the wire"),
        (
            "vip.message.invalid.security.code",
            "VALIDATION_ERROR/INVALID_VIP_CREDENTIAL_ID",
        ),
    ],
)
def test_search_finds(site, opened, query, name):
    page = opened(site / "index.html")
    page.keyboard.press("/")
    page.locator("dialog input").fill(query)
    page.locator("#results li").first.wait_for()
    assert name in page.locator("#results b").all_inner_texts()[:6]


def test_search_shows_of_a_long_text_what_was_looked_for(site, opened):
    page = opened(site / "index.html")
    page.keyboard.press("/")
    page.locator("dialog input").fill("PF.PERSISTENT")
    told = page.locator("#results span").first.inner_text()
    assert "PF.PERSISTENT" in told
    assert len(told) < 260
    page.locator("#results li").first.click()
    page.wait_for_url("**/index.html#section-*")
    assert page.locator("h2:target").inner_text() == "On the wire"


def test_search_can_be_used_without_a_mouse(site, opened):
    page = opened(site / "symantec-vip" / "states" / "VIP_ENROLLMENT.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("ID_VERIFICATION_FAILED")
    page.locator("#results li").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ID_VERIFICATION_FAILED.html")
    assert page.locator("h1").inner_text() == "ID_VERIFICATION_FAILED"


def test_the_theme_is_switched_and_kept(site, opened):
    page = opened(site / "index.html")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator(".theme").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.goto((site / "symantec-vip" / "diagram.html").as_uri())
    assert page.evaluate(ground) == dark
    box = "getComputedStyle(document.querySelector('.picture .state rect')).fill"
    painted = page.evaluate(box)
    page.locator(".theme").click()
    assert page.evaluate(ground) == light
    assert page.evaluate(box) != painted


def test_the_picture_leads_to_the_pages_of_its_states(site, opened):
    page = opened(site / "pingone-verify" / "states" / "ID_VERIFICATION_REQUIRED.html")
    page.locator("#p-s_ID_VERIFICATION_FAILED a").click()
    page.wait_for_url("**/ID_VERIFICATION_FAILED.html")


def test_a_state_is_found_in_the_diagram_and_zoomed_to(site, opened):
    page = opened(site / "symantec-vip" / "diagram.html")
    box = "document.querySelector('.picture').getAttribute('viewBox')"
    before = page.evaluate(box)
    page.locator(".seek input").fill("VIP_ENROLLMENT")
    assert page.locator(".picture .found").count() == 1
    assert page.evaluate(box) != before
    page.locator('[data-zoom="fit"]').click()
    whole = page.evaluate(box)
    page.locator(".view").focus()
    page.keyboard.press("+")
    assert page.evaluate(box) != whole
    page.keyboard.press("0")
    assert page.evaluate(box) == whole


def test_a_phone_has_a_menu(site, opened):
    page = opened(site / "symantec-vip" / "index.html", width=390)
    assert not page.locator("#navigation").is_visible()
    page.locator(".menu").click()
    assert page.locator("#navigation").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#navigation").is_visible()


@pytest.mark.parametrize(
    "name",
    [
        "symantec-vip/index.html",
        "symantec-vip/states/VIP_ENROLLMENT.html",
        "pingone-verify/walk.html",
    ],
)
def test_paper_is_white_and_holds_all(site, opened, name):
    page = opened(site / name, scheme="dark", width=720)
    page.locator("main h1").wait_for()
    page.emulate_media(media="print")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    assert page.evaluate("document.documentElement.scrollWidth") <= 720
    cut = "each => each.scrollHeight > each.clientHeight + 1"
    whole = f"![...document.querySelectorAll('main pre')].some({cut})"
    assert page.evaluate(whole)
    assert not page.locator(".bar").is_visible()


def test_everything_but_the_walk_can_be_read_without_scripts(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "symantec-vip" / "states" / "VIP_ENROLLMENT.html").as_uri())
    assert page.locator("#navigation").is_visible()
    assert page.locator("table").count() >= 3
    context.close()
