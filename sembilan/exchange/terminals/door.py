"""The door terminals knock at: every call of theirs is answered here, before sessions, pages and their errors.

They have no session and no token, send any content type and any Host, and understand only plain text. One transaction
a call; it is committed before `OK` leaves the house.
"""

from __future__ import annotations

import ipaddress
import logging
import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from sembilan.accounts.arrival import address_of
from sembilan.exchange.terminals.call import Call
from sembilan.exchange.terminals.calls import called
from sembilan.exchange.terminals.protocol import AWAY, BARRED, BIG, said
from sembilan.exchange.terminals.rate import Rate

PREFIX = "/iclock/"
SERIAL = re.compile(r"[A-Za-z0-9_.\-]{1,60}", re.ASCII)
MOST_BYTES = 32_000_000  # a hundred thousand lines are five million bytes
KNOWN, ANY = Rate(100, 20), Rate(2_000, 400)  # of one serial number; of one address
log = logging.getLogger(__name__)


class TerminalDoor:
    """Answers terminals first of all; everybody else is let through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Terminals here, people further on."""
        if request.path_info.startswith(PREFIX):
            return answer(request, request.path_info.removeprefix(PREFIX))
        return self.get_response(request)


def answer(request: HttpRequest, what: str) -> HttpResponse:
    """Whatever happens, a plain answer; `OK` only for what is kept."""
    try:
        call = _read(request, what.removesuffix("/").removesuffix(".aspx").lower())
        return call if isinstance(call, HttpResponse) else called(call, timezone.now())
    except Exception:
        log.exception("Panggilan mesin tidak dapat dilayani; mesin mengirimnya lagi.")
        return said("ERROR: try again", AWAY)


def _read(request: HttpRequest, what: str) -> Call | HttpResponse:
    address = address_of(request)
    params = {name.lower(): request.GET[name] for name in request.GET}
    serial = params.get("sn", "")
    if not _is_let_in(address):
        return said("ERROR: not from this network", BARRED)
    if not SERIAL.fullmatch(serial):
        return said("OK") if what == "ping" else said("ERROR: no serial number", 400)
    if not (KNOWN.allows(serial) and ANY.allows(address)):
        return said("ERROR: too often", AWAY)
    body = _body(request)
    if body is None:
        return said("ERROR: too large", BIG)
    text = body.decode("utf-8", errors="replace")
    return Call(what, serial, params, text, address, request.method == "POST", request.headers.get("Date", ""))


def _is_let_in(address: str) -> bool:
    allowed = settings.TERMINAL_NETWORKS
    return not allowed or any(ipaddress.ip_address(address) in network for network in allowed)


def _body(request: HttpRequest) -> bytes | None:
    """What was sent, up to a bound; nothing when it is more. Some firmware sends in chunks, without a length."""
    if request.method != "POST":
        return b""
    stream: Any = request
    if "chunked" in request.headers.get("Transfer-Encoding", "").lower():
        stream = request.META["wsgi.input"]
    elif int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return None
    body = bytes(stream.read(MOST_BYTES + 1))
    return body if len(body) <= MOST_BYTES else None
