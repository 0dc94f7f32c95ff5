"""``python -m iamport_sandbox OPTIONS`` is ``iamport sandbox OPTIONS``."""

from __future__ import annotations

import os
import subprocess
import sys

from .binary import find_binary


def main() -> int:
    line = [find_binary(), "sandbox", *sys.argv[1:]]
    if os.name != "nt":
        os.execv(line[0], line)
    # Windows has no way to become another program.
    return subprocess.call(line)


if __name__ == "__main__":
    sys.exit(main())
