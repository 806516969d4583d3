"""What an element says of itself, in the language's words."""

from statecheck.exports.canonical.ordering import alone, ordered
from statecheck.spec import OTHERWISE, Allowance, Confidence, Deprecation, Dispute, Fact


def fact_words(own: Fact, handed: Fact) -> dict[str, object]:
    """Return what has to be written at an element for it to say what it says.

    Args:
        own: What it says, what it inherits included.
        handed: What it inherits from where it stands, and need not be written.
    """
    words: dict[str, object] = {}
    lost = any(part not in own.confidence for part in handed.confidence)
    if own.source and (lost or own.source != handed.source):
        words["source"] = alone([*own.source])
    words |= _confidence(own, None if "source" in words else handed)
    if own.disputed:
        words["disputed"] = [_dispute(each) for each in own.disputed]
    if own.since != handed.since and own.since:
        words["since"] = own.since
    if own.was:
        words["was"] = alone([*own.was])
    if own.deprecated is not None:
        words["deprecated"] = _deprecation(own.deprecated)
    if own.allow:
        words["allow"] = {
            rule: _allowance(own.allow[rule]) for rule in sorted(own.allow)
        }
    return words | {
        word: ordered(own.extensions[word]) for word in sorted(own.extensions)
    }


def is_handed_more(own: Fact, handed: Fact) -> bool:
    """Return whether less is said of an element than it inherits where it stands."""
    if handed.since and not own.since:
        return True
    lost = any(part not in own.confidence for part in handed.confidence)
    return not own.source and (bool(handed.source) or lost)


def _confidence(own: Fact, handed: Fact | None) -> dict[str, object]:
    """Return the confidence as far as it is not inherited: one word, or by part."""
    inherited = {} if handed is None else dict(handed.confidence)
    said: dict[str, Confidence] = {
        part: own.confidence[part]
        for part in sorted(own.confidence)
        if inherited.get(part) is not own.confidence[part]
    }
    if said.keys() == {""}:
        return {"confidence": str(said[""])}
    whole = {OTHERWISE: str(said.pop(""))} if "" in said else {}
    parts: dict[str, object] = {part: str(sure) for part, sure in said.items()}
    return {"confidence": parts | whole} if parts else {}


def _dispute(dispute: Dispute) -> dict[str, object]:
    words: dict[str, object] = {}
    if dispute.source:
        words["source"] = alone([*dispute.source])
    if dispute.says:
        words["says"] = dispute.says
    return words | {word: ordered(dispute.keys[word]) for word in sorted(dispute.keys)}


def _deprecation(deprecation: Deprecation) -> object:
    words = {
        "since": deprecation.since,
        "sunset": deprecation.sunset,
        "use": deprecation.use,
    }
    return {word: text for word, text in words.items() if text} or True


def _allowance(allowance: Allowance) -> object:
    if not allowance.until:
        return allowance.reason
    return {"reason": allowance.reason, "until": allowance.until}
