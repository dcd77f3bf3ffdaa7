"""The message of a phone read with certainty: who speaks, when it was sent, and each press as it was signed."""

from __future__ import annotations

import base64
import binascii
import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from sembilan.terms.frames.attendance import Meaning

LANGUAGE = "Sembilan-Language"  # the header a phone tells it in
MOST_PRESSES = 50
MOST_BYTES = 64_000
SIGNATURE_BYTES = 64
FIRST_LINE = "sembilan-press-1"
LATEST_MS = 4_102_444_800_000  # 2100
LONGEST_CODE = 16
HASH = re.compile(r"[0-9a-f]{64}\Z")
DEGREE = 1_000_000
FAR = 2**31 - 1


class Malformed(Exception):
    """What was sent cannot be read; its text is the sentence for the phone."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One press as the phone sent it."""

    id: uuid.UUID
    meaning: int
    pressed_at: int  # milliseconds of the phone's clock
    elapsed: int | None  # milliseconds between the press and the sending, by a clock nobody can set
    lat: int | None
    lon: int | None
    accuracy: int | None
    code: str
    photo: str
    signature: bytes

    def signed(self, instansi: int, device: int) -> bytes:
        """The text that the phone signed."""
        place = ("" if one is None else str(one) for one in (self.lat, self.lon, self.accuracy))
        told = (FIRST_LINE, instansi, device, self.id, self.meaning, self.pressed_at, *place, self.code, self.photo)
        return "\n".join(map(str, told)).encode()


@dataclass(frozen=True, slots=True)
class Message:
    """What came in one request."""

    instansi: int
    device: int
    sent_at: int
    presses: tuple[Sent, ...]
    language: str = settings.LANGUAGE_CODE


def language_of(said: str | None) -> str:
    """The language to answer in: that of the page a phone shows, told with the message, for it sends no cookies."""
    return said if said in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def read(body: bytes, language: str = settings.LANGUAGE_CODE) -> Message:
    """The message of a request; whatever is not exactly one is refused."""
    if len(body) > MOST_BYTES:
        raise Malformed(_("Kiriman terlalu besar. Kirim paling banyak 50 ketukan sekali."))
    try:
        told = json.loads(body)
        presses = told["presses"]
        if not isinstance(presses, list) or not 1 <= len(presses) <= MOST_PRESSES:
            raise ValueError
        return Message(
            _whole(told["instansi"], 1, 2**63 - 1),
            _whole(told["device"], 1, 2**63 - 1),
            _whole(told["sent_at"], 0, LATEST_MS),
            tuple(_press(one) for one in presses),
            language,
        )
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise Malformed(_("Kiriman tidak dapat dibaca. Perbarui halaman presensi lalu coba lagi.")) from fault


def _press(told: Mapping[str, Any]) -> Sent:
    return Sent(
        uuid.UUID(_text(told["id"], 36)),
        _whole(told["meaning"], Meaning.DATANG, Meaning.KEMBALI),
        _whole(told["pressed_at"], 0, LATEST_MS),
        _maybe(told.get("elapsed"), 0, LATEST_MS),
        _maybe(told.get("lat")),
        _maybe(told.get("lon")),
        _maybe(told.get("accuracy")),
        _text(told.get("code") or "", LONGEST_CODE),
        _photo(told.get("photo") or ""),
        _signature(told["signature"]),
    )


def _whole(value: object, low: int, high: int) -> int:
    if type(value) is not int or not low <= value <= high:
        raise ValueError(value)
    return value


def _maybe(value: object, low: int = -FAR, high: int = FAR) -> int | None:
    return None if value is None else _whole(value, low, high)


def _text(value: object, most: int) -> str:
    if not isinstance(value, str) or len(value) > most or "\n" in value:
        raise ValueError(value)
    return value


def _photo(value: object) -> str:
    if value != "" and not (isinstance(value, str) and HASH.match(value)):
        raise ValueError(value)
    return str(value)


def _signature(value: object) -> bytes:
    text = _text(value, 2 * SIGNATURE_BYTES)
    try:
        found = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as fault:
        raise ValueError(text) from fault
    if len(found) != SIGNATURE_BYTES:
        raise ValueError(text)
    return found
