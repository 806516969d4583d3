"""JSON Schemas of what goes over the wire."""

from statecheck.schemas.contract import Contract, Kind, Subject, contract
from statecheck.schemas.documents import Draft, bundle, document, text

__all__ = [
    "Contract",
    "Draft",
    "Kind",
    "Subject",
    "bundle",
    "contract",
    "document",
    "text",
]
