"""JSON Schemas of what goes over the wire."""

from statecheck.schemas.contract import Contract, Kind, Subject, contract
from statecheck.schemas.documents import Draft, bundle, document, places, text
from statecheck.schemas.problems import Problem
from statecheck.schemas.samples import ImpossibleMessageError, sample
from statecheck.schemas.validator import Held, Validator, validator

__all__ = [
    "Contract",
    "Draft",
    "Held",
    "ImpossibleMessageError",
    "Kind",
    "Problem",
    "Subject",
    "Validator",
    "bundle",
    "contract",
    "document",
    "places",
    "sample",
    "text",
    "validator",
]
