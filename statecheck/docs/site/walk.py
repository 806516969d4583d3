"""What the walk-through walks on: states, what leads on, requests and pictures."""

from collections.abc import Iterator, Mapping

from statecheck.docs.attachments import Picture
from statecheck.docs.outline import Subject
from statecheck.docs.outline.words import conditions, offered
from statecheck.docs.prose import html, plain
from statecheck.docs.ref import Kind, Ref
from statecheck.docs.request import curl, http, request_of
from statecheck.docs.site.places import Places
from statecheck.docs.site.text import text
from statecheck.graph import START, Edge
from statecheck.language import And, Compare, Constant, Formula, Name, Not, options
from statecheck.spec import Absence, ErrorCode, Exit, State

_START = "*"


def walk(
    subject: Subject, places: Places, page: str, files: Mapping[str, str]
) -> dict[str, object]:
    """Return the data of the walk-through of a system or a flow.

    Args:
        subject: The system or flow.
        places: Where everything stands.
        page: The file of the walk-through.
        files: By name of a picture, the script that hands it over.
    """
    graph = subject.graph
    shown = (START, *graph.exists)
    ways = {
        node: [_way(edge, subject) for edge in graph.leaving[node]] for node in shown
    }
    slugs = _slugs(subject, places)
    return {
        "system": subject.name,
        "options": _options(subject),
        "nodes": {
            _START if node == START else node: _node(node, subject, places, page, slugs)
            for node in shown
        },
        "ways": {_START if n == START else n: each for n, each in ways.items()},
        "actions": dict(_actions(subject, places, page)),
        "errors": dict(_errors(subject, places, page)),
        "pictures": [
            _picture(each, files)
            for each in subject.attachments.pictures.get(subject.name, ())
        ],
    }


def _slugs(subject: Subject, places: Places) -> Mapping[str, str]:
    """Return, by state, what it is called in an address."""
    found: dict[str, str] = {}
    for name in subject.system.states:
        ref = Ref(Kind.STATE, subject.name, name)
        found[name] = places.addresses.slug(ref) if ref in places.addresses else name
    return found


def _node(
    name: str, subject: Subject, places: Places, page: str, slugs: Mapping[str, str]
) -> dict[str, object]:
    element: State | Exit | None = subject.system.states.get(name)
    element = element or subject.system.exits.get(name)
    if element is None:
        return {}
    node: dict[str, object] = {
        "slug": slugs.get(name, name),
        "about": html(element.description) if element.description else "",
        "final": element.final or "",
        "if": _formula(element.if_),
        "page": places.link(subject.node(name), page),
    }
    if isinstance(element, Exit):
        return node | {"exit": True}
    message = subject.attachments.message(subject.node(name))
    samples = list(element.examples)
    if not samples and message.sample is not None:
        samples = [message.sample]
    model = element.model
    told = model if isinstance(model, str) and not isinstance(model, Absence) else ""
    return node | {
        "model": told,
        "modelPage": places.link(subject.model(told).ref, page) if told else "",
        "examples": samples,
        "schema": message.schema,
        "more": element.actions is None or not element.actions.complete,
    }


def _way(edge: Edge, subject: Subject) -> dict[str, object]:
    """Return one way on, as short as it can be."""
    parts: list[str] = []
    formulas: list[Formula] = []
    if edge.offer is not None:
        parts.append(text(offered(edge.offer)))
        formulas += [edge.offer.if_] if edge.offer.if_ is not None else []
    if edge.outcome is not None:
        parts.append(text(conditions(edge.outcome)))
        formulas += [edge.outcome.if_] if edge.outcome.if_ is not None else []
    if edge.error:
        formulas += [
            code.if_ for code in _lineage(edge.error, subject) if code.if_ is not None
        ]
    way: dict[str, object] = {
        "to": _START if edge.target == START else edge.target,
        "by": edge.action,
        "who": edge.by,
        "error": edge.error,
        "says": ", ".join(filter(None, parts)),
        "sure": edge.certainty,
        "if": [_formula(each) for each in formulas],
        "message": getattr(edge.outcome, "message", ""),
    }
    return {word: value for word, value in way.items() if value or word == "to"}


