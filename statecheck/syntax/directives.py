"""Lines that begin with `%`: of them YAML 1.2 needs none."""

import re

from statecheck.syntax.notebook import Notebook
from statecheck.syntax.quoting import quoted
from statecheck.syntax.rules import DIRECTIVE_REFUSED

_DIRECTIVE = re.compile(r"(?:\A|(?<=[\r\n]))%(\S*)[^\r\n]*")
_HARMLESS = re.compile(r"%YAML +1\.2 *(?: #.*)?")


def note_directives(notebook: Notebook) -> bool:
    """Note each directive but `%YAML 1.2`; return whether there is none.

    They are looked for before YAML is parsed, since parsers compare each of them with
    all others, which takes hours for a file of nothing else.
    """
    text = notebook.text
    if not (text.startswith("%") or "\n%" in text or "\r%" in text):
        return True
    clean = True
    version = ""
    for match in _DIRECTIVE.finditer(text):
        if not version and _HARMLESS.fullmatch(match[0]):
            version = match[0]
            continue
        clean = False
        message = f"{quoted('%' + match[1])} begins a directive, and none is taken"
        if match[1] == "YAML":
            message = f"{quoted(match[0])} stands where nothing but one `%YAML 1.2` may"
        notebook.note(DIRECTIVE_REFUSED, match.start(), match.end(), message)
    return clean
