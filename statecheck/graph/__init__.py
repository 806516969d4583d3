"""What follows from the effective system: the graph, its facts and its questions."""

from statecheck.graph.answer import Answer, answered
from statecheck.graph.availability import Availabilities, Availability, walks
from statecheck.graph.bodies import (
    Body,
    BodyKind,
    bodies,
    fields_within,
    model_names,
    topmost,
)
from statecheck.graph.components import tangles
from statecheck.graph.decided import Decided
from statecheck.graph.distances import distances
from statecheck.graph.domain import Domain, domain, field_at, fields_at, model_of
from statecheck.graph.dominators import immediate_dominators, passed_through
from statecheck.graph.edge import START, Certainty, Edge, EdgeKind
from statecheck.graph.graph import StateGraph
from statecheck.graph.liveness import Stuck, Trouble, stuck
from statecheck.graph.missing import questions
from statecheck.graph.network import Network, to_networkx
from statecheck.graph.promises import decide
from statecheck.graph.questions import always, possible, user_can
from statecheck.graph.reachability import CutOff, cut_off
from statecheck.graph.representation import variant_space
from statecheck.graph.run import Run, shortest_cycle, shortest_run
from statecheck.graph.setting import run_in_setting
from statecheck.graph.shown import lackable_in, shown_in
from statecheck.graph.space import VariantSpace
from statecheck.graph.spreading import spread
from statecheck.graph.usage import Usage
from statecheck.graph.variants import Setting, VariantSet
from statecheck.graph.waiting import waiting
from statecheck.graph.witness import CYCLE, RUN, cycle_at, run_to, witness

__all__ = [
    "CYCLE",
    "RUN",
    "START",
    "Answer",
    "Availabilities",
    "Availability",
    "Body",
    "BodyKind",
    "Certainty",
    "CutOff",
    "Decided",
    "Domain",
    "Edge",
    "EdgeKind",
    "Network",
    "Run",
    "Setting",
    "StateGraph",
    "Stuck",
    "Trouble",
    "Usage",
    "VariantSet",
    "VariantSpace",
    "always",
    "answered",
    "bodies",
    "cut_off",
    "cycle_at",
    "decide",
    "distances",
    "domain",
    "field_at",
    "fields_at",
    "fields_within",
    "immediate_dominators",
    "lackable_in",
    "model_names",
    "model_of",
    "passed_through",
    "possible",
    "questions",
    "run_in_setting",
    "run_to",
    "shortest_cycle",
    "shortest_run",
    "shown_in",
    "spread",
    "stuck",
    "tangles",
    "to_networkx",
    "topmost",
    "user_can",
    "variant_space",
    "waiting",
    "walks",
    "witness",
]
