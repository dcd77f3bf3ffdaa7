"""The style sheet: many small files, read in one order, sent as one under an address that changes with its content."""

from __future__ import annotations

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FOLDER = Path(__file__).parent / "static" / "web" / "css"
ORDER = ("layers", "reset", "tokens", "base", "layout", "frame", "print")


def files() -> list[Path]:
    """Every file of the sheet: the common ones, components by name, then what only some pages need."""
    common = [FOLDER / f"{name}.css" for name in ORDER]
    return [*common, *sorted((FOLDER / "components").glob("*.css")), *sorted((FOLDER / "pages").glob("*.css"))]


def text() -> bytes:
    """The whole sheet."""
    return b"".join(path.read_bytes() for path in files())


@lru_cache(maxsize=1)
def _kept() -> tuple[bytes, str]:
    sheet = text()
    return sheet, hashlib.sha256(sheet).hexdigest()[:16]


def sheet() -> tuple[bytes, str]:
    """The sheet and its digest; read afresh on each request while developing."""
    if settings.DEBUG:
        _kept.cache_clear()
    return _kept()


def stylesheet(request: HttpRequest, digest: str) -> HttpResponse:
    """Send the sheet, small and for a year; an old address gets today's sheet without that promise."""
    body, current = sheet()
    response = HttpResponse(body, content_type="text/css; charset=utf-8")
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        response = HttpResponse(gzip.compress(body, mtime=0), content_type="text/css; charset=utf-8")
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    response["Cache-Control"] = "public, max-age=31536000, immutable" if digest == current else "no-cache"
    return response
