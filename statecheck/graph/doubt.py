"""What makes a fact doubtful: a dispute, or too little confidence."""

from statecheck.spec import UNSAID, Confidence, Fact, InformationSource, Table

_ORDER = tuple(Confidence)


class Doubt:
    """Which facts are doubtful.

    A key that somebody reads otherwise is, and so is what is less sure than a bar.
    """

    def __init__(self, sources: Table[InformationSource], bar: Confidence) -> None:
        """Judge facts of `sources`; what is less sure than `bar` is doubtful."""
        self.sources = sources
        self.bar = bar
        # Few facts are said of many elements. They are held, so that each keeps its id.
        self._known: dict[tuple[int, tuple[str, ...]], tuple[Fact, bool]] = {}

    def of(self, fact: Fact, *words: str) -> bool:
        """Return whether what an element says under `words` is doubtful.

        A reading in words alone disputes all of the element.
        """
        if fact is UNSAID:
            return False
        known = self._known.get((id(fact), words))
        if known is None:
            disputed = bool(fact.disputed) and fact.disputes(*words)
            known = fact, disputed or self.below(fact, *words)
            self._known[id(fact), words] = known
        return known[1]

    def by_key(self, fact: Fact, word: str) -> bool:
        """Return whether what stands under `word` itself is doubtful.

        Readings in words alone do not count: of a whole state, they hardly ever
        speak of this one key.
        """
        if fact is UNSAID:
            return False
        return self.disputed(fact, word) or self.below(fact, word)

    @staticmethod
    def disputed(fact: Fact, word: str) -> bool:
        """Return whether somebody reads otherwise what stands under `word` itself."""
        return any(word in dispute.keys for dispute in fact.disputed)

    def below(self, fact: Fact, *words: str) -> bool:
        """Return whether one of `words` is less sure than the bar."""
        sure = self.confidence(fact, *words)
        return _ORDER.index(sure) > _ORDER.index(self.bar)

    def confidence(self, fact: Fact, *words: str) -> Confidence:
        """Return how sure an element is of what it says under `words`.

        That is the least sure of those that it names; if it names none, what it says
        of the whole, and else the surest of its sources.
        """
        named = [fact.confidence[word] for word in words if word in fact.confidence]
        if named:
            return max(named, key=_ORDER.index)
        said = fact.confidence.get("")
        if said is not None:
            return said
        known = [
            self.sources[name].confidence
            for name in fact.source
            if name in self.sources
        ]
        return min(known, key=_ORDER.index, default=Confidence.DOCUMENTED)
