"""The national web service: reads of one person, lists of the instansi, writes of entries, documents.

A request is paced, tried again when the fault will pass (no answer, 429, 5xx), and never tried again when it writes and
may have been done: such a one is told as not reached, and the comparison shows what became of it.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import TracebackType
from typing import Any

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt, wait_exponential

from sembilan.exchange.siasn.access import Access, Settings
from sembilan.exchange.siasn.errors import NotAllowed, NotReached, NotThere, Refused

ATTEMPTS = 4
TIMEOUT_SECONDS = 30
LONGEST_WAIT_SECONDS = 60
TOO_MANY, SERVER_FAULT, UNAUTHORISED, NOT_FOUND = 429, 500, 401, 404


class Passing(Exception):
    """A fault that may pass; `wait` is how long the service asked for, in seconds."""

    def __init__(self, said: str, wait: float = 0) -> None:
        super().__init__(said)
        self.wait = wait


class Siasn:
    """A session with the service: `with Siasn(Settings.read()) as siasn: siasn.read("data-utama", nip)`."""

    def __init__(self, settings: Settings, *, wire: httpx.Client | None = None, patience: float = 1.0) -> None:
        self.settings = settings
        self.patience = patience  # seconds before the second try; each further one waits twice as long
        self._wire = wire or httpx.Client(timeout=TIMEOUT_SECONDS)
        self._access = Access(settings, self._wire)
        self._free_at = 0.0

    def __enter__(self) -> Siasn:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._wire.close()

    def read(self, resource: str, nip: str) -> Any:
        """What the service has of a person: `data-utama` is one object, the riwayat (`rw-…`) are lists."""
        return self._data(self._send("GET", f"pns/{resource}/{nip}"), nip)

    def listing(self, path: str, **asked: str) -> list[Any]:
        """A list of the instansi, such as `pns/list-pensiun-instansi`."""
        found = self._data(self._send("GET", path, params=asked), path)
        return found if isinstance(found, list) else []

    def save(self, path: str, payload: Mapping[str, Any]) -> str:
        """Write an entry (`kursus/save`); gives the id the service knows it by."""
        said = self._send("POST", path, json=dict(payload))
        if not isinstance(said, dict) or said.get("success") is False or str(said.get("code", 1)) == "0":
            raise Refused(_words(said))
        mapped = said.get("mapData")
        return str((mapped or {}).get("rwId", "")) if isinstance(mapped, dict) else str(said.get("id", ""))

    def delete(self, path: str) -> None:
        """Take an entry out (`kursus/delete/{id}`)."""
        said = self._send("DELETE", path)
        if isinstance(said, dict) and said.get("success") is False:
            raise Refused(_words(said))

    def references(self, name: str) -> list[Any]:
        """A table of codes, such as `golongan`."""
        found = self._data(self._send("GET", name, base=self.settings.references_url), name)
        return found if isinstance(found, list) else []

    def _data(self, said: Any, what: str) -> Any:
        """The part of an answer that is data; the service wraps it and says `code` 0 when it has none."""
        if not isinstance(said, dict) or "data" not in said:
            raise NotReached("data?")
        data = said["data"]
        if data in (None, "", "Data tidak ditemukan"):
            if str(said.get("code", "1")) == "1":
                return []
            raise NotThere(what)
        if isinstance(data, str):
            raise NotThere(f"{what}: {data[:80]}")
        return data

    def _send(self, method: str, path: str, *, base: str = "", **sent: Any) -> Any:
        url = f"{base or self.settings.api_url}/{path}"
        tries = Retrying(
            stop=stop_after_attempt(ATTEMPTS if method == "GET" else 1),
            wait=self._wait,
            retry=retry_if_exception_type(Passing),
            reraise=True,
        )
        try:
            return tries(self._once, method, url, sent)
        except Passing as fault:
            raise NotReached(str(fault)) from None

    def _once(self, method: str, url: str, sent: dict[str, Any], again: bool = True) -> Any:
        self._pace()
        headers = self._access.headers()
        try:
            answer = self._wire.request(method, url, headers=headers, **sent)
        except httpx.HTTPError as error:
            raise Passing(type(error).__name__) from None
        if answer.status_code == UNAUTHORISED:
            self._access.forget()
            if again:  # a token may end between its check and its use; refused before anything was done
                return self._once(method, url, sent, again=False)
            raise NotAllowed(httpx.URL(url).host)
        return _body(answer, url)

    def _pace(self) -> None:
        """Never more requests in a second than were agreed."""
        now = time.monotonic()
        if self._free_at > now:
            time.sleep(self._free_at - now)
        self._free_at = max(now, self._free_at) + 1 / self.settings.per_second

    def _wait(self, state: RetryCallState) -> float:
        fault = state.outcome.exception() if state.outcome else None
        asked = fault.wait if isinstance(fault, Passing) else 0
        grown = wait_exponential(multiplier=self.patience, max=LONGEST_WAIT_SECONDS)(state)
        return min(max(asked, grown), LONGEST_WAIT_SECONDS)


def _body(answer: httpx.Response, url: str) -> Any:
    status = answer.status_code
    if status == TOO_MANY or status >= SERVER_FAULT:
        asked = answer.headers.get("Retry-After", "")
        raise Passing(str(status), float(asked) if asked.isdigit() else 0)
    if status == NOT_FOUND:
        raise NotThere(httpx.URL(url).path.rsplit("/", 1)[-1])
    try:
        said = answer.json()
    except ValueError:
        raise Passing(f"{status}: JSON?") from None
    if answer.is_error:
        raise Refused(_words(said))
    return said


def _words(said: Any) -> str:
    """What the service says of a refusal, under whichever name it says it."""
    if not isinstance(said, dict):
        return str(said)[:200]
    return next((str(said[name])[:200] for name in ("message", "data", "description") if said.get(name)), "")
