"""The installation's Ed25519 key and the heads it signs.

The witness file keeps a copy of every head outside the database.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat


@dataclass(frozen=True)
class SignedHead:
    """A head as it is handed out: whose log, how many leaves, which root, when, by which key."""

    log: str
    size: int
    root: str
    at: str
    key: str
    signature: str

    def payload(self) -> bytes:
        """The bytes that are signed."""
        said = {"at": self.at, "log": self.log, "root": self.root, "size": self.size}
        return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()

    def holds(self) -> bool:
        """Whether the signature fits the key named in it."""
        try:
            key = Ed25519PublicKey.from_public_bytes(base64.b64decode(self.key))
            key.verify(base64.b64decode(self.signature), self.payload())
        except (InvalidSignature, ValueError):
            return False
        return True

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> SignedHead:
        """Read what `to_json` wrote; a file that is not a head is refused with a sentence."""
        try:
            return cls(**json.loads(text))
        except (TypeError, ValueError) as fault:
            raise ValueError("Berkas ini bukan kepala log yang ditandatangani.") from fault


class Keeper:
    """The key and the witness file of one installation, in a folder only its user can read."""

    def __init__(self, home: Path) -> None:
        self.folder = home / "proof"
        self.folder.mkdir(mode=0o700, exist_ok=True)

    @property
    def witness(self) -> Path:
        """The file with a line for each head ever signed."""
        return self.folder / "heads.jsonl"

    def key(self) -> Ed25519PrivateKey:
        """The private key; made once."""
        path = self.folder / "log.key"
        if not path.exists():
            fresh = Ed25519PrivateKey.generate()
            raw = fresh.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(raw)
        return Ed25519PrivateKey.from_private_bytes(path.read_bytes())

    def public(self) -> str:
        """The public key, base64."""
        return base64.b64encode(self.key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()

    def sign(self, log: str, size: int, root: bytes, at: dt.datetime) -> SignedHead:
        """A head signed with the installation's key."""
        bare = SignedHead(log, size, root.hex(), at.isoformat(), self.public(), "")
        signature = base64.b64encode(self.key().sign(bare.payload())).decode()
        return SignedHead(bare.log, bare.size, bare.root, bare.at, bare.key, signature)

    def remember(self, head: SignedHead) -> None:
        """Add a head to the witness file, on disk before it is relied on."""
        with self.witness.open("a") as file:
            file.write(head.to_json() + "\n")
            file.flush()
            os.fsync(file.fileno())

    def remembered(self, log: str) -> Iterator[SignedHead]:
        """The heads of one log in the witness file, oldest first; a line cut short by a crash is passed over."""
        if not self.witness.exists():
            return
        for line in self.witness.read_text().splitlines():
            try:
                head = SignedHead.from_json(line)
            except ValueError:
                continue
            if head.log == log:
                yield head


def fingerprint(key: str) -> str:
    """A short name for a public key."""
    return hashlib.sha256(base64.b64decode(key)).hexdigest()[:16]
