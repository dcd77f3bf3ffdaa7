"""Portraits and thumbnails: pictures drawn anew, so that nothing of the original but its look goes on."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from sembilan.documents.content import Unacceptable, inspect
from sembilan.documents.models import StoredFile
from sembilan.documents.queries import content_of, place_of

PORTRAIT = (600, 800)
SMALL = (320, 320)
PDF = StoredFile.Form.PDF


def portrait(content: bytes) -> bytes:
    """A photo of a person as JPEG of a modest size, upright, without what the camera wrote into it."""
    found = inspect("foto", content, settings.MOST_BYTES_OF_A_DOCUMENT)
    if found.form == PDF:
        raise Unacceptable(_("Foto harus berupa JPEG atau PNG."))
    with Image.open(io.BytesIO(content)) as image:
        upright = ImageOps.exif_transpose(image).convert("RGB")
    upright.thumbnail(PORTRAIT)
    return _written(upright, "JPEG")


def thumbnail_of(stored: StoredFile) -> bytes:
    """The first page or the picture, small, as PNG; made when first asked for and then kept beside the file."""
    place = small_place(stored)
    if place.exists():
        return place.read_bytes()
    content = content_of(stored)
    drawn = _written(_first_page(content) if stored.form == PDF else _picture(content), "PNG")
    beside = place.with_suffix(".new")
    beside.write_bytes(drawn)
    beside.replace(place)
    return drawn


def small_place(stored: StoredFile) -> Path:
    """Where the small picture of a file lies."""
    return place_of(stored.instansi_id, stored.sha256).with_suffix(".png")


def _first_page(content: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(content)
    try:
        page = document[0]
        # However large a page says it is, the picture of it is small.
        scale = min(SMALL[0] / max(page.get_width(), 1), SMALL[1] / max(page.get_height(), 1))
        drawn: Image.Image = page.render(scale=scale).to_pil().convert("RGB")
        return drawn
    finally:
        document.close()


def _picture(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
        small = ImageOps.exif_transpose(image).convert("RGB")
    small.thumbnail(SMALL)
    return small


def _written(image: Image.Image, form: str) -> bytes:
    clean = Image.new("RGB", image.size)
    clean.paste(image)
    out = io.BytesIO()
    clean.save(out, form, optimize=True)
    return out.getvalue()
