"""HTTP to the control of a sandbox. What can be called is in ``control.py``, which is made from its description."""

from __future__ import annotations

import http.client
import json
from typing import Any, Callable, Mapping, Optional
from urllib.parse import quote, urlencode, urlsplit

#: How long a call may take, in seconds. Waiting for webhooks takes as long as the shop takes to answer them.
TIMEOUT = 60.0


class ControlError(Exception):
    """A call of the control that was refused, or that could not be made."""

    def __init__(self, message: str, status: Optional[int] = None) -> None:
        super().__init__(message)
        #: The HTTP status; None if there was no answer.
        self.status = status


class Client:
    """Makes the calls. No proxy is used: the sandbox is on this machine."""

    def __init__(self, url: str, ended: Callable[[], Optional[str]] = lambda: None) -> None:
        parts = urlsplit(url)
        if parts.scheme != "http" or parts.hostname is None:
            raise ValueError(f"the address of a sandbox begins with http://, and {url!r} does not")
        self._host = parts.hostname
        self._port = parts.port or 80
        self._ended = ended

    def _call(
        self,
        operation: str,
        method: str,
        path: str,
        *,
        values: Optional[Mapping[str, Any]] = None,
        query: Optional[Mapping[str, Any]] = None,
        body: Any = None,
        envelope: bool = True,
    ) -> Any:
        for name, value in (values or {}).items():
            # An empty part of a path would lead to another call.
            if str(value) == "":
                raise ControlError(f"{operation}: {name} is missing")
        target = path.format(**{name: quote(str(value), safe="") for name, value in (values or {}).items()})
        given = {name: value for name, value in (query or {}).items() if value is not None}
        if given:
            target += "?" + urlencode(given)
        connection = http.client.HTTPConnection(self._host, self._port, timeout=TIMEOUT)
        try:
            headers = {"Connection": "close"}
            sent = None
            if body is not None:
                headers["Content-Type"] = "application/json"
                sent = json.dumps(body).encode()
            connection.request(method, target, body=sent, headers=headers)
            answer = connection.getresponse()
            status, content = answer.status, answer.read()
        except (OSError, http.client.HTTPException) as error:
            why = self._ended() or f"{type(error).__name__}: {error}"
            raise ControlError(f"{operation}: no answer of the sandbox at {self._host}:{self._port}: {why}") from error
        finally:
            connection.close()
        try:
            read = json.loads(content)
        except ValueError as error:
            raise ControlError(f"{operation}: HTTP {status}, and no JSON: {content[:200]!r}", status) from error
        if status != 200:
            message = read.get("message") if isinstance(read, dict) else None
            raise ControlError(f"{operation}: HTTP {status}: {message}", status)
        return read["response"] if envelope else read


def _given(**fields: Any) -> Mapping[str, Any]:
    """The fields that have a value. The control takes null as a field that is left out."""
    return {name: value for name, value in fields.items() if value is not None}
