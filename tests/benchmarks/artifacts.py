"""The files that commands are run on, made once for each size."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.benchmarks import twins
from tests.benchmarks.changing import changed
from tests.benchmarks.generate import files, write
from tests.benchmarks.realistic import Spec, realistic
from tests.benchmarks.yaml_text import yaml_text

_SETTINGS = """\
paths: [spec]
limits: {project-size: 1000000000, files: 100000, findings: 1000}
"""
_SPECTRAL = 'extends: ["spectral:oas"]\n'
_MERMAID = '{"maxEdges": 1000000000, "maxTextSize": 1000000000}\n'


@dataclass(frozen=True)
class Artifacts:
    """A spec of a size, and all that others read in its stead; made when asked for.

    Attributes:
        root: A folder for all sizes.
        states: The size.
    """

    root: Path
    states: int

    @cached_property
    def folder(self) -> Path:
        """Where the files of this size are."""
        folder = self.root / str(self.states)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    @cached_property
    def contract(self) -> Spec:
        """What is said."""
        return realistic(self.states)

    @cached_property
    def project(self) -> Path:
        """A folder with settings and `spec/`, in which commands are run."""
        return self._project("project", self.contract)

    @cached_property
    def later(self) -> Path:
        """The same for a second version."""
        return self._project("later", changed(self.contract))

    def _project(self, name: str, spec: Spec) -> Path:
        project = self.folder / name
        if not project.exists():
            project.mkdir()
            (project / "statecheck.yaml").write_text(_SETTINGS, encoding="utf-8")
            write(files(spec), project / "spec")
        return project

    @property
    def size(self) -> int:
        """How many bytes of YAML the spec has."""
        return sum(each.stat().st_size for each in (self.project / "spec").iterdir())

    @cached_property
    def openapi(self) -> Path:
        """The contract as OpenAPI."""
        return self._file("openapi.yaml", lambda s: yaml_text(twins.openapi(s)))

    @cached_property
    def machine(self) -> Path:
        """The contract as a machine for XState."""
        return self._file("machine.json", lambda s: twins.as_json(twins.machine(s)))

    @cached_property
    def dot(self) -> Path:
        """The graph for Graphviz."""
        return self._file("graph.dot", twins.dot)

    @cached_property
    def mermaid(self) -> Path:
        """The graph for Mermaid."""
        return self._file("graph.mmd", twins.mermaid)

    @cached_property
    def spectral_rules(self) -> Path:
        """The settings of Spectral."""
        return self._file("spectral.yaml", lambda _: _SPECTRAL)

    @cached_property
    def mermaid_settings(self) -> Path:
        """The settings of Mermaid: none of its limits on size."""
        return self._file("mermaid.json", lambda _: _MERMAID)

    def _file(self, name: str, text) -> Path:
        path = self.folder / name
        if not path.exists():
            path.write_text(text(self.contract), encoding="utf-8")
        return path
