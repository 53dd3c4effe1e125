"""`python -m tui.cli` is the same as `bangfu`."""

import sys

from tui.cli import main

sys.exit(main())
