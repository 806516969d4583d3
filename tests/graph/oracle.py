"""An independent answer to the questions of the graph, for one variant at a time.

It works on machines as a test has made them up, never on what the product has built
of them, and by other means: runs by networkx, games by going through every strategy of
the user, fair runs by looking for a cycle or a place to rest. It is slow and short.
"""

from dataclasses import dataclass
from itertools import product

import networkx as nx

START = "[*]"
NOWHERE = "?"


@dataclass(frozen=True)
class Way:
    """One edge in one variant."""

    source: str
    target: str
    action: str = ""
    by: str = ""
    certain: bool = True
    doubtful: bool = False
    move: bool = False
    sent: str = ""
    unlisted: bool = False

    @property
    def leads_on(self):
        return self.source != self.target


@dataclass(frozen=True)
class Machine:
    """A machine in one variant."""

    nodes: frozenset
    ends: frozenset
    successes: frozenset
    ways: tuple

    def leaving(self, node):
        return [way for way in self.ways if way.source == node]

    def network(self, *, doubtful):
        """Return the ways as a network; nowhere known is anywhere."""
        network = nx.DiGraph()
        network.add_nodes_from({START, *self.nodes})
        for way in self.ways:
            if way.doubtful and not doubtful:
                continue
            targets = self.nodes if way.target == NOWHERE else {way.target}
            network.add_edges_from((way.source, target) for target in targets)
        return network

    def reached(self, *, doubtful=False):
        network = self.network(doubtful=doubtful)
        return {START} | nx.descendants(network, START)

    def possible(self, goals, *, doubtful):
        """Return the nodes from which some run gets to a goal."""
        network = self.network(doubtful=doubtful)
        found = set(goals) & set(network)
        for goal in set(found):
            found |= nx.ancestors(network, goal)
        if doubtful:
            # A goal that this variant lacks may be where nobody knows the way leads.
            lost = {way.source for way in self.ways if way.target == NOWHERE}
            for node in lost:
                found |= {node} | nx.ancestors(network, node)
        return found

    def rests(self, node, *, doubtful):
        """Return whether a fair run may stay in a node; doubtful ways suit it if so."""
        if node in self.ends:
            return True
        there = self.leaving(node)
        on = [w for w in there if w.leads_on and (not w.doubtful or not doubtful)]
        if not on:
            return True
        if any(way.move or not way.action for way in on):
            return False
        stays = {
            w.action
            for w in there
            if w.action and not w.leads_on and (not w.doubtful or doubtful)
        }
        return bool(stays - {way.action for way in on})

    def avoids(self, goals, *, doubtful):
        """Return the nodes from which a fair run never gets to a goal."""
        network = nx.DiGraph()
        network.add_nodes_from({START, *self.nodes} - set(goals))
        for way in self.ways:
            if way.leads_on and (doubtful or not way.doubtful):
                network.add_edge(way.source, way.target)
        network.remove_nodes_from(goals)
        lasting = {
            node
            for node in network
            if node == NOWHERE or self.rests(node, doubtful=doubtful)
        }
        for component in nx.strongly_connected_components(network):
            if len(component) > 1:
                lasting |= component
        found = set(lasting)
        for node in lasting:
            found |= nx.ancestors(network, node)
        return found - {NOWHERE}

    def options(self, node, actor):
        """Return what the actor can choose in a node, each as the ways it opens."""
        own, others, unlisted = {}, [], []
        for way in self.leaving(node):
            if way.unlisted:
                unlisted.append([way])
                others.append(way)
            elif way.by == actor and way.action and not way.move:
                own.setdefault(way.action, []).append(way)
            else:
                others.append(way)
        chosen = []
        for ways in own.values():
            for value in ("true", "false"):
                fit = [way for way in ways if way.sent in {"", value}]
                otherwise = [way for way in ways if way.sent == "otherwise"]
                if not any(way.sent == value for way in ways):
                    fit += otherwise
                if fit not in chosen:
                    chosen.append(fit)
        if others:
            chosen.append(others)
        return [each for each in [*chosen, *unlisted] if each]

    def brings(self, goals, actor):
        """Return the nodes from which some strategy of the actor gets to a goal.

        A doubtful way may turn out not to be there, which is no help, or to be there,
        which may be a danger; so none is counted on and all are dangers.
        """
        nodes = sorted({START, *self.nodes})
        options = [self.options(node, actor) or [[]] for node in nodes]
        won = set(goals) & set(nodes)
        for strategy in product(*options):
            chosen = dict(zip(nodes, strategy, strict=True))
            won |= self.forced(chosen, goals, actor)
        return won

    def forced(self, chosen, goals, actor):
        """Return the nodes from which one strategy gets to a goal whatever comes."""
        on = {node: [w for w in ways if w.leads_on] for node, ways in chosen.items()}
        won = set(goals)
        left = {
            node
            for node in set(chosen) - won
            if any(self.counts(way, actor) for way in on[node])
        }
        while True:
            more = {n for n in left if all(way.target in won for way in on[n])}
            if not more:
                return won
            won |= more
            left -= more

    def counts(self, way, actor):
        if way.doubtful or not way.certain:
            return False
        begins = way.source == START and not way.action
        return way.move or begins or way.by == actor

    def worlds(self):
        """Yield what the machine may turn out to be: each doubtful way is there or not.

        A way that is there can be counted on; one to nowhere known leads to any end.
        """
        unsure = [way for way in self.ways if way.doubtful]
        sure = tuple(way for way in self.ways if not way.doubtful)
        for there in product((False, True), repeat=len(unsure)):
            kept = [way for way, exists in zip(unsure, there, strict=True) if exists]
            yield Machine(
                self.nodes, self.ends, self.successes, sure + tuple(map(_settled, kept))
            )


GOAL = "goal"
"""Where the ways to nowhere known lead at best."""


def _settled(way):
    target = GOAL if way.target == NOWHERE else way.target
    by = "user" if way.unlisted else way.by
    action = "unlisted" if way.unlisted else way.action
    return Way(way.source, target, action, by, move=way.move, sent=way.sent)
