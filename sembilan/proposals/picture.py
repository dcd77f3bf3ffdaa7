"""A small picture of a document's first page, drawn anew each time it is asked for: it leaves no second copy."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image

from sembilan.documents.models import StoredFile

WIDE, HIGH = 480, 640


def small(path: Path, form: str) -> bytes | None:
    """The first page as JPEG; nothing when it cannot be drawn."""
    try:
        image = _first_page(path) if form == StoredFile.Form.PDF else Image.open(path)
        with image:
            image.thumbnail((WIDE, HIGH))
            drawn = io.BytesIO()
            image.convert("RGB").save(drawn, "JPEG", quality=80)
    except (OSError, ValueError, pypdfium2.PdfiumError):
        return None
    return drawn.getvalue()


def _first_page(path: Path) -> Image.Image:
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[0]
        # Drawn no larger than it is shown, whatever size the page claims to have.
        scale = min(WIDE / page.get_width(), HIGH / page.get_height())
        drawn: Image.Image = page.render(scale=scale).to_pil()
        return drawn.copy()
    finally:
        document.close()
