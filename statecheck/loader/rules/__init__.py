"""What can be wrong with files before anything in them is read, and with settings."""

from statecheck.finding import Rule, Severity

PATH_NOT_FOUND = Rule(
    name="path-not-found",
    severity=Severity.ERROR,
    summary="A path that leads to nothing",
    why="What was meant to be checked is not.",
    mend="Correct the path; where none is named, it is that of `paths` in the "
    "settings, or else `spec`.",
)

UNREADABLE_FILE = Rule(
    name="unreadable-file",
    severity=Severity.ERROR,
    summary="A file or folder that the operating system does not let be read",
    why="What is wrong with it stays unsaid.",
    mend="Give whoever runs this the right to read it, or leave it out.",
)

NOT_A_REGULAR_FILE = Rule(
    name="not-a-regular-file",
    severity=Severity.ERROR,
    summary="A device, a pipe or a socket in the place of a file",
    why="Reading it may never end, and may give something else each time.",
    mend="Put a file in its place, or pipe the text in and give `-` as the path.",
)

OUTSIDE_ROOT = Rule(
    name="outside-root",
    severity=Severity.ERROR,
    summary="A path that leads out of the root of the project, by a link or by itself",
    why="A spec from a stranger could have any file on the machine read.",
    mend="Copy what it leads to into the project, or widen the root: `--root FOLDER`.",
)

FILE_TOO_LARGE = Rule(
    name="file-too-large",
    severity=Severity.ERROR,
    summary="A file with more bytes than are taken",
    why="Files without bound fill the memory of programs that read them.",
    mend="Split the file, or raise the limit `file-size`.",
)

PROJECT_TOO_LARGE = Rule(
    name="project-too-large",
    severity=Severity.ERROR,
    summary="Files with more bytes together than are taken",
    why="Files without bound fill the memory of programs that read them.",
    mend="Check the systems one by one, or raise the limit `project-size`.",
)

TOO_MANY_FILES = Rule(
    name="too-many-files",
    severity=Severity.ERROR,
    summary="More files than are taken",
    why="Folders without bound fill the memory of programs that read them.",
    mend="Check the systems one by one, or raise the limit `files`.",
)

NO_SPEC = Rule(
    name="no-spec",
    severity=Severity.ERROR,
    summary="A path in which there is no spec",
    why="Nothing was checked, which looks like nothing being wrong.",
    mend="Correct the path, or begin the files of the spec with `statecheck: 1`.",
)

NOT_A_SPEC = Rule(
    name="not-a-spec",
    severity=Severity.NOTE,
    summary="A file that does not say that it is a spec, and is passed over",
    why="What is wrong with it stays unsaid.",
    mend="Begin the file with `statecheck: 1` if it is one.",
)

NEARLY_A_SPEC = Rule(
    name="nearly-a-spec",
    severity=Severity.WARNING,
    summary="A file whose `statecheck` is misspelt or missing, which is passed over",
    why="What is wrong with it stays unsaid, and what it declares is missing.",
    mend="Write `statecheck: 1`.",
    exact=False,
)

ANOTHER_VERSION = Rule(
    name="another-version",
    severity=Severity.NOTE,
    summary="A file beside that names the same system, and is none of its parts",
    why="A system begins in one of its files, so it seems to be another version of it; "
    "what it declares is not read.",
    mend="Keep versions in folders of their own; or name the folder, if it is a part.",
)

MISSPELT_SYSTEM = Rule(
    name="misspelt-system",
    severity=Severity.ERROR,
    summary="A file whose `system` is misspelt",
    why="Two systems are made of one, and what each declares is missing in the other.",
    mend="Write the name of the system as its other files do.",
)

NOT_JUDGED = Rule(
    name="not-judged",
    severity=Severity.NOTE,
    summary="A system that is not judged, since part of what it says could not be read",
    why="What is missing would be taken for faults, and faults for what is missing.",
    mend="Mend what could not be read, and check again.",
)

TOO_MANY_FINDINGS = Rule(
    name="too-many-findings",
    severity=Severity.NOTE,
    summary="More findings than are shown",
    why="Nobody reads so many at once, and most of them often have one cause.",
    mend="Mend what is shown and check again, or raise the limit `findings`.",
)

TOML_SYNTAX = Rule(
    name="toml-syntax",
    severity=Severity.ERROR,
    summary="A settings file that is no TOML",
    why="Nothing that is set in it can be read.",
    mend="Correct the line.",
)

UNKNOWN_SETTING = Rule(
    name="unknown-setting",
    severity=Severity.ERROR,
    summary="A key of the settings that there is not, or the name of no rule",
    why="What its author wanted to be otherwise would stay as it is.",
    mend="Correct the key or the name.",
)

WRONG_SETTING = Rule(
    name="wrong-setting",
    severity=Severity.ERROR,
    summary="A value that a key of the settings cannot have",
    why="What its author wanted to be otherwise would stay as it is.",
    mend="Write what the message says is expected.",
)

WRONG_BASELINE = Rule(
    name="wrong-baseline",
    severity=Severity.ERROR,
    summary="A baseline that cannot be read as one",
    why="Which findings are put up with is not known.",
    mend="Write it anew with `--update-baseline`.",
)

STALE_BASELINE = Rule(
    name="stale-baseline",
    severity=Severity.WARNING,
    summary="A finding in the baseline that is not found any more",
    why="The fault could come back, and nobody would be told.",
    mend="Take it out with `--update-baseline`.",
)

SETTINGS_RULES = (TOML_SYNTAX, UNKNOWN_SETTING, WRONG_SETTING)
"""The rules of settings files."""

RULES = (
    *SETTINGS_RULES,
    PATH_NOT_FOUND,
    UNREADABLE_FILE,
    NOT_A_REGULAR_FILE,
    OUTSIDE_ROOT,
    FILE_TOO_LARGE,
    PROJECT_TOO_LARGE,
    TOO_MANY_FILES,
    NO_SPEC,
    NOT_A_SPEC,
    NEARLY_A_SPEC,
    ANOTHER_VERSION,
    MISSPELT_SYSTEM,
    NOT_JUDGED,
    TOO_MANY_FINDINGS,
    WRONG_BASELINE,
    STALE_BASELINE,
)
"""Every rule this room speaks of, in the order in which a run meets them."""
