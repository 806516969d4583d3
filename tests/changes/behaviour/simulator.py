"""Old clients on new servers, played out one variant and one step at a time.

It reads specs as plain data by the letter of the language, and shares nothing with the
product: every pair of what a client believes and what is so is gone through, and every
way from it is searched anew.
"""

START = "[*]"
NOTHING = ""


class Version:
    """One version in one variant."""

    def __init__(self, spec, setting):
        self.spec = spec
        self.setting = setting
        self.states = {n: s for n, s in spec["states"].items() if self.holds(s)}
        self.exits = spec["exits"]
        self.good = {n for n, s in self.states.items() if s.get("final") == "success"}
        self.good |= {n for n, end in self.exits.items() if end == "success"}

    def holds(self, element):
        # A formula of names, `not`, `and` and `or` reads the same in Python.
        text = element.get("if", "True")
        return eval(text, {}, self.setting)  # noqa: S307  # made up by the tests

    def status(self, node):
        return self.states[node].get("wire", node)

    def ending(self, node):
        """Return how a flow rests in a node; nothing if it does not."""
        return self.exits.get(node) or self.states.get(node, {}).get("final")

    def offers(self, node):
        """Return the actions on offer in a node."""
        actions = self.states.get(node, {}).get("actions", {})
        return {name for name, offer in actions.items() if self.holds(offer)}

    def ways(self, node):
        """Yield what can follow in a node: the action, the error, where it leads."""
        if node == START:
            yield from (
                (NOTHING, NOTHING, each["target"])
                for each in self.spec["initial"]
                if self.holds(each) and each["target"] in self.states
            )
            return
        state = self.states.get(node, {})
        for name in sorted(self.offers(node)):
            offer = state["actions"][name]
            said = {each.get("error") for each in offer["outcomes"]}
            for each in offer["outcomes"]:
                if self.holds(each):
                    yield from self.led(node, name, each)
            for error in self.spec["actions"][name]["errors"]:
                if error not in said:
                    yield from self.led(node, name, {"error": error})
        for move in state.get("moves", []):
            if self.holds(move):
                yield from self.led(node, NOTHING, move)

    def led(self, node, action, outcome):
        error = outcome.get("error", NOTHING)
        after = self.spec["errors"].get(error, {}).get("target", "stay")
        target = outcome.get("target", after)
        target = node if target == "stay" else target
        if target in self.states or target in self.exits:
            yield action, error, target


class Simulation:
    """A client of one version on a server of another."""

    def __init__(self, client, server):
        self.client = client
        self.server = server
        self.met = self.explored((START, START))

    def read(self, node):
        """Return what a client takes a node for that it is shown."""
        if node == START or node in self.server.exits:
            return node
        known = {self.client.status(name): name for name in self.client.states}
        return known.get(self.server.status(node), NOTHING)

    def steps(self, pair, without=None):
        believed, actual = pair
        for action, error, target in self.server.ways(actual):
            if without and (
                action == without[1] if without[1] else believed == without[0]
            ):
                continue
            if action and action not in self.client.offers(believed):
                continue
            shown = self.read(target)
            if not error:
                yield shown, target
                continue
            foreseen = {
                led
                for pressed, refused, led in self.client.ways(believed)
                if (pressed, refused) == (action, error)
            }
            ends = {self.client.exits[n] for n in foreseen if n in self.client.exits}
            alike = target in self.server.exits and self.server.exits[target] in ends
            if not foreseen or shown in foreseen or alike or not shown:
                yield shown, target
            else:
                yield from ((each, target) for each in foreseen)

    def explored(self, start, without=None):
        seen, waiting = {start}, [start]
        for pair in waiting:
            for after in self.steps(pair, without):
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
        return seen

    def unknown(self):
        return {pair for pair in self.met if pair[0] == NOTHING}

    def astray(self):
        """Return the pairs in which an answer has left the client elsewhere."""
        found = set()
        for believed, actual in self.met:
            if not believed or believed == self.read(actual):
                continue
            ended = self.client.ending(believed), self.server.ending(actual)
            if ended[0] != ended[1] or (
                self.client.offers(believed) - self.server.offers(actual)
            ):
                found.add((believed, actual))
        return found

    def withdrawn(self):
        return {
            (pair, action)
            for pair in self.met
            if pair[0] and pair[0] == self.read(pair[1])
            for action in self.client.offers(pair[0]) - self.server.offers(pair[1])
        }

    def lost(self):
        """Return the pairs from which a good end can no longer be had."""
        return {
            pair
            for pair in self.met - self.astray()
            if self.promises(pair[0]) and not self.succeeds(pair)
        }

    def promises(self, believed):
        seen, waiting = {believed}, [believed]
        for node in waiting:
            if node in self.client.good:
                return True
            for _, _, target in self.client.ways(node):
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)
        return False

    def succeeds(self, start, without=None):
        seen, waiting = {start}, [start]
        for pair in waiting:
            if pair[0] and pair[1] in self.server.good:
                return True
            if not pair[0]:
                continue  # it does not count on getting any further
            for after in self.steps(pair, without):
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
        return False

    def bypassed(self):
        """Return the actions that every good run had to press, and need not now."""
        mine = Simulation.alone(self.client)
        return {
            action
            for action in self.client.spec["actions"]
            if mine.succeeds((START, START))
            and not mine.succeeds((START, START), (NOTHING, action))
            and any(
                pair[0] and pair[1] in self.server.good
                for pair in self.explored((START, START), (NOTHING, action))
            )
        }

    @staticmethod
    def alone(version):
        return Simulation(version, version)
