"""The six digits of an authenticator app: RFC 6238 with SHA-1, 30 seconds, as every app has it."""

from __future__ import annotations

import base64
import hmac
import secrets
import time
from urllib.parse import quote, urlencode

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP

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
    return HOTP(base64.b32decode(secret), DIGITS, SHA1()).generate(step).decode()  # noqa: S303 (what every app uses; an HMAC needs no better)


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
