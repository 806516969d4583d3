"""What can be wrong with the words of a file, seen without knowing any name."""

from statecheck.finding import Rule, Severity

UNKNOWN_VERSION = Rule(
    name="unknown-version",
    severity=Severity.ERROR,
    summary="A version of the spec language that this statecheck does not read",
    why="The same words may mean something else in another version.",
    mend="Write `statecheck: 1`.",
)

UNKNOWN_KEY = Rule(
    name="unknown-key",
    severity=Severity.ERROR,
    summary="A key that the language does not have at this place",
    why="What stands under it is not read, whatever its author meant by it.",
    mend="Correct the key, move it to where it belongs, or begin it with `x-`.",
)

MISSING_KEY = Rule(
    name="missing-key",
    severity=Severity.ERROR,
    summary="A key that has to be there and is not",
    why="Without it nobody can say what the rest means.",
    mend="Write the key.",
)

CLASHING_KEYS = Rule(
    name="clashing-keys",
    severity=Severity.ERROR,
    summary="Keys of which only one can be there",
    why="Nobody can say which of them holds.",
    mend="Keep one of them.",
)

WRONG_TYPE = Rule(
    name="wrong-type",
    severity=Severity.ERROR,
    summary="A text, number, list or map where something else is expected",
    why="It cannot be read as what its key means.",
    mend="Write it in one of the forms that the message names.",
)

MISSING_VALUE = Rule(
    name="missing-value",
    severity=Severity.ERROR,
    summary="Nothing where a value is expected",
    why="An empty place could mean that there is none, or that nobody knows.",
    mend="Write `none` or `unknown` if that is meant, or leave the key out.",
)

WRONG_VALUE = Rule(
    name="wrong-value",
    severity=Severity.ERROR,
    summary="A value that is none of those that the key can have",
    why="It means nothing to a reader.",
    mend="Write what the message says can stand there.",
)

REPEATED_ITEM = Rule(
    name="repeated-item",
    severity=Severity.ERROR,
    summary="A member that stands in a list of different ones twice",
    why="Either it is there by mistake, or another one was meant.",
    mend="Remove it, or write the one that was meant.",
)

BAD_NAME = Rule(
    name="bad-name",
    severity=Severity.ERROR,
    summary="A name that the language does not take",
    why="Names also stand in references and formulas and are told apart there.",
    mend="Use letters, digits, `_` and `-`; `wire` gives the spelling on the wire.",
)

BAD_POINTER = Rule(
    name="bad-pointer",
    severity=Severity.ERROR,
    summary="A text that should be a JSON pointer and is none",
    why="Nobody can say which part of a message it means.",
    mend="Begin with `/` and write `/` before each key, as in `/devices/*/id`.",
)

BAD_ENDPOINT = Rule(
    name="bad-endpoint",
    severity=Severity.ERROR,
    summary="A text that should be a method and a path and is not",
    why="Nobody can say which request it means.",
    mend="Write the method, a blank and the path, as in `POST /flows/{flowId}`.",
)

BAD_FORMULA = Rule(
    name="bad-formula",
    severity=Severity.ERROR,
    summary="A text that should be a formula over options and is none",
    why="Nobody can say in which variants it holds.",
    mend="Use `and`, `or`, `not`, `==`, `!=` and parentheses; quote what is no word.",
)

BAD_TYPE = Rule(
    name="bad-type",
    severity=Severity.ERROR,
    summary="A text that should be the type of a field and is none",
    why="Nobody can say what the field holds.",
    mend="Write a type, the name of a model, `T[]` for a list or `map<T>` for a map.",
)

BAD_PATTERN = Rule(
    name="bad-pattern",
    severity=Severity.ERROR,
    summary="A regular expression that not every engine reads alike",
    why="Server and clients would take different values.",
    mend="Keep to I-Regexp (RFC 9485), with `^` and `$` at the ends.",
)

BAD_TIME = Rule(
    name="bad-time",
    severity=Severity.ERROR,
    summary="A text that should be a duration or a date and is none",
    why="Nobody can say when it is.",
    mend="Write a duration as in `PT30S` or `P1D`, a date as in `2027-01-01`.",
)

UNCHECKED_FILE = Rule(
    name="unchecked-file",
    severity=Severity.ERROR,
    summary="A file that cannot be held against the language",
    why="What is wrong with it stays unsaid.",
    mend="Nest its maps and lists less deeply.",
)

RULES = (
    UNKNOWN_VERSION,
    UNKNOWN_KEY,
    MISSING_KEY,
    CLASHING_KEYS,
    WRONG_TYPE,
    MISSING_VALUE,
    WRONG_VALUE,
    REPEATED_ITEM,
    BAD_NAME,
    BAD_POINTER,
    BAD_ENDPOINT,
    BAD_FORMULA,
    BAD_TYPE,
    BAD_PATTERN,
    BAD_TIME,
    UNCHECKED_FILE,
)
