"""JSON Schemas of what goes over the wire."""

from statecheck.schemas.addresses import (
    Choice,
    Request,
    reading,
    request_of,
    response_headers,
    session_way,
)
from statecheck.schemas.contract import Contract, contract
from statecheck.schemas.documents import (
    Draft,
    bundle,
    document,
    places,
    pointing,
    referred,
    text,
)
from statecheck.schemas.marks import HTTP
from statecheck.schemas.parameters import HEADER, Parameter
from statecheck.schemas.problems import Problem
from statecheck.schemas.samples import ImpossibleMessageError, sample
from statecheck.schemas.selection import selection
from statecheck.schemas.subject import Kind, Subject, is_own, subjects_named
from statecheck.schemas.validator import Held, Validator, validator
from statecheck.schemas.values import MISSING
from statecheck.schemas.variations import Edges, Variation, smallest
from statecheck.schemas.ways import Focus

__all__ = [
    "HEADER",
    "HTTP",
    "MISSING",
    "Choice",
    "Contract",
    "Draft",
    "Edges",
    "Focus",
    "Held",
    "ImpossibleMessageError",
    "Kind",
    "Parameter",
    "Problem",
    "Request",
    "Subject",
    "Validator",
    "Variation",
    "bundle",
    "contract",
    "document",
    "is_own",
    "places",
    "pointing",
    "reading",
    "referred",
    "request_of",
    "response_headers",
    "sample",
    "selection",
    "session_way",
    "smallest",
    "subjects_named",
    "text",
    "validator",
]
