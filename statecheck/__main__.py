"""`python -m statecheck`: the same as the command."""

import sys

from statecheck.cli import main

sys.exit(main())
