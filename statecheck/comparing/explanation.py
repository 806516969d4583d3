"""The page of a kind of change: what it does to the server's sets, and so to whom."""

from collections.abc import Iterator

from statecheck.changes import KINDS, ChangeKind, Effect, Proof, Side, proof_of

_MEANS = {
    (Side.ACCEPTS, Effect.WIDENED): "the server takes more than it did",
    (Side.ACCEPTS, Effect.NARROWED): "the server takes less than it did",
    (Side.ACCEPTS, Effect.REPLACED): "the server takes something else than it did",
    (Side.EMITS, Effect.WIDENED): "the server may answer more than it did",
    (Side.EMITS, Effect.NARROWED): "the server answers less than it might have",
    (Side.EMITS, Effect.REPLACED): "the server answers something else than it did",
}
"""What an effect on a set means."""

_OLD_CLIENT = {
    (Side.ACCEPTS, Effect.WIDENED): "finds all that it sends taken as before: SAFE",
    (Side.ACCEPTS, Effect.NARROWED): "sends what is not taken any more: BREAK",
    (Side.ACCEPTS, Effect.REPLACED): "sends what is not taken any more: BREAK",
    (Side.EMITS, Effect.WIDENED): "is answered what it does not know: BREAK",
    (Side.EMITS, Effect.NARROWED): "knows all that it is answered: SAFE",
    (Side.EMITS, Effect.REPLACED): "is answered what it does not know: BREAK",
}
"""What the law says of a client of the other version."""


_SHOWN = {
    Proof.MESSAGE: (
        "By the shortest run on which a client meets it, and the message at its end\n"
        "that the one version takes and the other refuses. What goes into no message\n"
        "is shown by the run alone, or not at all."
    ),
    Proof.PROMISE: (
        "By the shortest run on which a client meets it, and the message at its end.\n"
        "Both versions take its bytes; what differs is what each says of it."
    ),
    Proof.RUN: (
        "By the run: each message on it is taken, and the harm is where they lead."
    ),
}
"""By what shows it, how that is done."""


def kind_page(name: str) -> str:
    """Return the page of a kind of change, in Markdown.

    Raises:
        LookupError: There is no such kind.
    """
    kinds = {each.name: each for each in KINDS}
    return "\n".join(_lines(kinds[name]))


def _lines(kind: ChangeKind) -> Iterator[str]:
    yield f"# {kind.name}\n"
    yield f"{kind.summary[:1].upper()}{kind.summary[1:]}.\n"
    yield "## Whom it hurts\n"
    if not kind.effects:
        yield "Nothing on the wire changes, only what people read.\n"
    elif any(effect is Effect.UNDECIDED for _, effect in kind.effects):
        yield "What is written does not decide it: UNDECIDED in both directions.\n"
    else:
        yield from _derivation(kind)
    if kind.mirror:
        yield f"The way back is `{kind.mirror}`, with the two directions exchanged.\n"
    if kind.effects:
        yield "## How it is shown\n"
        yield f"{_SHOWN[proof_of(kind)]}\n"
    if kind.cure:
        yield "## What to do instead\n"
        yield f"{kind.cure[:1].upper()}{kind.cure[1:]}.\n"
    yield "## If it is meant\n"
    yield (
        "`statecheck diff --accept --reason TEXT` writes it down as agreed to, in the\n"
        "file of `approvals`, and it fails no run any more."
    )
    yield ""


def _derivation(kind: ChangeKind) -> Iterator[str]:
    """Yield how the law comes to its verdicts."""
    if len(kind.effects) > 1:
        yield "Depending on where it stands, one of these holds.\n"
    for side, effect in kind.effects:
        if effect is Effect.UNCHANGED:
            continue
        yield f"- *{side} {effect}*: {_MEANS[side, effect]}."
        yield f"  - backward: an old client {_OLD_CLIENT[side, effect]}."
        back = _OLD_CLIENT[side, effect.reversed]
        yield f"  - forward, with an old server: a new client {back}."
    yield ""
    yield "The profile and what the spec says (`openness`, `deprecated`, what can be"
    yield "reached) may soften that; a report names the policy wherever one did.\n"
