"""From paths to systems, under the settings that lie beside them."""

from collections.abc import Mapping, Sequence
from os import PathLike, fspath

from statecheck.catalogue import rules
from statecheck.checking import check
from statecheck.finding import Checked, Severity
from statecheck.interface.systems import Systems, UnreadableError
from statecheck.loader import Configured, Loaded, read_settings
from statecheck.loader import load as load_paths
from statecheck.settings import Settings
from statecheck.syntax import locate

Path = str | PathLike[str]
"""A file, a folder with all that is in it, or `-` for standard input."""

Paths = Path | Sequence[Path]
"""One or several; none for what the settings name, or else `spec`."""

Overrides = Mapping[str, object]
"""Settings in the words of a settings file, laid over what that says."""

NOTHING: Overrides = {}


def load(paths: Paths = (), *, settings: Overrides = NOTHING) -> Systems:
    """Return the systems and flows that stand in files and folders.

    Only what cannot be read is refused. All else that is wrong with them, `check` says.

    Args:
        paths: Files and folders; nothing for what the settings name, or else `spec`.
        settings: In the words of a settings file, such as `{"fail-on": "warning"}`;
            they are laid over the `statecheck.yaml` or `pyproject.toml` that is near.

    Raises:
        UnreadableError: A file cannot be read or is no spec, or a setting is wrong.
    """
    found = read(paths, settings)
    if not found.loaded.readable or not found.loaded.systems:
        raise UnreadableError(faults(found.loaded, found.settings))
    return found


def read(paths: Paths, settings: Overrides) -> Systems:
    """Return what stands in files and folders, as far as it can be read.

    Raises:
        UnreadableError: A setting is wrong.
    """
    words = listed(paths)
    held = settings_near(words, settings)
    return Systems(load_paths(words, held), held)


def faults(loaded: Loaded, settings: Settings) -> Checked:
    """Return what keeps what was loaded from being read, and nothing else."""
    unread = [e for e in loaded.findings if e.rule.severity is Severity.ERROR]
    kept = Loaded(loaded.documents, tuple(unread or loaded.findings))
    return check(kept, settings)


def listed(paths: Paths) -> list[str]:
    """Return paths as a list of texts."""
    several = [paths] if isinstance(paths, str | PathLike) else paths
    return [fspath(each) for each in several]


def settings_near(paths: Sequence[str], settings: Overrides) -> Settings:
    """Return what holds for paths.

    Raises:
        UnreadableError: A setting is wrong.
    """
    start = paths[0] if paths else "."
    configured = read_settings(start, rules(), settings)
    if configured.findings:
        raise UnreadableError(_wrong(configured))
    return configured.settings


def _wrong(configured: Configured) -> Checked:
    diagnostics = tuple(
        locate(each, configured.documents) for each in configured.findings
    )
    return Checked(
        diagnostics,
        files=len(configured.documents),
        readable=False,
        worst=Severity.ERROR,
    )
