"""Secrets that must be read again are sealed before they reach the database; codes that need not be are hashed."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class Unreadable(Exception):
    """A sealed secret was written under another key of the installation."""


def _key(purpose: bytes) -> bytes:
    derived = HKDF(SHA256(), 32, salt=None, info=b"sembilan." + purpose)
    return derived.derive(settings.SECRET_KEY.encode())


def seal(value: Any) -> str:
    """A value as only this installation reads it."""
    return _fernet().encrypt(json.dumps(value).encode()).decode()


def unseal(text: str) -> Any:
    """What was sealed."""
    try:
        return json.loads(_fernet().decrypt(text.encode()))
    except InvalidToken as fault:
        raise Unreadable from fault


def fingerprint(code: str) -> str:
    """The keyed hash of a code of many random letters: enough to recognise it, too little to find it."""
    return hmac.new(_key(b"code"), code.encode(), hashlib.sha256).hexdigest()


def is_same(code: str, kept: str) -> bool:
    """Whether a code is the one of this hash, in the same time either way."""
    return hmac.compare_digest(fingerprint(code), kept)


def _fernet() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(_key(b"factor")))
