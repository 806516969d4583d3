"""What is wrong with systems."""

from datetime import UTC, date, datetime

from statecheck import checking
from statecheck.baseline import Baseline, read_baseline
from statecheck.finding import Checked
from statecheck.interface.loading import NOTHING, Overrides, Paths, read
from statecheck.interface.systems import Systems


def check(
    given: Systems | Paths = (),
    *,
    settings: Overrides = NOTHING,
    today: date | None = None,
) -> Checked:
    """Return all that is wrong with systems, each cause once.

    What cannot be read is among it, so nothing is raised for that. `failed` says
    whether anything is as bad as the settings allow or worse; each of `diagnostics` has
    a finding, with its rule, words, variant and witness, and the place it speaks of.

    Args:
        given: What was loaded, or paths as for `load`.
        settings: As for `load`; what was loaded has its own.
        today: The day by which an `allow` runs out; the one it is, if None.

    Raises:
        UnreadableError: A setting is wrong.
    """
    found = given if isinstance(given, Systems) else read(given, settings)
    held = found.settings
    baseline = Baseline()
    if held.baseline is not None:
        baseline = read_baseline(held.baseline, held.limits)
    day = today or datetime.now(tz=UTC).date()
    return checking.check(found.loaded, held, day, baseline=baseline)
