"""The settings of a run: the settings file, with the command line laid over it."""

import argparse

from statecheck.catalogue import comparison_rules, rules
from statecheck.cli.formats import AUTO
from statecheck.cli.options import given
from statecheck.cli.result import SettingsError
from statecheck.cli.surroundings import Surroundings
from statecheck.finding import Checked, Diagnostic, Severity
from statecheck.loader import read_settings
from statecheck.reports import CHANGE_FORMATS, FORMATS, Style, write
from statecheck.settings import Settings
from statecheck.syntax import locate


def settings_of(options: argparse.Namespace, around: Surroundings) -> Settings:
    """Return what holds for the run.

    Raises:
        SettingsError: Something that is set is wrong.
    """
    start = options.paths[0] if options.paths else "."
    formats = dict.fromkeys((AUTO, *FORMATS, *CHANGE_FORMATS))
    words = given(options), options.config, formats
    read = read_settings(start, rules(), *words)
    if read.findings:  # perhaps a rule of comparisons is named, which are slow to load
        read = read_settings(start, {**rules(), **comparison_rules()}, *words)
    if not read.findings:
        return read.settings
    located = (locate(each, read.documents) for each in read.findings)
    found = tuple(sorted(located, key=_place))
    checked = Checked(found, files=len(read.documents), worst=Severity.ERROR)
    style = Style(around.colour(read.settings.color, log=True), around.width)
    raise SettingsError(write(checked, "text", style))


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    start = diagnostic.span.start
    return diagnostic.source.name, start.line, start.column
