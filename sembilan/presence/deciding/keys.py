"""The keys of phones: P-256, of which we hold the public half, and whether a signature is theirs."""

from __future__ import annotations

import base64
import binascii
from functools import lru_cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

KEPT = 65_536  # reading a key costs as much as checking a signature by it
HALF = 32
ALGORITHM = ECDSA(SHA256())


@lru_cache(maxsize=KEPT)
def public_key(spki: bytes) -> EllipticCurvePublicKey:
    """A key read from its SubjectPublicKeyInfo; any other kind is refused with `ValueError`."""
    found = load_der_public_key(spki)
    if not isinstance(found, EllipticCurvePublicKey) or not isinstance(found.curve, SECP256R1):
        raise ValueError("not a key of P-256")
    return found


def from_text(text: str) -> bytes:
    """A public key as a phone writes it, checked; `ValueError` when it is none."""
    try:
        spki = base64.b64decode(text, validate=True)
    except binascii.Error as fault:
        raise ValueError("not base64") from fault
    public_key(spki)
    return spki


def fits(spki: bytes, signature: bytes, text: bytes) -> bool:
    """Whether the text was signed with the key; the signature is r and s side by side, as browsers give it."""
    r, s = int.from_bytes(signature[:HALF]), int.from_bytes(signature[HALF:])
    try:
        public_key(spki).verify(encode_dss_signature(r, s), text, ALGORITHM)
    except (InvalidSignature, ValueError):
        return False
    return True
