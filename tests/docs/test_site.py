"""The site as files: whole, strict, and the same each time."""

import re
from html.parser import HTMLParser

import pytest

from statecheck.cli import main


class Reader(HTMLParser):
    """Reads what a page links to, and what it must not have."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.loads, self.scripts, self.handlers = (
            [],
            [],
            [],
            [],
            [],
        )
        self.policy = ""
        self.titles = 0
        self.inside = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        self.inside = tag
        if "id" in said:
            self.ids.append(said["id"])
        if tag == "a" and "href" in said:
            self.links.append(said["href"])
        if tag == "h1":
            self.titles += 1
        if tag in {"link", "script", "img", "iframe", "object", "use", "image"}:
            self.loads.append(said.get("src") or said.get("href"))
        if said.get("http-equiv") == "Content-Security-Policy":
            self.policy = said["content"]
        self.handlers += [
            name for name in said if name.startswith("on") or name == "style"
        ]

    def handle_data(self, data):
        if self.inside in {"script", "style"} and data.strip():
            self.scripts.append(data)


def pages(folder):
    return sorted(folder.rglob("*.html"))


def read(path):
    return Reader(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session", params=["site", "hostile"])
def folder(request):
    return request.getfixturevalue(request.param)


def test_every_link_leads_to_a_page_and_a_place_on_it(folder):
    known = {path: read(path) for path in pages(folder)}
    broken = []
    for path, page in known.items():
        for link in page.links:
            if re.match(r"https?:", link):
                continue
            name, _, anchor = link.partition("#")
            target = (path.parent / name).resolve() if name else path
            there = target in known
            place = anchor if not anchor.startswith("at=") else ""
            if not there or (place and place not in known[target].ids):
                broken.append((path.name, link))
    assert broken == []


def test_every_page_loads_what_lies_in_the_folder_and_nothing_else(folder):
    for path in pages(folder):
        for name in read(path).loads:
            assert (path.parent / name).resolve().is_relative_to(folder.resolve())
            assert (path.parent / name).is_file(), (path, name)


def test_no_page_has_a_script_a_style_or_a_handler_within_it(folder):
    for path in pages(folder):
        page = read(path)
        assert (page.scripts, page.handlers) == ([], []), path


def test_every_page_forbids_everything_but_its_own_files(folder):
    for path in pages(folder):
        policy = read(path).policy
        assert policy.startswith("default-src 'none';")
        assert "unsafe" not in policy


def test_every_page_has_one_title_and_no_id_twice(folder):
    for path in pages(folder):
        page = read(path)
        assert page.titles == 1, path
        assert len(page.ids) == len(set(page.ids)), path


def test_there_is_a_page_for_every_state_action_object_and_code(site):
    there = {path.relative_to(site).as_posix() for path in pages(site)}
    assert there >= {
        "index.html",
        "pingone-verify/index.html",
        "pingone-verify/states/ID_VERIFICATION_REQUIRED.html",
        "pingone-verify/actions/retryVerification.html",
        "pingone-verify/objects/CustomAuthnErrorDetail.html",
        "symantec-vip/errors/VALIDATION_ERROR.INVALID_VIP_CREDENTIAL_ID.html",
        "symantec-vip/walk.html",
        "symantec-vip/diagram.html",
        "symantec-vip/questions.html",
    }


def test_the_first_page_is_light(site):
    files = ["index.html", "assets/site.css", "assets/site.js", "assets/theme.js"]
    assert sum((site / name).stat().st_size for name in files) < 200_000


def test_links_of_the_spec_lead_to_pages_and_mail_only(hostile):
    for path in pages(hostile):
        for link in read(path).links:
            assert not re.match(r"\s*(javascript|data):", link, re.IGNORECASE)


def test_the_same_spec_is_the_same_site(site, tmp_path, request):
    root = request.config.rootpath
    specs = [str(root / "spec" / name) for name in ("symantec-vip", "pingone-verify")]
    assert main(["docs", *specs, "-o", str(tmp_path / "again")]) == 0
    names = sorted(p.relative_to(site) for p in site.rglob("*") if p.is_file())
    again = tmp_path / "again"
    assert names == sorted(
        p.relative_to(again) for p in again.rglob("*") if p.is_file()
    )
    for name in names:
        assert (site / name).read_bytes() == (again / name).read_bytes(), name


def test_nobody_is_told_where_the_specs_lie_on_the_disk(tmp_path):
    (tmp_path / "door.yaml").write_text(
        "statecheck: 1\nsystem: door\ninitial: A\nstates: {A: {actions: {go: X}}}",
        encoding="utf-8",
    )
    main(["docs", str(tmp_path / "door.yaml"), "-o", str(tmp_path / "site")])
    told = (tmp_path / "site" / "door" / "questions.html").read_text(encoding="utf-8")
    assert f"{tmp_path.name}/door.yaml:4" in told
    assert str(tmp_path) not in told
