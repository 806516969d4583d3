"""Validators that others made, and what they say of messages."""

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import jsonschema_rs
from node_packages import PACKAGES
from referencing import Registry

from statecheck.schemas.schema import inner

HERE = Path(__file__).parent


def answer(words, text="", cwd=None):
    done = subprocess.run(  # noqa: S603  # words of the tests
        words,
        input=text.encode(),
        capture_output=True,
        check=False,
        timeout=300,
        cwd=cwd,
    )
    assert done.returncode == 0, (done.stdout + done.stderr).decode()[-2000:]
    return done.stdout.decode()


def refuse(address):
    message = f"`{address}` would be retrieved"
    raise AssertionError(message)


def by_jsonschema(schema, messages):
    kind = jsonschema.validators.validator_for(schema)
    held = kind(schema, registry=Registry(retrieve=refuse))
    return [held.is_valid(each) for each in messages]


def by_jsonschema_rs(schema, messages):
    # In either draft a format is an annotation, unless somebody asks for more.
    held = jsonschema_rs.validator_for(schema, retriever=refuse, validate_formats=False)
    return [held.is_valid(each) for each in messages]


def by_ajv(asked, draft):
    """Return what ajv says in strict mode, for pairs of a schema and messages."""
    keywords = {
        keyword
        for schema, _ in asked
        for each in inner(schema)
        for keyword in each
        if keyword.startswith("x-")
    }
    text = json.dumps(
        {
            "keywords": sorted(keywords),
            "schemas": [{"schema": one, "messages": list(two)} for one, two in asked],
        }
    )
    words = [shutil.which("node"), str(HERE / "ajv_reader.mjs"), str(PACKAGES), draft]
    return json.loads(answer(words, text))
