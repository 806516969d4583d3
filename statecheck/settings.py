"""What the user set, as data: the loader reads it, arguments hand it down."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
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
        findings: Findings shown in one run.
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
    findings: int = 1_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the user can set.

    Attributes:
        limits: How much input is taken.
    """

    limits: Limits = field(default_factory=Limits)
