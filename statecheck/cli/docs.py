"""`statecheck docs`: the reference of systems and flows, as a site or as Markdown."""

import argparse
from dataclasses import replace
from pathlib import Path

from statecheck.checking import check
from statecheck.cli.configuration import settings_of
from statecheck.cli.options import add_settings
from statecheck.cli.result import ExitCode, Result
from statecheck.cli.selection import only_systems
from statecheck.cli.sides import Sides, older, only
from statecheck.cli.surroundings import Surroundings
from statecheck.cli.target import is_file, too_many
from statecheck.comparing import Before
from statecheck.interface import FORMS, TITLE, BaseError, Form, Since, pages, since
from statecheck.loader import load
from statecheck.reports import visible, write

_ENDINGS = {"html": (".html",), "markdown": (".md",)}
"""By form, how its pages end."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    add_settings(parser, "docs")
    parser.add_argument(
        "-o",
        "--into",
        default="docs",
        metavar="FOLDER",
        help="where the reference is written (default: docs)",
    )
    parser.add_argument(
        "--format",
        dest="form",
        choices=FORMS,
        default="html",
        metavar="NAME",
        help="html, a folder that opens without a server, or markdown (default: html)",
    )
    parser.add_argument(
        "--title",
        default=TITLE,
        metavar="TEXT",
        help=f"of the whole (default: {TITLE})",
    )
    parser.add_argument(
        "--system",
        action="append",
        default=[],
        metavar="NAME",
        help="describe this system or flow (may be given several times)",
    )
    parser.add_argument(
        "--front-matter",
        action="store_true",
        help="begin Markdown files with front matter, and write their navigation for "
        "MkDocs to nav.yml",
    )
    parser.add_argument(
        "--no-pictures", action="store_true", help="leave the pictures out"
    )


def run(options: argparse.Namespace, around: Surroundings) -> Result:
    """Return the files of the reference; on standard error what is wrong."""
    if is_file(options.into, _ENDINGS[options.form]):
        raise too_many(options.into, "the pages", "name a folder")
    settings = settings_of(options, around)
    around.watch("reading")
    whole = load(options.paths or (), settings)
    loaded = only_systems(whole, options.system)
    found = check(loaded, settings, watch=lambda name: around.watch(f"checking {name}"))
    wrong = write(replace(found, verdicts=()), "concise") if not found.readable else ""
    if not loaded.systems:
        return Result(
            ExitCode.UNREADABLE, log=wrong or "there is nothing to describe\n"
        )
    changed = Since()
    if settings.base:
        around.watch(f"comparing with {settings.base}")
        old = older(settings.base, options.paths or (), whole, settings)
        sides = only(Sides((Before("", old),), whole), options.system)
        try:
            changed = since(settings.base, sides.olds[0].loaded, sides.new, settings)
        except BaseError as error:
            return Result(ExitCode.UNREADABLE, log=write(error.found, "concise"))
    form = Form(
        options.form, options.title, options.front_matter, not options.no_pictures
    )
    files = pages(loaded.systems, found, changed, form, around.watch)
    code = ExitCode.CLEAN if found.readable else ExitCode.UNREADABLE
    log = f"{wrong}wrote {len(files)} files to {visible(options.into)}\n"
    return Result(code, log=log, folders=((Path(options.into), files),))
