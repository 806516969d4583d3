"""What follows from the effective system: the graph, its facts and its questions."""

from statecheck.graph.answer import Answer, answered
from statecheck.graph.domain import Domain, domain, field_at, model_of
from statecheck.graph.edge import START, Certainty, Edge
from statecheck.graph.graph import StateGraph
from statecheck.graph.liveness import Stuck, Trouble, stuck
from statecheck.graph.missing import questions
from statecheck.graph.questions import always, possible, user_can
from statecheck.graph.reachability import CutOff, cut_off
from statecheck.graph.run import run_to, shortest_run, witness
from statecheck.graph.usage import Usage
from statecheck.graph.variants import Setting, VariantSet, VariantSpace, variant_space

__all__ = [
    "START",
    "Answer",
    "Certainty",
    "CutOff",
    "Domain",
    "Edge",
    "Setting",
    "StateGraph",
    "Stuck",
    "Trouble",
    "Usage",
    "VariantSet",
    "VariantSpace",
    "always",
    "answered",
    "cut_off",
    "domain",
    "field_at",
    "model_of",
    "possible",
    "questions",
    "run_to",
    "shortest_run",
    "stuck",
    "user_can",
    "variant_space",
    "witness",
]
