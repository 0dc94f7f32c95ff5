"""The fixtures for pytest. They are there as soon as the package is installed."""

from __future__ import annotations

import time
from typing import Iterator, Sequence

import pytest

from .client import ControlError
from .process import Sandbox, start

#: How long a fault of an earlier test may keep the control from answering, in seconds.
PATIENCE = 10.0


@pytest.fixture(scope="session")
def iamport_sandbox_options() -> Sequence[str]:
    """The options of ``iamport sandbox``: define a fixture of this name in conftest.py to give others."""
    return ()


@pytest.fixture(scope="session")
def iamport_sandbox_session(iamport_sandbox_options: Sequence[str]) -> Iterator[Sandbox]:
    """One sandbox for all tests, as they leave it. For what lives as long, such as a shop that runs as a server."""
    with start(iamport_sandbox_options) as sandbox:
        yield sandbox


@pytest.fixture
def iamport_sandbox(iamport_sandbox_session: Sandbox) -> Sandbox:
    """A sandbox in which nothing has happened yet.

    It is one process for all tests; before each of them payments, tokens, clock, webhooks, faults and records are as at the start.
    With pytest-xdist each worker has a process of its own.
    """
    _reset(iamport_sandbox_session)
    return iamport_sandbox_session


def _reset(sandbox: Sandbox) -> None:
    # A fault below HTTP that an earlier test has set meets control calls, too.
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            sandbox.control.reset()
            return
        except ControlError as error:
            if error.status is not None or time.monotonic() >= deadline or sandbox._ended():
                raise
            time.sleep(0.05)
