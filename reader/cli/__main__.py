"""``python -m reader.cli``: the same as ``syntopic``."""

import sys

from reader.cli import main

sys.exit(main())
