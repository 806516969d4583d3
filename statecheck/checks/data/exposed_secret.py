"""Secrets in what the server says."""

import re
from collections.abc import Iterator

from statecheck.checks.check import Check, Fault, Subject
from statecheck.finding import Related, Rule, Severity
from statecheck.graph import BodyKind, bodies, fields_within
from statecheck.language import Primitive
from statecheck.source import Location
from statecheck.spec import End, Field

_SECRET = re.compile(
    r"(?:^|[a-z0-9_-](?=[A-Z])|[_-])"
    r"(?:password|passwd|passphrase|passcode|secret|pin|cvv|cvc|private_?key)$",
    re.IGNORECASE,
)


def find(subject: Subject) -> Iterator[Fault]:
    """Yield each field of an answer or an error that is marked or named a secret.

    What a good end hands out, such as a token, is what the client came for, and may be
    marked.
    """
    system = subject.graph.system
    told: set[Location] = set()
    for body in bodies(system):
        if body.kind is BodyKind.REQUEST:
            continue
        handed = subject.graph.end(body.owner) is End.SUCCESS
        for _, field in fields_within(system, body.use):
            marked = field.sensitive and not handed
            if field.at in told or not (marked or _is_named_so(field)):
                continue
            told.add(field.at)
            how = "is marked" if marked else "is named like"
            where = f"`{body.owner}`" if body.owner else "every answer"
            yield Fault(
                at=field.at.key,
                message=f"`{field.name}` {how} a secret, and {where} shows it",
                related=(Related(body.at, "where it is shown"),),
            )


def _is_named_so(field: Field) -> bool:
    text = isinstance(field.type, Primitive) and field.type.name == "string"
    return text and bool(_SECRET.search(field.name))


CHECK = Check(
    rule=Rule(
        name="exposed-secret",
        severity=Severity.NOTE,
        summary="A secret in an answer or an error",
        why="Answers are logged, cached and shown; what is in them is no secret for "
        "long.",
        mend="Take it out, or allow the rule with the reason why it has to be shown.",
        exact=False,
    ),
    find=find,
)
