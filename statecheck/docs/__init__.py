"""The API's reference: decided in no notation, then written as Markdown or a site."""

from collections.abc import Sequence

from statecheck.docs.attachments import Attachments, Changed, Fate, Message, Picture
from statecheck.docs.markdown import markdown_files
from statecheck.docs.outline import outline, subjects
from statecheck.docs.ref import Kind, Ref
from statecheck.docs.site import site_files
from statecheck.graph import StateGraph

__all__ = [
    "Attachments",
    "Changed",
    "Fate",
    "Kind",
    "Message",
    "Picture",
    "Ref",
    "markdown",
    "site",
]


def site(
    graphs: Sequence[StateGraph], attachments: Attachments, title: str
) -> dict[str, bytes]:
    """Return the reference as a site, by the paths of its files."""
    shown = subjects(graphs, attachments)
    return site_files(outline(shown, title), shown, attachments)


def markdown(
    graphs: Sequence[StateGraph],
    attachments: Attachments,
    title: str,
    *,
    matter: bool = False,
) -> dict[str, bytes]:
    """Return the reference as Markdown, by the paths of its files.

    Args:
        graphs: Systems and flows.
        attachments: What is shown beside what they say.
        title: Of the whole.
        matter: Whether files have front matter, and one lists all pages for MkDocs.
    """
    book = outline(subjects(graphs, attachments), title)
    return markdown_files(book, attachments, matter=matter)
