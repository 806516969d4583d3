"""Systems and flows, from the files that declare them."""

from collections.abc import Sequence

from statecheck.spec.builder.behaviour import build_exit, build_state
from statecheck.spec.builder.body import text_of
from statecheck.spec.builder.catalogue import build_action, build_error
from statecheck.spec.builder.declarations import (
    build_actor,
    build_option,
    build_setting,
    build_source,
    build_step,
)
from statecheck.spec.builder.files import SpecFiles
from statecheck.spec.builder.grouping import grouped
from statecheck.spec.builder.models import build_model
from statecheck.spec.builder.offers import build_offers, build_outcomes
from statecheck.spec.builder.properties import build_property
from statecheck.spec.builder.wire import build_wire
from statecheck.spec.system import Flow, System
from statecheck.syntax import Document


def build_specs(documents: Sequence[Document]) -> tuple[System | Flow, ...]:
    """Return what the documents describe, flows and systems, each sorted by name.

    Total: what the structure check has reported is read as if it were not there.
    """
    return tuple(
        _system(name, SpecFiles(group))
        if kind == "system"
        else _flow(name, SpecFiles(group))
        for kind, name, group in grouped(documents)
    )


def _system(name: str, files: SpecFiles) -> System:
    wire = files.once("wire")
    return System(
        name=name,
        title=files.text("title"),
        description=files.text("description"),
        version=files.text("version"),
        kind="vocabulary" if files.text("kind") == "vocabulary" else "api",
        extends=files.names_under("extends"),
        initial=build_outcomes(files.once("initial")),
        start=build_offers(files.once("start")),
        exits=files.section("exits", build_exit),
        options=files.section("options", build_option),
        actors=files.section("actors", build_actor),
        sources=files.section("sources", build_source),
        defaults=files.defaults(),
        openness=files.section("openness", lambda _, body: text_of(body.node)),
        states=files.section("states", build_state),
        everywhere=files.everywhere(),
        actions=files.section("actions", build_action),
        models=files.section("models", build_model),
        errors=files.section("errors", build_error),
        wire=None if wire is None else build_wire(wire),
        properties=files.section("properties", build_property),
        fact=files.fact(),
        at=files.at("system"),
        places=files.places(),
        files=files.names,
        repetitions=tuple(files.repetitions),
    )


def _flow(name: str, files: SpecFiles) -> Flow:
    return Flow(
        name=name,
        title=files.text("title"),
        description=files.text("description"),
        version=files.text("version"),
        host=files.text("host"),
        options=files.section("options", lambda _, body: build_setting(body)),
        initial=build_outcomes(files.once("initial")),
        steps=files.section("steps", build_step),
        sources=files.section("sources", build_source),
        defaults=files.defaults(),
        properties=files.section("properties", build_property),
        fact=files.fact(),
        at=files.at("flow"),
        places=files.places(),
        files=files.names,
        repetitions=tuple(files.repetitions),
    )
