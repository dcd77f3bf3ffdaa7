"""Answers that hand out a file: never run by a browser, never kept by a proxy. Who may have it is asked before."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from sembilan.documents.models import StoredFile
from sembilan.documents.portrait import thumbnail_of
from sembilan.documents.queries import Unreadable, content_of
from sembilan.documents.workbook import XLSX

GONE = 410
DAY_SECONDS = 86_400
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox"
MADE = {"xlsx": XLSX, "pdf": "application/pdf", "zip": "application/zip", "csv": "text/csv; charset=utf-8"}
IMAGES = {StoredFile.Form.JPEG, StoredFile.Form.PNG}


def file_answer(stored: StoredFile, inline: bool = False) -> HttpResponse:
    """The file as it was handed in, to be saved; with `inline` a picture is shown.

    A PDF is always saved: browsers show none inside a sandbox, and none is shown outside of one.
    """
    try:
        content = content_of(stored)
    except Unreadable as fault:
        return _unreadable(fault)
    shown = inline and stored.form in IMAGES
    response = _answer(content, stored.form)
    how = "inline" if shown else "attachment"
    response["Content-Disposition"] = f"{how}; filename*=UTF-8''{quote(stored.name)}"
    response["Cache-Control"] = "private, no-store"
    return response


def made_answer(name: str, content: bytes, inline: bool = False) -> HttpResponse:
    """A file made for this reader, of the kind its name ends in, to be saved; with `inline` a browser may show it."""
    response = HttpResponse(content, content_type=MADE[name.rpartition(".")[2]])
    response["Content-Disposition"] = content_disposition_header(not inline, name) or ""
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def thumbnail_answer(stored: StoredFile) -> HttpResponse:
    """A small picture of the file."""
    try:
        response = _answer(thumbnail_of(stored), "image/png")
    except Unreadable as fault:
        return _unreadable(fault)
    response["Cache-Control"] = f"private, max-age={DAY_SECONDS}"
    return response


def _answer(content: bytes, form: str) -> HttpResponse:
    response = HttpResponse(content, content_type=form)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _unreadable(fault: Unreadable) -> HttpResponse:
    return HttpResponse(fault.sentence, content_type="text/plain; charset=utf-8", status=GONE)
