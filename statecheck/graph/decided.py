"""What is known of a property, in all variants at once."""

from statecheck.graph.answer import Answer
from statecheck.graph.edge import Edge
from statecheck.graph.monitoring import Stated
from statecheck.graph.variants import Setting, VariantSet
from statecheck.graph.witness import RUN
from statecheck.immutable import frozen


@frozen
class Decided:
    """What is known of a property.

    Attributes:
        stated: The property.
        answer: In which variants it holds.
        chance: The variants in which it had a chance to fail, doubtful facts included.
        setting: The smallest choice of options that shows it broken.
        nodes: Where it is broken or in doubt, nearest first: states that do not offer
            or cannot reach what they should. Empty for what a whole run breaks.
        run: The edges of a shortest run that breaks it; where it is in doubt, of one
            that might.
        kind: Whether that run ends or goes round for ever.
        doubtful: The doubtful edges that would decide it.
    """

    stated: Stated
    answer: Answer
    chance: VariantSet
    setting: Setting = ()
    nodes: tuple[str, ...] = ()
    run: tuple[Edge, ...] = ()
    kind: str = RUN
    doubtful: tuple[Edge, ...] = ()
