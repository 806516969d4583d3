"""How a spec is written says nothing on the wire."""

import importlib.util
from pathlib import Path

import pytest

from statecheck.changes import diff
from statecheck.loader import File, assemble
from statecheck.settings import Limits

LAYOUT = Path(__file__).parents[1] / "test_layout.py"


def _layout():
    spec = importlib.util.spec_from_file_location("layouts", LAYOUT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LAYOUTS = _layout()


def systems(files):
    loaded = assemble(
        [File(name, text.encode()) for name, text in files.items()], Limits()
    )
    return {each.system.name: each for each in loaded.systems}


@pytest.fixture(scope="module", params=sorted(LAYOUTS.FOLDERS))
def written(request):
    return LAYOUTS.texts(LAYOUTS.FOLDERS[request.param])


@pytest.mark.parametrize("layout", LAYOUTS.LAYOUTS, ids=lambda each: each.__name__)
def test_another_layout_is_no_change(written, layout):
    old, new = systems(written), systems(layout(written))
    assert {name: diff(old[name], new[name]) for name in old} == dict.fromkeys(old, ())


BASE = """
initial: LOGIN
states:
  LOGIN: {model: Form, actions: {submit: DONE, resend: stay}}
  DONE: {final: success}
actions: {submit: {request: Form, errors: none}, resend: {request: none, errors: none}}
models:
  Form:
    fields: {name: {type: string, required: true}, next: {type: Form, required: false}}
"""


def test_the_name_of_a_model_is_nobodys_business(told):
    renamed = BASE.replace("Form", "Other")
    assert told(BASE, renamed) == []


def test_a_model_in_place_is_a_named_one(told):
    named = """
initial: LOGIN
states:
  LOGIN: {model: Form, actions: {submit: DONE}}
  DONE: {final: success}
actions: {submit: {request: none, errors: none}}
models:
  Form: {fields: {kind: {type: Kind, required: true}}}
  Kind: {enum: [a, b]}
"""
    inside = """
initial: LOGIN
states:
  LOGIN:
    model: {fields: {kind: {type: string, enum: [b, a], required: true}}}
    actions: {submit: DONE}
  DONE: {final: success}
actions: {submit: {request: none, errors: none}}
"""
    assert told(named, inside) == told(inside, named) == []


def test_a_field_may_move_to_a_model_that_is_inherited_from(told):
    based = BASE.replace(
        "Form:\n    fields: {name: {type: string, required: true}, next",
        "Named: {fields: {name: {type: string, required: true}}}\n"
        "  Form:\n    extends: [Named]\n    fields: {next",
    )
    assert told(BASE, based) == []


def test_what_holds_everywhere_may_be_said_state_by_state(told):
    everywhere = BASE.replace(", resend: stay", "") + (
        "everywhere: [{actions: {resend: stay}}]\n"
    )
    assert told(BASE, everywhere) == []


def test_an_error_may_move_from_the_states_to_the_action(told):
    old = BASE.replace("submit: DONE", "submit: [DONE, {error: BAD}]") + (
        "errors: {BAD: {http: 400}}\n"
    )
    old = old.replace("errors: none}, resend", "errors: [BAD]}, resend")
    new = old.replace("[DONE, {error: BAD}]", "DONE")
    assert told(old, new) == []


def test_what_a_safe_action_shows_may_be_written_as_a_move(told):
    shown = BASE.replace("resend: stay", "resend: [stay, DONE]").replace(
        "resend: {request", "resend: {safe: true, request"
    )
    moved = shown.replace("resend: [stay, DONE]}", "resend: stay}, moves: [DONE]")
    shown = shown.replace("resend: [stay, DONE]}", "resend: [stay, DONE]}, moves: none")
    assert told(shown, moved) == []


def test_values_may_stand_in_any_order_and_be_aliases(told):
    old = BASE.replace("type: string", "type: string, enum: [a, b]")
    new = BASE.replace("type: string", "type: string, enum: [b, a]")
    assert told(old, new) == []
