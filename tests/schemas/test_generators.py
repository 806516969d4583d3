"""Types that others generate from the schemas are Python, and TypeScript."""

import importlib.util
import sys

import pytest
from node_packages import PACKAGES, needs_node
from other_validators import answer

from statecheck.schemas import Draft, bundle, text

NAMES = ("shop", "card-payment", "pingone-verify")
each_name = pytest.mark.parametrize("name", NAMES)


@each_name
def test_python_types_can_be_imported(name, contracts, tmp_path):
    schema = tmp_path / "whole.schema.json"
    schema.write_text(text(bundle(contracts[name])), encoding="utf-8")
    made = tmp_path / f"types_of_{name.replace('-', '_')}.py"
    words = ["--input", str(schema), "--input-file-type", "jsonschema"]
    words += ["--output", str(made), "--output-model-type", "pydantic_v2.BaseModel"]
    words += ["--formatters", "builtin"]
    answer([sys.executable, "-W", "ignore", "-m", "datamodel_code_generator", *words])
    spec = importlib.util.spec_from_file_location(made.stem, made)
    module = importlib.util.module_from_spec(spec)
    sys.modules[made.stem] = module
    spec.loader.exec_module(module)
    assert any(name.lower().startswith("state") for name in vars(module))


@needs_node("json-schema-to-typescript", "typescript")
@each_name
@pytest.mark.parametrize("draft", Draft)
def test_typescript_types_compile(name, draft, contracts, tmp_path):
    schema = tmp_path / "whole.schema.json"
    schema.write_text(text(bundle(contracts[name], draft)), encoding="utf-8")
    made = tmp_path / "whole.ts"
    bin_ = PACKAGES / ".bin"
    words = ["-i", str(schema), "-o", str(made), "--unreachableDefinitions"]
    answer([str(bin_ / "json2ts"), *words])
    answer([str(bin_ / "tsc"), "--strict", "--noEmit", str(made)])
    assert "export interface" in made.read_text(encoding="utf-8")
