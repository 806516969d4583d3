"""What each stage of a check hands to the next, so that each can be timed alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from statecheck.checks import CHECKS, Subject
from statecheck.language import check_and_repair
from statecheck.linking import Effective, link
from statecheck.loader import File, Loaded, assemble
from statecheck.settings import Limits, Settings
from statecheck.source import Source
from statecheck.spec import build_specs
from statecheck.syntax import Document, collector_off, decode, parse
from tests.benchmarks.generate import files
from tests.benchmarks.realistic import realistic

WIDE = Limits(
    file_size=10**10,
    project_size=10**10,
    files=10**6,
    nodes=10**9,
    copies=10**9,
    variants=10**6,
)
"""More than any of the specs needs."""
SETTINGS = Settings(limits=WIDE)


@dataclass(frozen=True)
class Stages:
    """A spec, as every stage has it; each is worked out when it is first asked for."""

    texts: Mapping[str, str]

    @cached_property
    def data(self) -> dict[str, bytes]:
        """Return the bytes of the files."""
        return {name: text.encode() for name, text in self.texts.items()}

    @cached_property
    def sources(self) -> list[Source]:
        """Return the decoded files."""
        return self.decode()

    @cached_property
    def parsed(self) -> list[Document]:
        """Return the trees."""
        return self.parse()

    @cached_property
    def repaired(self) -> list[Document]:
        """Return the trees that are held against the language."""
        return self.validate()

    @cached_property
    def effective(self) -> Effective:
        """Return the first system."""
        return self.link()[0]

    @cached_property
    def loaded(self) -> Loaded:
        """Return all that was loaded."""
        return self.load()

    @cached_property
    def subject(self) -> Subject:
        """Return what checks look at."""
        return Subject(self.effective, SETTINGS)

    def decode(self) -> list[Source]:
        """Decode every file."""
        return [decode(name, data)[0] for name, data in self.data.items()]

    def parse(self) -> list[Document]:
        """Parse every file."""
        return [parse(source, WIDE)[0] for source in self.sources]

    def validate(self) -> list[Document]:
        """Hold every file against the language."""
        return [check_and_repair(document, WIDE)[0] for document in self.parsed]

    def build(self) -> list:
        """Make typed specs of the trees."""
        with collector_off():
            return list(build_specs(self.repaired))

    def link(self) -> list[Effective]:
        """Make specs and link them."""
        with collector_off():
            return list(link(build_specs(self.repaired), WIDE))

    def load(self) -> Loaded:
        """Go from bytes to effective systems, as commands do."""
        return assemble([File(*each) for each in self.data.items()], WIDE)

    def fresh_subject(self) -> Subject:
        """Return the same for checks, with no fact worked out yet."""
        return Subject(self.effective, SETTINGS)


def realistic_stages(states: int) -> Stages:
    """Return the stages of a realistic spec."""
    return Stages(files(realistic(states)))


__all__ = ["CHECKS", "SETTINGS", "WIDE", "Stages", "realistic_stages"]
