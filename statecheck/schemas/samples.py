"""Example messages, by seed: each is valid against the schema that it is made of."""

from dataclasses import replace
from random import Random

from statecheck.schemas.contract import Contract
from statecheck.schemas.making import Maker
from statecheck.schemas.subject import Subject
from statecheck.schemas.validator import Validator

_TRIES = 60
_OFTEN = 0.7
"""How often something is made that may be left out."""


class ImpossibleMessageError(ValueError):
    """No message was found that a schema takes.

    Attributes:
        name: What the schema is called.
    """

    def __init__(self, name: str) -> None:
        """Say of which schema."""
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        """Return what is wrong."""
        return f"no message was found that `{self.name}` takes"


def sample(contract: Contract, subject: Subject, seed: int = 0) -> object:
    """Return a message that is valid, always the same for a seed.

    Args:
        contract: All schemas of a system.
        subject: What the message is. That of a detail of an error stands for an error
            that has this detail.
        seed: What the choices depend on.

    Raises:
        KeyError: The system has no such subject.
        ImpossibleMessageError: Nothing was found that is valid.
    """
    first, *rest = subject.code.split("/")
    within = [
        contract.names[replace(subject, code="/".join((first, *rest[: index + 1])))]
        for index in range(len(rest))
    ]
    subject = replace(subject, code=first)
    name = contract.names[subject]
    held = Validator(contract)
    spent = 0
    for attempt in range(_TRIES):
        # Texts are hashed alike in every process, unlike tuples.
        random = Random(f"{seed}/{attempt}/{name}")  # noqa: S311  # examples, no secrets
        # If nothing else will do, whatever can be left out is.
        sparse = spent or attempt >= _TRIES // 2
        often = 0.0 if sparse else 1.0 if within else _OFTEN
        maker = Maker(contract.schemas, random, often, frozenset(within))
        made = maker.made(contract.schemas[name])
        if held.fits(subject, made):
            return made
        spent += maker.spent
        if spent > 1:
            break  # there is no end to it even where little is made
    raise ImpossibleMessageError(name)
