"""A phone of the tests: a key of its own, and messages signed as the page signs them."""

from __future__ import annotations

import base64
import datetime as dt
import json
import uuid
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

OFFICE = (-6_900_000, 107_600_000)
KILOMETRE = 8_993  # of latitude, in millionths of a degree


def ms(moment: dt.datetime) -> int:
    """A moment as a phone tells it."""
    return round(moment.timestamp() * 1000)


@dataclass
class Phone:
    """One phone and its key."""

    instansi: int = 0
    device: int = 0
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    install: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def spki(self) -> bytes:
        """The public half."""
        return self.key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)

    def press(self, pressed: dt.datetime, meaning: int = 1, **other: Any) -> dict[str, Any]:
        """One signed press; `other` are fields of the contract."""
        told = {
            "id": str(other.pop("id", None) or uuid.uuid4()), "meaning": meaning, "pressed_at": ms(pressed),
            "elapsed": None, "lat": OFFICE[0], "lon": OFFICE[1], "accuracy": 15, "code": "", "photo": "", **other,
        }  # fmt: skip
        return told | {"signature": self.sign(told)}

    def sign(self, told: dict[str, Any]) -> str:
        """The signature of a press, r and s side by side."""
        place = ["" if told[name] is None else told[name] for name in ("lat", "lon", "accuracy")]
        lines = ["sembilan-press-1", self.instansi, self.device, told["id"], told["meaning"], told["pressed_at"]]
        text = "\n".join(map(str, [*lines, *place, told["code"], told["photo"]]))
        r, s = decode_dss_signature(self.key.sign(text.encode(), ec.ECDSA(SHA256())))
        return base64.urlsafe_b64encode(r.to_bytes(32) + s.to_bytes(32)).rstrip(b"=").decode()

    def message(self, sent: dt.datetime, *presses: dict[str, Any]) -> dict[str, Any]:
        """The body of a request."""
        return {"instansi": self.instansi, "device": self.device, "sent_at": ms(sent), "presses": list(presses)}

    def body(self, sent: dt.datetime, *presses: dict[str, Any]) -> bytes:
        """The same as bytes."""
        return json.dumps(self.message(sent, *presses)).encode()
