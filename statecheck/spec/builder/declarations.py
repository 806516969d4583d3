"""Options, actors, sources and steps of a flow, from the tree."""

from statecheck.spec.builder.body import Body, text_of, value_of
from statecheck.spec.builder.facts import build_fact, confidence_of
from statecheck.spec.builder.models import build_enum
from statecheck.spec.builder.offers import build_outcomes
from statecheck.spec.condition import Scalar as Value
from statecheck.spec.fact import Confidence
from statecheck.spec.system import Actor, FlowStep, InformationSource, Option
from statecheck.spec.table import Table


def build_option(name: str, body: Body) -> Option:
    """Return the option that `body` describes."""
    fact = build_fact(body)
    default = body.get("default")
    enum = build_enum(body.inside(fact).child("enum"))
    value = value_of(default)
    return Option(
        name=name,
        description=body.text("description"),
        enum=enum,
        default=value
        if enum is None and isinstance(value, bool)
        else text_of(default) or None,
        per=body.text("per") or "installation",
        set=body.text("set"),
        overrides=body.flag("overrides"),
        fact=fact,
        at=body.at,
        words=body.words_with("overrides"),
    )


def build_actor(name: str, body: Body) -> Actor:
    """Return the actor that `body` describes."""
    return Actor(
        name=name,
        description=body.text("description"),
        overrides=body.flag("overrides"),
        fact=build_fact(body),
        at=body.at,
        words=body.words_with("overrides"),
    )


def build_source(name: str, body: Body) -> InformationSource:
    """Return the source that `body` describes."""
    return InformationSource(
        name=name,
        title=body.text("title"),
        url=body.text("url"),
        description=body.text("description"),
        revised=body.text("revised"),
        confidence=confidence_of(body) or Confidence.DOCUMENTED,
        overrides=body.flag("overrides"),
        extensions=body.extensions(),
        at=body.at,
        words=body.words_with("overrides"),
    )


def build_setting(body: Body) -> Value:
    """Return the value of an option that a flow fixes: a boolean, or text."""
    value = value_of(body.node)
    return value if isinstance(value, bool) else text_of(body.node)


def build_step(name: str, body: Body) -> FlowStep:
    """Return the step of a flow that `body` describes."""
    fact = build_fact(body)
    inside = body.inside(fact)
    return FlowStep(
        name=name,
        system=body.text("system"),
        description=body.text("description"),
        entry=build_outcomes(inside.child("entry")),
        exits=Table(
            (word, build_outcomes(exit_) or ())
            for word, exit_ in inside.entries("exits")
        ),
        options=Table(
            (word, build_setting(value)) for word, value in inside.entries("options")
        ),
        fact=fact,
        at=body.at,
    )
