"""Sets of very many variants, as reduced ordered binary decision diagrams."""

from collections.abc import Mapping

from dd.autoref import BDD, Function

from statecheck.graph.variants import Value, VariantSet, VariantSpace


class _Diagram:
    """A set of variants as a node of a diagram."""

    __slots__ = ("node",)

    def __init__(self, node: Function) -> None:
        self.node = node

    def __and__(self, other: "_Diagram") -> "_Diagram":
        return _Diagram(self.node & other.node)

    def __or__(self, other: "_Diagram") -> "_Diagram":
        return _Diagram(self.node | other.node)

    def __invert__(self) -> "_Diagram":
        return _Diagram(~self.node)

    def __bool__(self) -> bool:
        return bool(self.node != self.node.bdd.false)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Diagram) and bool(self.node == other.node)

    def __hash__(self) -> int:
        return hash(self.node)


class Diagrams(VariantSpace):
    """Variants as diagrams over one variable for each value of an option."""

    def __init__(self, values: Mapping[str, tuple[Value, ...]]) -> None:
        """Declare the variables; exactly one value of each option holds."""
        super().__init__(values)
        self.bdd = BDD()
        names = {
            (option, value): f"o{i}_{j}"
            for i, (option, each) in enumerate(values.items())
            for j, value in enumerate(each)
        }
        self.bdd.declare(*names.values())
        self.variables = {pair: self.bdd.var(name) for pair, name in names.items()}
        legal = self.bdd.true
        for option, each in values.items():
            one = self.bdd.false
            for value in each:
                alone = self.bdd.true
                for other in each:
                    variable = self.variables[option, other]
                    alone &= variable if other == value else ~variable
                one |= alone
            legal &= one
        self.everything = _Diagram(legal)
        self.nothing = _Diagram(self.bdd.false)

    def chosen(self, option: str, value: Value) -> VariantSet:
        """Return the variants in which `option` has `value`; none if it cannot."""
        variable = self.variables.get((option, value))
        return self.nothing if variable is None else self.everything & _Diagram(variable)

    def first(self, variants: VariantSet) -> dict[str, Value]:
        """Return one of `variants`, always the same."""
        setting: dict[str, Value] = {}
        left = variants
        for option, each in self.values.items():
            for value in each:
                fewer = left & self.chosen(option, value)
                if fewer:
                    setting[option] = value
                    left = fewer
                    break
        return setting
