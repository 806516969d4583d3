"""Tables of Markdown, read back."""

import re


def table(text, title):
    """Return the rows of the table under a heading, without the mark-up of links."""
    section = re.split(r"^#+ ", text, flags=re.MULTILINE)
    found = next(each for each in section if each.split("\n")[0].strip() == title)
    rows = [line for line in found.split("\n") if line.startswith("|")]
    clean = (re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", row) for row in rows)
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in clean]
