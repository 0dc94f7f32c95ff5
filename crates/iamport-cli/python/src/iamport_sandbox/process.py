"""A sandbox as a process of its own."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import tempfile
import threading
from types import TracebackType
from typing import IO, Any, Dict, Mapping, Optional, Sequence, Type

from .binary import find_binary
from .control import Control

#: How long a sandbox that is asked to stop may take, in seconds, before it is ended by force.
PATIENCE = 10.0


class SandboxNotStarted(Exception):
    """The command ended, or did not say where it listens. What it wrote to stderr is in the message."""


class Sandbox:
    """A running sandbox. It ends with `stop`, at the end of a `with`, and with this process, even if that is killed."""

    #: Where the API is, such as ``http://127.0.0.1:49200``.
    url: str
    #: The key that it takes (``imp_key``).
    key: str
    #: The secret that it takes (``imp_secret``).
    secret: str
    #: A page that shows what is in it, for a browser.
    page: str
    #: What happens outside the API: buyers who pay, the clock, webhooks, faults, the ledger.
    control: Control

    def __init__(self, process: "subprocess.Popen[bytes]", said: IO[bytes], access: Mapping[str, str]) -> None:
        self._process = process
        self._said = said
        self.url = access["url"]
        self.key = access["key"]
        self.secret = access["secret"]
        self.page = access["page"]
        self.control = Control(self.url, self._ended)

    @property
    def pid(self) -> int:
        """The id of its process."""
        return self._process.pid

    def stop(self) -> None:
        """Ends it. Nothing happens if it has ended."""
        _end(self._process)
        self._said.close()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<Sandbox at {self.url}>"

    def _ended(self) -> Optional[str]:
        code = self._process.poll()
        if code is None:
            return None
        return f"it has ended with exit code {code}\n{_said(self._said)}".rstrip()


def start(
    options: Sequence[str] = (),
    *,
    binary: Optional[str] = None,
    env: Optional[Mapping[str, str]] = None,
    timeout: float = 30.0,
) -> Sandbox:
    """Starts a sandbox on a free port of 127.0.0.1.

    `options` are those of ``iamport sandbox``, such as ``["--at", "2026-12-31T23:59:59+09:00"]``. `binary` is started in
    place of the installed command, `env` is its environment in place of this process's, and `timeout` says how long it
    may take to listen, in seconds.

    Raises `SandboxNotStarted` with what the command said, or `BinaryNotFound`.
    """
    # The pipe is its leash: it closes when this process ends, however that ends, and the command then stops.
    line = [binary or find_binary(), "sandbox", "--output", "json", "--until-stdin-closes", *options]
    said = tempfile.TemporaryFile()
    try:
        process = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, env=env)
    except OSError as error:
        said.close()
        raise SandboxNotStarted(f"{line[0]} can't be run: {error}") from error
    try:
        access = _access(process, timeout)
    except BaseException as error:
        _end(process, patience=0.0 if isinstance(error, TimeoutError) else PATIENCE)
        told = _said(said)
        said.close()
        if isinstance(error, (TimeoutError, ValueError)):
            shown = " ".join(line)
            raise SandboxNotStarted(f"no sandbox was started: {error}\n  {shown}\n{told}".rstrip()) from None
        raise
    return Sandbox(process, said, access)


def _access(process: "subprocess.Popen[bytes]", timeout: float) -> Dict[str, str]:
    """Reads the line that says where it is."""
    lines: "queue.Queue[bytes]" = queue.Queue()
    output = process.stdout
    assert output is not None

    def read() -> None:
        with output:
            lines.put(output.readline())
            # Nothing more comes, and if it did, nobody would have to wait for a reader.
            for _ in output:
                pass

    threading.Thread(target=read, name="iamport-sandbox", daemon=True).start()
    try:
        line = lines.get(timeout=timeout)
    except queue.Empty:
        raise TimeoutError(f"the command did not say where it listens within {timeout:g} seconds") from None
    if not line:
        raise ValueError(f"the command ended with exit code {process.wait()}")
    access: Any = json.loads(line)
    if not isinstance(access, dict) or not {"url", "key", "secret", "page"} <= access.keys():
        raise ValueError(f"the command said {line!r}, which does not tell where it listens")
    return access


def _end(process: "subprocess.Popen[bytes]", patience: float = PATIENCE) -> None:
    if process.stdin is not None:
        try:
            process.stdin.close()
        except OSError:
            # It has ended already.
            pass
    if os.name != "nt":
        # A process that was forked from this one may hold the pipe open, too. On Windows this would be by force.
        process.terminate()
    try:
        process.wait(timeout=patience)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _said(file: IO[bytes]) -> str:
    """The end of what the command wrote to stderr."""
    try:
        file.seek(0)
        return file.read()[-4000:].decode("utf-8", "replace").strip()
    except ValueError:
        # The file was closed with the sandbox.
        return ""
