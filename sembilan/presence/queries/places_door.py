"""The screen beside a door: its address, which only the site can make, and its drawing."""

from __future__ import annotations

import hashlib
import io
from base64 import b64encode

import qrcode
from django.core import signing
from django.http import Http404
from qrcode.image.svg import SvgPathImage

from sembilan.organisation.models import WorkPlace

SALT = "presence.door"
MARK = 16


def token_of(place: WorkPlace) -> str:
    """The last part of the address of a door's screen; another secret gives another address."""
    mark = hashlib.sha256(bytes(place.door.secret)).hexdigest()[:MARK]
    return signing.Signer(salt=SALT).sign(f"{place.instansi_id}-{place.pk}-{mark}")


def place_of(token: str) -> tuple[int, int]:
    """The instansi and the place an address names; one the site did not make names none."""
    try:
        instansi, place, _mark = signing.Signer(salt=SALT).unsign(token).split("-")
    except signing.BadSignature:
        raise Http404 from None
    return int(instansi), int(place)


def qr(text: str) -> str:
    """A QR code as the address of a picture."""
    with io.BytesIO() as drawn:
        qrcode.make(text, image_factory=SvgPathImage, border=2).save(drawn)
        return "data:image/svg+xml;base64," + b64encode(drawn.getvalue()).decode()
