"""The six digits of an authenticator app: RFC 6238 with SHA-1, 30 seconds, as every app has it."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import time
from urllib.parse import quote, urlencode

STEP_SECONDS = 30
DIGITS = 6
DRIFT = 1  # a clock may be one step early or late


def new_secret() -> str:
    """A new secret of 160 bits in base32, as apps take it."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def step_now() -> int:
    """The step of the present moment."""
    return int(time.time()) // STEP_SECONDS


def digits_at(secret: str, step: int) -> str:
    """The digits of a step (RFC 4226, 5.3)."""
    mac = hmac.new(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1).digest()
    offset = mac[-1] & 0xF
    number = int.from_bytes(mac[offset : offset + 4], "big") & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_of(secret: str, typed: str, after: int) -> int | None:
    """The step whose digits were typed, if it is of now and later than the newest that was used."""
    now = step_now()
    for step in range(now - DRIFT, now + DRIFT + 1):
        if step > after and hmac.compare_digest(digits_at(secret, step).encode(), typed.encode()):
            return step
    return None


def address(secret: str, account: str, issuer: str) -> str:
    """What the square code says: the account of this installation in the app."""
    asked = urlencode({"secret": secret, "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{quote(issuer)}:{quote(account)}?{asked}"
