"""Messages that others have made: samples and schemas."""

import json

from statecheck.docs.blocks import Code
from statecheck.docs.controls import spelled_json
from statecheck.docs.outline.subject import Subject
from statecheck.docs.ref import Kind


def messages(
    kind: Kind, name: str, subject: Subject, *, sample: bool
) -> tuple[Code, ...]:
    """Return the sample of a message, if it is wanted, and its schema."""
    message = subject.attachments.message(subject.ref(kind, name))
    codes: list[Code] = []
    if sample and message.sample is not None:
        codes.append(Code(_json(message.sample), "json", "Made-up example"))
    if message.schema is not None:
        codes.append(Code(_json(message.schema), "json", "JSON Schema"))
    return tuple(codes)


def _json(value: object) -> str:
    text = json.dumps(value, indent=2, ensure_ascii=False, default=str)
    return spelled_json(text)
