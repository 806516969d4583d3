"""Where a value stands in a message that is made."""

from statecheck.immutable import frozen


@frozen
class Spot:
    """Where a value stands in a message.

    Attributes:
        name: What it is called there; of a member of a list, what the list is called.
        depth: How far it is from the message.
        written: What stands there in examples of the spec.
    """

    name: str = ""
    depth: int = 0
    written: tuple[object, ...] = ()

    def member(self, name: str) -> "Spot":
        """Return the spot of a member of an object."""
        found = (e[name] for e in self.written if isinstance(e, dict) and name in e)
        return Spot(name, self.depth + 1, tuple(found))

    def item(self) -> "Spot":
        """Return the spot of a member of a list."""
        lists = (each for each in self.written if isinstance(each, list))
        return Spot(self.name, self.depth + 1, tuple(e for each in lists for e in each))

    @property
    def holds_links(self) -> bool:
        """Whether the object there has a member for each action on offer."""
        return self.name.strip("_") == "links"
