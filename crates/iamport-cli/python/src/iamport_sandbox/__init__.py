"""A PortOne (I'mport) V1 payment API on this machine, for tests. Not made by PortOne; nothing in it is real.

    import iamport_sandbox

    with iamport_sandbox.start() as sandbox:
        my_shop = Shop(sandbox.url, sandbox.key, sandbox.secret)
        sandbox.control.deposit("imp_448280090638")

With pytest, take the fixture ``iamport_sandbox``.
"""

from __future__ import annotations

from .binary import BinaryNotFound, find_binary
from .client import ControlError
from .control import Control
from .process import Sandbox, SandboxNotStarted, start

__all__ = [
    "BinaryNotFound",
    "Control",
    "ControlError",
    "Sandbox",
    "SandboxNotStarted",
    "find_binary",
    "start",
]
