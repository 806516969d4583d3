"""What MkDocs and its themes want to know: front matter, and a list of the pages."""

import json

from statecheck.docs.addresses import Addresses
from statecheck.docs.book import Book, Chapter
from statecheck.docs.controls import shown
from statecheck.docs.prose import plain
from statecheck.docs.ref import Kind

FILES = {
    Kind.STATE: ("states", "States"),
    Kind.ACTION: ("actions", "Actions"),
    Kind.MODEL: ("models", "Objects"),
    Kind.ERROR: ("errors", "Error codes"),
}
"""By kind, the file of its pages and what it is called."""

CHANGES_FILE = "changes.md"
"""The file of what has changed since another version."""

_LONGEST = 160
"""Characters of a description, as search engines show them."""


def front_matter(title: str, lead: str) -> str:
    """Return the front matter of a file; JSON texts are YAML as well."""
    lines = [f"title: {_text(title)}"]
    description = plain(lead)
    if description:
        if len(description) > _LONGEST:
            description = description[:_LONGEST].rsplit(" ", 1)[0] + " …"
        lines.append(f"description: {_text(description)}")
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def navigation(book: Book, addresses: Addresses) -> str:
    """Return the list of pages, to be inherited by the settings of MkDocs."""
    lines = [
        "# `INHERIT: docs/nav.yml` in mkdocs.yml takes this in.",
        "nav:",
        f"  - {_text(book.home.title)}: index.md",
    ]
    if book.changes is not None:
        lines.append(f"  - {_text(book.changes.title)}: {CHANGES_FILE}")
    for chapter in book.chapters:
        lines += _chapter(chapter, addresses)
    return "\n".join(lines) + "\n"


def _chapter(chapter: Chapter, addresses: Addresses) -> list[str]:
    folder = addresses.system(chapter.system)
    lines = [
        f"  - {_text(chapter.title)}:",
        f"      - Overview: {folder}/index.md",
    ]
    for kind, pages in chapter.groups:
        if pages:
            name, title = FILES[kind]
            lines.append(f"      - {title}: {folder}/{name}.md")
    lines.append(f"      - Open questions: {folder}/questions.md")
    return lines


def _text(text: str) -> str:
    """Return a text for YAML; a page would show what it escapes as it is."""
    return json.dumps(shown(text))
