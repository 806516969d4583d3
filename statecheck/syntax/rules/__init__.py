"""What can be wrong with a text before it is known what it says."""

from statecheck.finding import Rule, Severity

NOT_UTF8 = Rule(
    name="not-utf8",
    severity=Severity.ERROR,
    summary="A file that is not text in UTF-8",
    why="What it says depends on who reads it.",
    mend="Save the file as UTF-8, with or without a byte order mark.",
)

FORBIDDEN_CHARACTER = Rule(
    name="forbidden-character",
    severity=Severity.ERROR,
    summary="A control character, or a line break that is none to an editor",
    why="Readers of YAML do not agree on what it means, nor on which line follows.",
    mend=r"Take it out, or write it as an escape such as `\u2028` in double quotes.",
)

HIDDEN_CHARACTER = Rule(
    name="hidden-character",
    severity=Severity.WARNING,
    summary="A character that cannot be seen, or that makes others look different",
    why="A reviewer sees another text than the one that is read.",
    mend=r"Take it out, or write it as an escape such as `\u200b` in double quotes.",
    exact=False,
)

LOOK_ALIKE_KEY = Rule(
    name="look-alike-key",
    severity=Severity.WARNING,
    summary="Two keys of a mapping that look the same and are not",
    why="Nobody can tell which of them is used; clients will send the wrong one.",
    mend="Spell the key in one way, with composed letters.",
    exact=False,
)

YAML_SYNTAX = Rule(
    name="yaml-syntax",
    severity=Severity.ERROR,
    summary="A text that is no YAML",
    why="Nothing that stands behind the fault can be read.",
    mend="Correct the line; the fault is sometimes in the line above it.",
)

DIRECTIVE_REFUSED = Rule(
    name="directive-refused",
    severity=Severity.ERROR,
    summary="A directive other than `%YAML 1.2`",
    why="It would change how the text below it is read, and specs are read in one way.",
    mend="Take the line out.",
)

NO_DOCUMENT = Rule(
    name="no-document",
    severity=Severity.ERROR,
    summary="A file that says nothing",
    why="Whoever reads it cannot know whether something was lost.",
    mend="Write a spec in it, or delete it.",
)

SEVERAL_DOCUMENTS = Rule(
    name="several-documents",
    severity=Severity.ERROR,
    summary="More than one YAML document in a file",
    why="Many tools read the first and pass over the rest, so it escapes review.",
    mend="Take the `---` out, or put what follows it in a file of its own.",
)

NOT_A_MAPPING = Rule(
    name="not-a-mapping",
    severity=Severity.ERROR,
    summary="A file that is a list or a single value",
    why="A spec is made of keys and values, so nothing in it can be read.",
    mend="Begin the file with `statecheck: 1`.",
)

COMPLEX_KEY = Rule(
    name="complex-key",
    severity=Severity.ERROR,
    summary="A list or a mapping used as a key",
    why="Names are text; nothing can refer to such a key, and JSON does not have it.",
    mend="Write a text as the key; one that begins with `{` or `[` needs quotes.",
)

DUPLICATE_KEY = Rule(
    name="duplicate-key",
    severity=Severity.ERROR,
    summary="A key that stands in a mapping twice",
    why="Some readers take the first and some the last, and neither says so.",
    mend="Keep one of them, or give the other another name.",
)

TAG_REFUSED = Rule(
    name="tag-refused",
    severity=Severity.ERROR,
    summary="A tag, such as `!!str` or `!include`",
    why="Tags make some readers run code or open files; a spec is data and no more.",
    mend="Take it out; put quotes around a value that has to be a text.",
)

MERGE_KEY = Rule(
    name="merge-key",
    severity=Severity.ERROR,
    summary="A merge key, `<<`",
    why="It is not part of YAML 1.2, readers disagree on it, and it can explode.",
    mend="Use `extends` for models and systems, an alias for a whole value, or repeat "
    "the keys.",
)

UNDEFINED_ALIAS = Rule(
    name="undefined-alias",
    severity=Severity.ERROR,
    summary="An alias whose anchor does not stand above it",
    why="There is no telling what it stands for.",
    mend="Write the anchor above it; put a text that begins with `*` in quotes.",
)

CYCLIC_ALIAS = Rule(
    name="cyclic-alias",
    severity=Severity.ERROR,
    summary="An alias within the very thing that it stands for",
    why="The data would have no end.",
    mend="Refer to it by name instead.",
)

ALIAS_BOMB = Rule(
    name="alias-bomb",
    severity=Severity.ERROR,
    summary="Aliases that stand for far more than is written",
    why="A small file of that kind fills the memory of whoever expands it.",
    mend="Refer to models and systems by name instead of by aliases of aliases.",
)

TOO_DEEP = Rule(
    name="too-deep",
    severity=Severity.ERROR,
    summary="Mappings and lists within each other, deeper than is taken",
    why="Files that are nested without bound crash programs that read them.",
    mend="Give inner parts a name of their own, or raise the limit `depth`.",
)

TOO_MANY_NODES = Rule(
    name="too-many-nodes",
    severity=Severity.ERROR,
    summary="A file with more keys, values and lists than are taken",
    why="Files without bound fill the memory of programs that read them.",
    mend="Split the file, or raise the limit `nodes`.",
)

SCALAR_TOO_LONG = Rule(
    name="scalar-too-long",
    severity=Severity.ERROR,
    summary="A key or a value that is longer than is taken",
    why="Texts without bound fill the memory of programs that show them.",
    mend="Shorten it, or raise the limit `scalar`.",
)

NUMBER_TOO_LONG = Rule(
    name="number-too-long",
    severity=Severity.ERROR,
    summary="A number with more digits than are taken",
    why="Long numbers are slow to read, and clients round them in different ways.",
    mend="Put it in quotes if it is a text, or raise the limit `number`.",
)

NOT_A_JSON_NUMBER = Rule(
    name="not-a-json-number",
    severity=Severity.ERROR,
    summary="An infinite number, or none at all, such as `.inf` and `.nan`",
    why="JSON has no such number, so no answer of an API can hold it.",
    mend="Write a finite number, or put the value in quotes if it is a text.",
)

RULES = (
    NOT_UTF8,
    FORBIDDEN_CHARACTER,
    HIDDEN_CHARACTER,
    LOOK_ALIKE_KEY,
    YAML_SYNTAX,
    DIRECTIVE_REFUSED,
    NO_DOCUMENT,
    SEVERAL_DOCUMENTS,
    NOT_A_MAPPING,
    COMPLEX_KEY,
    DUPLICATE_KEY,
    TAG_REFUSED,
    MERGE_KEY,
    UNDEFINED_ALIAS,
    CYCLIC_ALIAS,
    ALIAS_BOMB,
    TOO_DEEP,
    TOO_MANY_NODES,
    SCALAR_TOO_LONG,
    NUMBER_TOO_LONG,
    NOT_A_JSON_NUMBER,
)
"""Every rule this room speaks of, in the order in which a file meets them."""
