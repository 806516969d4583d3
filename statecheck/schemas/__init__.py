"""JSON Schemas of what goes over the wire."""

from statecheck.schemas.addresses import (
    Choice,
    Request,
    reading,
    request_of,
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
from statecheck.schemas.subject import Kind, Subject, is_own, subjects_named
from statecheck.schemas.validator import Held, Validator, validator

__all__ = [
    "HEADER",
    "HTTP",
    "Choice",
    "Contract",
    "Draft",
    "Held",
    "ImpossibleMessageError",
    "Kind",
    "Parameter",
    "Problem",
    "Request",
    "Subject",
    "Validator",
    "bundle",
    "contract",
    "document",
    "is_own",
    "places",
    "pointing",
    "reading",
    "referred",
    "request_of",
    "sample",
    "session_way",
    "subjects_named",
    "text",
    "validator",
]
