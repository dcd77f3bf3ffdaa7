"""Signatures with a key of the signer's own, kept in a folder that only the installation's user can read.

An Ed25519 signature beside the PDF, over all of its bytes: whoever has the file and the public key can check it.
"""

from __future__ import annotations

import base64
import contextlib
import os

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from django.conf import settings

from sembilan.career.signing.signer import Person, Signed


class FileSigner:
    """One key for each signer, made when first needed."""

    code = "file"

    def sign(self, pdf: bytes, who: Person) -> Signed:
        """Sign all the bytes of the PDF; the PDF itself stays as it is."""
        key = _key(who)
        public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return Signed(pdf, base64.b64encode(key.sign(pdf)).decode(), base64.b64encode(public).decode())

    def holds(self, pdf: bytes, signature: str, key: str) -> bool:
        """Whether the signature fits these bytes and this key."""
        try:
            public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key))
            public.verify(base64.b64decode(signature), pdf)
        except (InvalidSignature, ValueError):
            return False
        return True


def _key(who: Person) -> Ed25519PrivateKey:
    folder = settings.HOME / "signers" / str(who.instansi_id)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{who.nip}.key"
    if not path.exists():
        raw = Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
        # A name of its own first: two signatures at the same moment must not leave half a key.
        beside = folder / f"{who.nip}.{os.getpid()}"
        beside.touch(mode=0o600)
        beside.write_bytes(raw)
        with contextlib.suppress(FileExistsError):
            os.link(beside, path)
        beside.unlink()
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())
