"""Packages of node that tests ask, and programs that they may find on the machine.

`npm ci --prefix tests/node` installs what `package-lock.json` beside this file names.
"""

import os
import shutil
from pathlib import Path

import pytest

PACKAGES = Path(
    os.environ.get("NODE_MODULES", Path(__file__).with_name("node_modules"))
)
"""Where node's packages are looked for."""


def needs_node(*packages):
    """Mark a test that asks packages of node, and skip it where they are missing."""
    missing = pytest.mark.skipif(
        not (shutil.which("node") and all((PACKAGES / n).is_dir() for n in packages)),
        reason=f"node, or its packages {' and '.join(packages)}, are not installed",
    )
    return lambda test: pytest.mark.node(missing(test))
