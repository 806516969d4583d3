"""The version that is due, for scripts that release."""

from statecheck.comparing import Compared, Pair


def write(compared: Compared) -> str:
    """Return the version that is due: alone for one system, else a line for each.

    Where the old version is not semantic, it is the digit that is due: `major`,
    `minor`, `patch` or `none`. Nothing is due of a system that came or went, and
    nothing is said where a side cannot be read.
    """
    if not compared.readable:
        return ""
    pairs = [each for each in compared.pairs if not (each.is_added or each.is_removed)]
    if len(pairs) == 1:
        return f"{_due(pairs[0])}\n"
    return "".join(f"{each.name} {_due(each)}\n" for each in pairs)


def _due(pair: Pair) -> str:
    return pair.due or pair.bump.word
