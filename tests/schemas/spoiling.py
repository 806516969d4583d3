"""Messages with one thing changed in them, whatever that is."""

import copy

STRANGE = (
    None,
    True,
    0,
    -7,
    2.5,
    3.0,
    10**6,
    "",
    "x",
    "a text that is rather long, far longer than any name",
    "true",
    "38",
    [],
    ["x"],
    {},
    {"x": 1},
)


def places(message, way=()):
    """Yield the way to each part of a message, the message first."""
    yield way
    if isinstance(message, dict):
        for name in sorted(message):
            yield from places(message[name], (*way, name))
    elif isinstance(message, list):
        for index, each in enumerate(message):
            yield from places(each, (*way, index))


def at(message, way):
    for step in way:
        message = message[step]
    return message


def spoiled(message, random):
    """Return a copy with one thing changed; it may still be a good message."""
    made = copy.deepcopy(message)
    way = random.choice(list(places(made)))
    part = at(made, way)
    if isinstance(part, dict) and random.random() < 0.7:
        change_object(part, random)
    elif isinstance(part, list) and part and random.random() < 0.7:
        change_list(part, random)
    elif way:
        inside = at(made, way[:-1])
        inside[way[-1]] = random.choice(STRANGE)
    return made


def change_object(part, random):
    names = sorted(part)
    if names and random.random() < 0.6:
        name = random.choice(names)
        value = part.pop(name)
        if random.random() < 0.3:
            part[name.upper()] = value
    else:
        part[random.choice(("undeclared", "code", "status", "x"))] = random.choice(
            STRANGE
        )


def change_list(part, random):
    if random.random() < 0.5:
        part.append(copy.deepcopy(part[0]))
    else:
        part.pop()
