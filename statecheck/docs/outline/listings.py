"""States, actions and models as the tables that their makers would publish."""

from collections.abc import Iterator

from statecheck.docs.blocks import (
    Block,
    Break,
    Cell,
    Grid,
    Name,
    Paragraph,
    Row,
    Told,
    Words,
)
from statecheck.docs.outline.action_page import errors
from statecheck.docs.outline.bodies import use
from statecheck.docs.outline.facts import doubt
from statecheck.docs.outline.subject import Subject
from statecheck.docs.outline.words import end_mark, listed, parted
from statecheck.spec import Model, State


def states(subject: Subject) -> Iterator[Block]:
    """Yield the table of states."""
    lines = tuple(
        _state_row(state, subject) for state in subject.system.states.values()
    )
    if not lines:
        yield Paragraph((Words("It has no states of its own."),))
        return
    columns = ("Status", "State model", "Actions", "Leads to", "Description")
    yield Grid("States", columns, lines)


def _state_row(state: State, subject: Subject) -> Row:
    first: Cell = (subject.target(state.name),)
    more = [(end_mark(state.final),)] if state.final else []
    name = tuple(parted((first, *more, doubt(state.fact, subject)), Break()))
    pressed: list[Cell] = []
    if state.actions is not None:
        pressed += [(subject.action(n, state.name),) for n in state.actions.members]
        if not state.actions.complete:
            pressed.append((Words("perhaps more"),))
    led = dict.fromkeys(
        edge.target
        for edge in subject.graph.leaving[state.name]
        if edge.target and edge.listed and not edge.stays
    )
    return Row(
        (
            name,
            _model_cell(state, subject),
            tuple(parted(pressed, Break())),
            tuple(parted(((subject.target(each),) for each in led), Break())),
            (Told(state.description),) if state.description else (),
        )
    )


def _model_cell(state: State, subject: Subject) -> Cell:
    """Return the model of a state with its fields."""
    said = use(state.model, subject)
    model = (
        subject.system.models.get(state.model) if isinstance(state.model, str) else None
    )
    if model is None or not model.fields:
        return said
    names = ((Name(each),) for each in model.fields)
    return tuple(parted((said, *names), Break()))


def action_rows(subject: Subject) -> Iterator[Row]:
    """Yield the actions that are shown, one in a line."""
    for action in subject.actions():
        name = tuple(
            parted(
                ((subject.action(action.name),), doubt(action.fact, subject)), Break()
            )
        )
        yield Row(
            (
                name,
                use(action.request, subject, "This action has no model."),
                errors(action, subject),
                (Told(action.description),) if action.description else (),
            )
        )


def models(subject: Subject) -> Iterator[Row]:
    """Yield the models that are shown, one in a line."""
    for model in subject.models():
        yield Row(
            (
                (subject.model(model.name),),
                _parameters(model),
                (Told(model.description),) if model.description else (),
            )
        )


def _parameters(model: Model) -> Cell:
    if model.enum is not None:
        return (Words("one of "), *listed([(Name(each),) for each in model.enum]))
    if model.fields is None:
        return (Words("not stated"),)
    return listed([(Name(each),) for each in model.fields]) or (Words("none"),)
