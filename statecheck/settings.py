"""What the user set, as data: the loader reads it, arguments hand it down."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import Path
from typing import Literal

from statecheck.immutable import frozen

Level = Literal["off", "error", "warning", "note"]
"""How bad the breach of a rule is: a severity, or not looked for."""

Threshold = Literal["error", "warning", "note"]
"""The least severity at which a run fails."""

Style = Literal[
    "SCREAMING_SNAKE_CASE",
    "snake_case",
    "kebab-case",
    "camelCase",
    "PascalCase",
    "any",
]
"""How names of one kind are written; each style is written in itself."""

Assurance = Literal["documented", "observed", "deduced", "assumed"]
"""How sure a fact is; the words are those of the language."""

Bar = Literal["break", "undecided", "risk"]
"""The least that a change may do to a client for a comparison to fail."""

Direction = Literal["backward", "forward", "both"]
"""Whose fate decides when versions are compared: that of old clients of the new server,
of new clients of the old one, or the worse of the two."""

Profile = Literal["strict", "balanced", "tolerant"]
"""How much of what may hurt a client counts as a break."""


@frozen
class Limits:
    """How much input is taken before it is refused; each is a key and an option.

    Attributes:
        file_size: Bytes of one file.
        project_size: Bytes of all files of a run together.
        files: Files of a run.
        depth: Mappings and lists within each other.
        nodes: Keys, values and lists of one file.
        scalar: Code points of one scalar.
        number: Characters of one number.
        name: Characters of one name.
        pattern: Characters of one regular expression.
        extends: Systems that extend each other, in a row.
        copies: Elements that come to stand where they are not written, by `extends`, by
            `everywhere` and in flows, in all systems of a run; besides ten for each
            state and model that is written.
        findings: Findings shown in one run.
        variants: Nodes of the diagram that tells the variants of many options apart.
        inputs: Times that something sent is looked for in what was shown before: each
            input of a request in each state that offers its action; besides ten for
            each state.
    """

    file_size: int = 5 * 1024 * 1024
    project_size: int = 50 * 1024 * 1024
    files: int = 10_000
    depth: int = 100
    nodes: int = 500_000
    scalar: int = 1024 * 1024
    number: int = 64
    name: int = 256
    pattern: int = 1_000
    extends: int = 32
    copies: int = 100_000
    findings: int = 1_000
    variants: int = 150_000
    inputs: int = 100_000


class LimitError(Exception):
    """More than a limit takes, met where nothing can be reported.

    Attributes:
        limit: The name of the limit.
        most: What it takes.
    """

    def __init__(self, limit: str, most: int) -> None:
        """Say which limit was met."""
        super().__init__(limit, most)
        self.limit = limit
        self.most = most

    def __str__(self) -> str:
        """Return what is wrong, and how the limit is raised."""
        return (
            f"more than the limit `{self.limit}` takes, which is {self.most:,}; "
            f"`--limit {self.limit}=...` raises it"
        )


@frozen
class Settings:
    """Everything the user can set; the fields are the keys of a settings file.

    Paths are relative to the current folder, wherever they were written.

    Attributes:
        paths: What is checked where the command line names nothing.
        systems: Files and folders in which systems are looked for that others build on.
        root: The folder that files may not lie outside of; None for the repository's.
        rules: A level for each rule that is not to keep its own.
        fail_on: The least severity at which a run fails.
        exit_zero: Whether a run that finds something counts as good.
        confidence: Facts less sure than this count as doubtful.
        variant: A value for each option that is fixed; empty to look at all variants.
        naming: How names are written, by kind; a kind that is not there is free.
        limits: How much input is taken.
        baseline: The file that holds the findings put up with; None if there is none.
        approvals: The file that holds the changes agreed to; None if there is none.
        profile: Which changes count as breaks.
        fail_on_change: The least verdict on a change at which a comparison fails.
        direction: Whose fate decides when versions are compared.
        format: How findings are shown.
        output: The file in which a report is written, by format.
        color: Whether colours are used; `auto` for where they can be seen.
        build: The folder for each product that is made of a spec.
        base: The version that the reference marks changes against; empty for none.
        cache: Whether an answer is kept, and given again as long as nothing changes.
        folder: The folder of the settings file; None if there is no such file.
    """

    paths: tuple[Path, ...] = ()
    systems: tuple[Path, ...] = ()
    root: Path | None = None
    rules: Mapping[str, Level] = field(default_factory=dict)
    fail_on: Threshold = "error"
    exit_zero: bool = False
    confidence: Assurance = "assumed"
    variant: Mapping[str, str | bool] = field(default_factory=dict)
    naming: Mapping[str, Style] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    baseline: Path | None = None
    approvals: Path | None = None
    profile: Profile = "balanced"
    fail_on_change: Bar = "break"
    direction: Direction = "backward"
    format: str = "auto"
    output: Mapping[str, Path] = field(default_factory=dict)
    color: Literal["auto", "always", "never"] = "auto"
    build: Mapping[str, Path] = field(default_factory=dict)
    base: str = ""
    cache: bool = True
    folder: Path | None = None


class Form(StrEnum):
    """What stands behind a key, and how an option says the same."""

    WORD = "word"
    """One value: `--key VALUE`."""
    WORDS = "words"
    """A list: `--key VALUE`, once or several times; it replaces what is set."""
    FLAG = "flag"
    """True or false: `--key`, `--no-key`."""
    PAIRS = "pairs"
    """Values by name: `--key NAME=VALUE`, once or several times; added to what is
    set."""


@frozen
class Key:
    """A key of a settings file, and the option of the command line that overrules it.

    What it means is said in one place, `settings.schema.json`.

    Attributes:
        name: The key; the field of `Settings` is called the same, with `_` for `-`.
        option: The option, with its dashes; empty for what stands behind a command.
        form: What stands behind it.
        placeholder: What the value is called in a usage line; empty for a flag.
        commands: Commands that take the option.
    """

    name: str
    option: str
    form: Form
    placeholder: str
    commands: tuple[str, ...]

    @property
    def field(self) -> str:
        """The name of the field of `Settings`."""
        return self.name.replace("-", "_")


_READ = (
    "check",
    "diff",
    "draw",
    "schema",
    "docs",
    "example",
    "export",
    "build",
    "show",
)
"""Commands that read specs."""
_VARIANT = ("check", "schema", "example", "export")
"""Commands that can look at one variant."""

KEYS: tuple[Key, ...] = (
    Key("paths", "", Form.WORDS, "PATH", _READ),
    Key("systems", "--systems", Form.WORDS, "PATH", _READ),
    Key("root", "--root", Form.WORD, "FOLDER", _READ),
    Key("rules", "--rule", Form.PAIRS, "RULE=LEVEL", ("check", "diff")),
    Key("fail-on", "--fail-on", Form.WORD, "LEVEL", ("check",)),
    Key("exit-zero", "--exit-zero", Form.FLAG, "", ("check", "diff")),
    Key("confidence", "--confidence", Form.WORD, "CONFIDENCE", ("check",)),
    Key("variant", "--variant", Form.PAIRS, "OPTION=VALUE", _VARIANT),
    Key("naming", "--naming", Form.PAIRS, "KIND=STYLE", ("check",)),
    Key("limits", "--limit", Form.PAIRS, "NAME=NUMBER", _READ),
    Key("baseline", "--baseline", Form.WORD, "FILE", ("check",)),
    Key("approvals", "--approvals", Form.WORD, "FILE", ("diff",)),
    Key("profile", "--profile", Form.WORD, "PROFILE", ("diff",)),
    Key("fail-on-change", "--fail-on", Form.WORD, "VERDICT", ("diff",)),
    Key("direction", "--direction", Form.WORD, "DIRECTION", ("diff",)),
    Key("format", "--format", Form.WORD, "FORMAT", ("check", "diff")),
    Key("output", "--output", Form.PAIRS, "FORMAT=FILE", ("check", "diff")),
    Key("color", "--color", Form.WORD, "WHEN", ("check", "diff")),
    Key("build", "--into", Form.PAIRS, "PRODUCT=FOLDER", ("build",)),
    Key("base", "--base", Form.WORD, "OLD", ("docs", "build")),
    Key("cache", "--cache", Form.FLAG, "", ("check",)),
)
"""Every key, in the order in which they are explained."""

SCHEMA = Path(__file__).with_name("settings.schema.json")
"""The words of a settings file, each with its meaning and an example."""
