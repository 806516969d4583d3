"""From text to a tree: one guarded pass over the events of a YAML parser."""

from yaml import MarkedYAMLError, YAMLError
from yaml.reader import ReaderError

from statecheck.finding import Finding, Severity
from statecheck.settings import Limits
from statecheck.source import Source
from statecheck.syntax.characters import note_characters
from statecheck.syntax.collector import collector_off
from statecheck.syntax.composer import Composer, EndOfPassError
from statecheck.syntax.directives import note_directives
from statecheck.syntax.document import Document
from statecheck.syntax.events import read_events
from statecheck.syntax.lookalikes import note_lookalikes
from statecheck.syntax.notebook import Notebook
from statecheck.syntax.rules import (
    DUPLICATE_KEY,
    NO_DOCUMENT,
    NOT_A_MAPPING,
    YAML_SYNTAX,
)
from statecheck.syntax.surrogates import joined_surrogates
from statecheck.syntax.tree import Mapping, Node, Scalar
from statecheck.syntax.wording import Fault, explain


def parse(
    source: Source, limits: Limits
) -> tuple[Document | None, tuple[Finding, ...]]:
    """Return what a text says, and what is wrong with it as YAML.

    Never raises because of the text. All that one pass can find is found; a fault of
    syntax and a limit end the pass.

    Args:
        source: The text; JSON is taken too.
        limits: How much is taken; `findings` of them at most are returned.

    Returns:
        The document, None where the tree would lack something that is written, since
        whatever is found in it would be misleading. Of a key that stands there twice
        the first is kept, with what only the second has. Then the findings, in the
        order of the text.
    """
    notebook = Notebook(source, limits.findings)
    root = _compose(notebook, limits) if note_directives(notebook) else None
    if not notebook.findings:
        _note_root(root, notebook)
    if isinstance(root, Mapping):
        note_lookalikes(root, notebook)
    whole = all(
        finding.rule is DUPLICATE_KEY or finding.rule.severity is not Severity.ERROR
        for finding in notebook.findings
    )
    document = Document(source, root) if whole and isinstance(root, Mapping) else None
    return document, notebook.findings


def _compose(notebook: Notebook, limits: Limits) -> Node | None:
    """Return the root of the text; None if it cannot be read to its end."""
    with collector_off():
        try:
            events = read_events(joined_surrogates(notebook.text))
            return Composer(limits, notebook).compose(events)
        except EndOfPassError:
            return None
        except YAMLError as error:
            _note_error(error, notebook)
            return None


def _note_error(error: YAMLError, notebook: Notebook) -> None:
    """Note what a parser has raised."""
    if isinstance(error, ReaderError):
        note_characters(notebook.text, notebook)
    elif isinstance(error, MarkedYAMLError) and error.problem_mark is not None:
        begin = error.context_mark or error.problem_mark
        fault = Fault(notebook.text, error.problem_mark.index, begin.index)
        words = explain(f"{error.context or ''}: {error.problem or ''}", fault)
        notebook.note(words.rule, words.start, words.end, words.message, words.related)
    else:
        message = f"this cannot be read as YAML: {' '.join(str(error).split())}"
        notebook.note(YAML_SYNTAX, 0, 0, message)


def _note_root(root: Node | None, notebook: Notebook) -> None:
    """Note a file that is empty, or no mapping."""
    if root is None or (isinstance(root, Scalar) and not root.text):
        notebook.note(
            NO_DOCUMENT, 0, 0, "nothing but comments and white space stands here"
        )
    elif not isinstance(root, Mapping):
        kind = "a single value" if isinstance(root, Scalar) else "a list"
        message = f"the file is {kind}, where keys and values are expected"
        notebook.note(NOT_A_MAPPING, root.start, root.end, message)
