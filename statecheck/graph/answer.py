"""Answers in three values, for all variants at once."""

from statecheck.finding import Verdict
from statecheck.graph.variants import VariantSet
from statecheck.immutable import frozen


@frozen
class Answer:
    """In which variants a question is proved, refuted or undetermined.

    The three sets have nothing in common; variants that the question was not asked
    for are in none of them.

    Attributes:
        proved: It holds, whatever the unknown facts are.
        refuted: It does not hold, whatever they are.
        undetermined: It depends on facts that are not stated.
    """

    proved: VariantSet
    refuted: VariantSet
    undetermined: VariantSet

    @property
    def asked(self) -> VariantSet:
        """The variants that the question was asked for."""
        return self.proved | self.refuted | self.undetermined

    @property
    def verdict(self) -> Verdict:
        """The worst that is said of any variant: refuted, undetermined, or proved."""
        if self.refuted:
            return Verdict.REFUTED
        return Verdict.UNDETERMINED if self.undetermined else Verdict.PROVED


def answered(sure: VariantSet, perhaps: VariantSet, asked: VariantSet) -> Answer:
    """Return the answer to a question that is asked for some variants.

    Args:
        sure: Where it holds without any doubtful fact.
        perhaps: Where it holds if doubtful facts are as they have to be.
        asked: The variants that it is asked for.
    """
    return Answer(asked & sure, asked & ~(sure | perhaps), asked & perhaps & ~sure)
