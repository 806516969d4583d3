"""Specs that are hard on one thing each; what a person would hardly write."""

from collections.abc import Callable, Iterable, Mapping

_QUIET = {"request": "none", "errors": "none"}


def hub(edges: int = 10_000) -> dict:
    """Return a state that leads to all others, which lead back."""
    names = [f"LEAF_{i}" for i in range(edges)]
    states = {name: {"actions": {"back": "HUB"}} for name in names}
    states["HUB"] = {"actions": {"go": [*names, "DONE"]}}
    return _system("hub", "HUB", states, ("go", "back"))


def chain(states: int = 10_000) -> dict:
    """Return states of which each leads to the next."""
    names = [f"LINK_{i}" for i in range(states)]
    following = zip(names, [*names[1:], "DONE"], strict=True)
    return _system(
        "chain",
        names[0],
        {name: {"actions": {"go": after}} for name, after in following},
        ("go",),
    )


def clique(states: int = 300) -> dict:
    """Return states that all lead to all others."""
    names = [f"KNOT_{i}" for i in range(states)]
    return _system(
        "clique",
        names[0],
        {
            name: {"actions": {"go": [*(o for o in names if o != name), "DONE"]}}
            for name in names
        },
        ("go",),
    )


def many_actions(actions: int = 1_000) -> dict:
    """Return a state that offers very many actions."""
    names = [f"act{i}" for i in range(actions)]
    states = {"MENU": {"actions": {name: ["stay", "DONE"] for name in names}}}
    return _system("many-actions", "MENU", states, names)


def many_options(options: int = 30) -> dict:
    """Return states behind conditions of very many options, each of a few of them."""
    return _with_options("many-options", options, (1, 2), times=1)


def tangled_options(options: int = 30) -> dict:
    """Return the same with conditions that tie far options together.

    What decides such a thing exactly may need very much; a limit has to end it.
    """
    return _with_options("tangled-options", options, (3, 5), times=7)


def _with_options(name: str, options: int, steps: tuple[int, int], times: int) -> dict:
    names = [f"option{i:02}" for i in range(options)]
    states = {}
    for i, own in enumerate(names):
        near, far = (names[(i * times + step) % options] for step in steps)
        states[f"ROOM_{i}"] = {
            "if": f"{own} or {near}",
            "actions": {
                "go": [
                    {"if": f"{own} and not {far}", "target": f"ROOM_{i + 1}"},
                    {"if": f"{near} or {far}", "target": f"ROOM_{i + 2}"},
                    {"if": f"not {own}", "target": "DONE"},
                ],
            },
        }
    for i in (options, options + 1):
        states[f"ROOM_{i}"] = {"actions": {"go": "DONE"}}
    data = _system(name, "ROOM_0", states, ("go",))
    return data | {"options": {each: {"description": each} for each in names}}


def recursive_models(models: int = 1_000) -> dict:
    """Return models that all contain each other, some steps apart."""
    names = [f"Model{i}" for i in range(models)]
    steps = (1, 7, 31)
    return _with_models(
        "recursive-models",
        {
            name: {
                "fields": {f"f{k}": f"{names[(i + k) % models]}[]" for k in steps},
            }
            for i, name in enumerate(names)
        },
    )


def tangled_models(models: int = 500, references: int = 8, added: str = "") -> dict:
    """Return models of which each refers to several others.

    Args:
        models: How many there are.
        references: How many others each refers to.
        added: A field that each fiftieth has besides, as in a second version.
    """
    declared = {}
    for i in range(models):
        fields = {
            f"f{k}": f"Model{(i * (k + 2) + k + 1) % models}" for k in range(references)
        }
        if added and i % 50 == 0:
            fields[added] = "string"
        declared[f"Model{i}"] = {"fields": fields}
    return _with_models("tangled-models", declared)


def _with_models(name: str, models: dict) -> dict:
    states = {"SHOWN": {"model": next(iter(models)), "actions": {"go": "DONE"}}}
    return _system(name, "SHOWN", states, ("go",)) | {"models": models}


def _system(name: str, initial: str, states: dict, actions: Iterable[str]) -> dict:
    return {
        "statecheck": 1,
        "system": name,
        "initial": initial,
        "exits": {"DONE": "success"},
        "states": states,
        "actions": dict.fromkeys(actions, _QUIET),
    }


WORST_CASES: Mapping[str, Callable[[], dict]] = {
    "hub": hub,
    "chain": chain,
    "clique": clique,
    "many-actions": many_actions,
    "many-options": many_options,
    "tangled-options": tangled_options,
    "recursive-models": recursive_models,
    "tangled-models": tangled_models,
    "tangled-models-again": lambda: tangled_models(added="later"),
}
