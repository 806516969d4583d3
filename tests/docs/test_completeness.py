"""Every word of the specs is on a page of the reference."""

import html
import re
from functools import cache

import pytest

from statecheck.loader import load
from statecheck.settings import Settings
from statecheck.spec import Flow, Model


@cache
def pages(folder):
    """Return the text of all pages of each folder, without its marks."""
    texts = {}
    for path in folder.rglob("*.html"):
        page = path.read_text(encoding="utf-8").partition("<main")[2]
        page = page.partition("</main>")[0].replace("<wbr>", "")
        plain = html.unescape(re.sub(r"<[^>]+>", " ", page))
        system = path.relative_to(folder).parts[0]
        texts[system] = f"{texts.get(system, '')} {plain}"
    return {name: " ".join(text.split()) for name, text in texts.items()}


@pytest.fixture(scope="session")
def systems(request):
    root = request.config.rootpath
    names = ("pingone-verify", "symantec-vip")
    loaded = load([root / "spec" / name for name in names], Settings())
    return [e for e in loaded.systems if not isinstance(e.written, Flow)]


def own(effective, section):
    there = getattr(effective.system, section)
    return [each for each in there.values() if effective.owns(each.at)]


def missing(words, text):
    return sorted({word for word in words if word and word not in text})


@pytest.mark.parametrize("section", ["states", "actions", "models", "errors", "exits"])
def test_every_name_is_there(site, systems, section):
    for effective in systems:
        names = [each.name for each in own(effective, section)]
        assert names or section in {"errors", "exits"}
        assert missing(names, pages(site)[effective.system.name]) == []


def test_every_field_and_every_value_is_there(site, systems):
    for effective in systems:
        models = [each for each in own(effective, "models") if isinstance(each, Model)]
        words = []
        for model in models:
            words += list(model.enum or ())
            for field in (model.fields or {}).values():
                words += [field.name, field.wire, *(field.enum or ())]
        assert len(words) > 10
        assert missing(words, pages(site)[effective.system.name]) == []


def test_every_description_is_there(site, systems):
    for effective in systems:
        sections = ("states", "actions", "models", "errors", "options", "sources")
        texts = [each.description for part in sections for each in own(effective, part)]
        texts += [
            field.description
            for model in own(effective, "models")
            for field in (model.fields or {}).values()
        ]
        shown = re.sub(r"\W+", " ", pages(site)[effective.system.name])
        told = [re.sub(r"\W+", " ", text).strip() for text in texts]
        assert len([text for text in told if text]) > 10
        assert missing(told, shown) == []


def test_every_message_and_every_key_of_one_is_there(site, systems):
    for effective in systems:
        codes = own(effective, "errors")
        details = [each for code in codes for each in (code.details or {}).values()]
        words = [each.message for each in (*codes, *details)]
        words += [each.user_message_key for each in (*codes, *details)]
        assert missing(words, pages(site)[effective.system.name]) == []


def test_where_each_state_leads_is_there(site, systems):
    for effective in systems:
        for state in own(effective, "states"):
            page = site / effective.system.name / "states" / f"{state.name}.html"
            text = page.read_text(encoding="utf-8").replace("<wbr>", "")
            offers = state.actions.members.values() if state.actions else ()
            named = {
                t for o in offers for each in o.outcomes or () for t in each.target
            }
            named -= {"stay", "unknown"}
            assert missing(named, text) == []
            assert missing((offer.action for offer in offers), text) == []
