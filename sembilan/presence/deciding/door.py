"""The short way of a press through the served site: read, gathered, answered, without a session or a page around it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from concurrent.futures import TimeoutError as TooLong
from http import HTTPStatus
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from sembilan.presence.deciding.batch import BAD, Arrival, Reply
from sembilan.presence.deciding.gather import Gatherer, Overloaded
from sembilan.presence.deciding.wire import MOST_BYTES, Malformed, language_of, read

ADDRESS = "/hadir/kirim/"
QUEUED = "HTTP_SEMBILAN_QUEUED"
LANGUAGE = "HTTP_SEMBILAN_LANGUAGE"
MOST_QUEUED = 3.0  # seconds; who waited so long is asked to come again, which costs nothing and loses nothing
MOST_DECIDING = 20.0
AGAIN_SECONDS = 5
BUSY = HTTPStatus.SERVICE_UNAVAILABLE
gatherer = Gatherer()


def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The WSGI answer to one message."""
    with translation.override(language_of(environ.get(LANGUAGE))):
        reply = replied(environ)
    body = json.dumps(reply.body, ensure_ascii=False).encode()
    headers = [
        ("Content-Type", "application/json"), ("Content-Length", str(len(body))), ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ]  # fmt: skip
    if reply.status == BUSY:
        headers.append(("Retry-After", str(AGAIN_SECONDS)))
    start_response(f"{reply.status} {HTTPStatus(reply.status).phrase}", headers)
    return [body]


def replied(environ: dict[str, Any]) -> Reply:
    """The reply: committed, refused, or come again later."""
    queued = _seconds(environ.get(QUEUED))
    received = dt.datetime.now(dt.UTC) - dt.timedelta(seconds=queued)
    try:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        body = environ["wsgi.input"].read(max(0, min(length, MOST_BYTES + 1)))
        message = read(body, language_of(environ.get(LANGUAGE)))
        if queued > MOST_QUEUED:
            return _busy()
        return gatherer.submit(Arrival(message, received)).result(MOST_DECIDING)
    except Malformed as fault:
        return Reply(BAD, {"sentence": str(fault)})
    except (Overloaded, TooLong):
        return _busy()
    except Exception:  # already logged by the gatherer; the phone keeps its press and comes again
        return _busy()


def _busy() -> Reply:
    said = _("Server sedang sibuk. Ketukan Anda tersimpan di telepon dan dikirim lagi sendiri.")
    return Reply(BUSY, {"sentence": said})


def _seconds(text: str | None) -> float:
    try:
        return max(0.0, min(60.0, float(text or 0)))
    except ValueError:
        return 0.0
