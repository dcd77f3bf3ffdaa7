"""What the pages of this room answer alike."""

from __future__ import annotations

from django.http import HttpResponse

from sembilan.documents.workbook import XLSX


def excel(name: str, content: bytes) -> HttpResponse:
    """A table to be saved."""
    return HttpResponse(content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
