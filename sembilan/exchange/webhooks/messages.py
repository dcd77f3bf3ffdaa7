"""A message as it goes over the wire: its body, its signature after Standard Webhooks, and where it may go."""

from __future__ import annotations

import base64
import hashlib
import hmac
import ipaddress
import json
import secrets
import socket
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from sembilan.accounts.sealed import seal, unseal
from sembilan.records.models import Event

PREFIX = "whsec_"
SECRET_BYTES = 32


class Forbidden(Exception):
    """A message may not go there; the sentence says why."""


def new_secret() -> str:
    """A secret as receivers expect it written."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def sealed(secret: str) -> bytes:
    """The secret as it is kept: of no use without the installation's own key."""
    return seal(secret).encode()


def opened(kept: bytes | memoryview[int]) -> str:
    """The secret again."""
    return str(unseal(bytes(kept).decode()))


def body(event: Event) -> bytes:
    """What is told: which event, what it was done to, when, by whom, with its data; the same bytes each time."""
    told = {
        "type": event.verb,
        "timestamp": event.at.isoformat(),
        "event": event.pk,
        "target": event.target,
        "actor": event.actor,
        "data": event.data,
    }
    return json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def signed(secret: str, message: str, moment: int, content: bytes) -> dict[str, str]:
    """The headers of a message: its id, the second it was sent, and the HMAC over both and the body."""
    key = base64.b64decode(secret.removeprefix(PREFIX))
    mark = hmac.new(key, f"{message}.{moment}.".encode() + content, hashlib.sha256).digest()
    return {
        "Content-Type": "application/json",
        "webhook-id": message,
        "webhook-timestamp": str(moment),
        "webhook-signature": f"v1,{base64.b64encode(mark).decode()}",
    }


def check_address(url: str) -> None:
    """Only https, and never into the own network unless the installation allows it; `Forbidden` otherwise."""
    parts = urlsplit(url)
    if settings.WEBHOOKS_INTO_OWN_NETWORK and parts.scheme in ("http", "https") and parts.hostname:
        return
    if parts.scheme != "https" or not parts.hostname:
        raise Forbidden(_("Alamat harus dimulai dengan https://."))
    try:
        found = {info[4][0] for info in socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM)}
    except OSError:
        raise Forbidden(_("Nama %(host)s tidak dikenal.") % {"host": parts.hostname}) from None
    if any(not ipaddress.ip_address(address).is_global for address in found):
        raise Forbidden(_("Alamat di dalam jaringan sendiri tidak diizinkan. Mintalah admin sistem membukanya."))
