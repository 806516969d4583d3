"""`statecheck example`: a message of a state, an action or an error."""

import argparse
import json

from statecheck.cli.messages import systems_of
from statecheck.cli.options import add_settings
from statecheck.cli.parser import meant
from statecheck.cli.result import ExitCode, Result, UsageError
from statecheck.cli.surroundings import Surroundings
from statecheck.graph import StateGraph
from statecheck.schemas import (
    Contract,
    ImpossibleMessageError,
    Kind,
    Subject,
    contract,
    is_own,
    sample,
    subjects_named,
)

_KINDS = {"state": Kind.STATE, "action": Kind.REQUEST, "error": Kind.PART}
"""What a name may be the name of."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument(
        "name",
        metavar="NAME",
        help="a state, for an answer that shows it; an action, for the body of its "
        "request; or an error code, such as VALIDATION_ERROR/INVALID_CODE",
    )
    add_settings(parser, "example")
    parser.add_argument(
        "--seed",
        type=int,
        default=0,
        metavar="NUMBER",
        help="another number makes another message (default: 0)",
    )
    parser.add_argument(
        "--of",
        choices=tuple(_KINDS),
        metavar="KIND",
        help="state, action or error, where a name is that of several",
    )
    parser.add_argument(
        "--system",
        action="append",
        default=[],
        metavar="NAME",
        help="of this system (may be given several times)",
    )


def run(options: argparse.Namespace, around: Surroundings) -> Result:
    """Return the message, as JSON."""
    found = systems_of(options, around, options.system)
    if not found.graphs:
        log = found.wrong or "there is nothing to make an example of\n"
        return Result(found.code or ExitCode.UNREADABLE, log=log)
    graph, subject = _chosen(found.graphs, options)
    try:
        made = sample(_contract(graph, subject), subject, options.seed)
    except ImpossibleMessageError as error:
        raise UsageError(str(error)) from error
    output = json.dumps(made, indent=2, ensure_ascii=False) + "\n"
    return Result(found.code, output, found.wrong)


def _contract(graph: StateGraph, subject: Subject) -> Contract:
    """Return all schemas of a system.

    Raises:
        UsageError: The message is not one of them.
    """
    made = contract(graph)
    if subject not in made.names:
        name = subject.state or subject.action or subject.code
        message = f"no message of `{name}` goes over the wire here"
        raise UsageError(message)
    return made


def _chosen(
    graphs: tuple[StateGraph, ...], options: argparse.Namespace
) -> tuple[StateGraph, Subject]:
    """Return the system and the message that are meant.

    Raises:
        UsageError: The name is that of nothing, or of several things.
    """
    kinds = [_KINDS[options.of]] if options.of else list(_KINDS.values())
    found = [
        (graph, subject)
        for graph in graphs
        for subject in subjects_named(graph, options.name)
        if subject.kind in kinds
    ]
    # A system has the actions and errors of its hosts; the host's own go first.
    owners = [(graph, subject) for graph, subject in found if is_own(graph, subject)]
    found = owners or found
    if len(found) == 1:
        return found[0]
    if not found:
        there = sorted({name for graph in graphs for name in _names(graph)})
        message = f"there is no state, action or error `{options.name}`"
        raise UsageError(message + meant(options.name, there))
    words = {kind: word for word, kind in _KINDS.items()}
    several = ", ".join(
        f"`{words[subject.kind]}` of `{graph.system.name}`" for graph, subject in found
    )
    message = f"`{options.name}` is {several}: say which with `--of` or `--system`"
    raise UsageError(message)


def _names(graph: StateGraph) -> list[str]:
    return [*graph.system.states, *graph.system.actions, *graph.errors.codes]
