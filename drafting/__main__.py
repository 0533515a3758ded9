"""``python -m drafting`` is ``nianbao``."""

import sys

from drafting.cli import main

sys.exit(main())
