"""All schemas of a system."""

from collections.abc import Mapping
from dataclasses import field

from statecheck.graph import StateGraph
from statecheck.immutable import frozen
from statecheck.schemas.answers import binding_of, statuses
from statecheck.schemas.collection import Schemas
from statecheck.schemas.errors import envelopes_of
from statecheck.schemas.knowledge import Knowledge, Side
from statecheck.schemas.naming import alike, named, renamed
from statecheck.schemas.pointers import way_of
from statecheck.schemas.schema import Schema, ordered
from statecheck.schemas.subject import Subject


@frozen
class Contract:
    """All schemas of a system, by name; they refer to each other by name.

    Attributes:
        system: Name of the system.
        title: Its title; its name if it has none.
        version: Its version.
        description: What it is.
        schemas: The schemas, by names that are plain letters.
        names: By subject, the name of its schema; several subjects may share one.
        status: The way to the status in an answer; empty if none tells the state.
        statuses: By status, the state that it surely and alone tells.
        has_errors: Whether the spec says what errors look like.
    """

    system: str
    title: str
    version: str = ""
    description: str = ""
    schemas: Mapping[str, Schema] = field(default_factory=dict)
    names: Mapping[Subject, str] = field(default_factory=dict)
    status: tuple[str, ...] = ()
    statuses: Mapping[str, str] = field(default_factory=dict)
    has_errors: bool = False


def contract(graph: StateGraph) -> Contract:
    """Return all schemas of a system.

    Without a choice of options, what only some variants have may be there or not.
    """
    known = Knowledge(graph, Side.ANSWERS)
    found = dict(Schemas(graph).all())
    keys = {subject: key for key, (subject, _) in found.items()}
    schemas = {key: schema for key, (_, schema) in found.items()}
    same = alike(schemas)
    kept = {
        key: renamed(schema, same) for key, schema in schemas.items() if key not in same
    }
    names = named(kept)
    system = graph.system
    return Contract(
        system.name,
        system.title or system.name,
        system.version,
        system.description,
        {names[key]: ordered(renamed(each, names)) for key, each in kept.items()},
        {subject: names[same.get(key, key)] for subject, key in keys.items()},
        way_of(binding_of(known).status),
        statuses(known),
        bool(envelopes_of(known)),
    )