def _lineage(path: str, subject: Subject) -> Iterator[ErrorCode]:
    for each in subject.errors.resolve(path).paths:
        yield from subject.errors.lineage(each)


def _options(subject: Subject) -> list[dict[str, object]]:
    """Return the options that something in the walk depends on."""
    asked: set[str] = set()
    for state in subject.system.states.values():
        asked |= _asked(state.if_)
    for end in subject.system.exits.values():
        asked |= _asked(end.if_)
    for edge in subject.graph.edges:
        asked |= _asked(edge.offer.if_ if edge.offer is not None else None)
        asked |= _asked(edge.outcome.if_ if edge.outcome is not None else None)
    settled = subject.graph.effective.fixed
    return [
        {
            "name": name,
            "about": plain(option.description),
            "values": ["true", "false"] if option.enum is None else list(option.enum),
        }
        for name, option in subject.system.options.items()
        if name in asked and name not in settled
    ]


def _asked(formula: Formula | None) -> frozenset[str]:
    return options(formula) if formula is not None else frozenset()


def _formula(formula: Formula | None) -> object:
    """Return a formula as nested lists; None for always."""
    if formula is None:
        return None
    if isinstance(formula, Constant):
        return ["is", formula.value]
    if isinstance(formula, Name):
        return ["=", formula.option, "true"]
    if isinstance(formula, Compare):
        return ["=" if formula.equal else "!=", formula.option, formula.value]
    if isinstance(formula, Not):
        return ["not", _formula(formula.part)]
    word = "and" if isinstance(formula, And) else "or"
    return [word, *map(_formula, formula.parts)]


def _actions(
    subject: Subject, places: Places, page: str
) -> Iterator[tuple[str, dict[str, object]]]:
    pressed = {edge.action for edge in subject.graph.edges if edge.action}
    for name, action in subject.system.actions.items():
        if name not in pressed:
            continue
        there = _linked(subject, Kind.ACTION, name)
        sample = subject.attachments.message(there)
        request = request_of(action, subject.system, sample.sample)
        yield (
            name,
            {
                "about": plain(action.description),
                "http": http(request),
                "curl": curl(request),
                "page": places.link(there, page),
            },
        )


def _linked(subject: Subject, kind: Kind, name: str) -> Ref | None:
    """Return where something is described, in a flow by whichever step has it."""
    if not subject.is_flow:
        return Ref(kind, subject.name, name)
    for system in dict.fromkeys(subject.steps.values()):
        other = subject.others.get(system)
        if other is not None and (kind, name) in other.shown:
            return Ref(kind, system, name)
    return None


def _errors(
    subject: Subject, places: Places, page: str
) -> Iterator[tuple[str, dict[str, object]]]:
    raised = {edge.error for edge in subject.graph.edges if edge.error}
    for name in sorted(raised):
        paths = subject.errors.resolve(name).paths
        if not paths:
            continue
        code = subject.errors.codes[paths[0]]
        statuses = next(
            (each.http for each in subject.errors.lineage(paths[0]) if each.http), ()
        )
        yield (
            name,
            {
                "about": plain(code.description or code.message),
                "http": ", ".join(map(str, statuses)),
                "page": places.link(_linked(subject, Kind.ERROR, paths[0]), page),
            },
        )


def _picture(picture: Picture, files: Mapping[str, str]) -> dict[str, object]:
    return {
        "name": picture.name,
        "file": files[picture.name],
        "boxes": dict(picture.boxes),
        "forks": {key: [box, *names] for key, (box, names) in picture.forks.items()},
        "arrows": {key: list(ends) for key, ends in picture.arrows.items()},
    }
