"""Papers as people hand them in, made anew for each test, and entries to hang them on."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2
from PIL import Image

from sembilan.people.actions import add_entry
from sembilan.people.actions.papers import keep_document
from sembilan.people.models import Employee

KGB = {"tmt": "2025-03-01", "golongan": "III/b", "mk_years": "10", "mk_months": "0", "gaji_pokok": "3500000"}


def picture(size: tuple[int, int] = (60, 80), form: str = "JPEG", **more: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, form, **more)
    return out.getvalue()


def scan(width: int = 200, height: int = 300) -> bytes:
    """A PDF of one page."""
    document = pypdfium2.PdfDocument.new()
    document.new_page(width, height)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def entered(nip: str, kind: str, texts: dict[str, str], *, by: Any, paper: bytes | None = None) -> Any:
    """An entry of a person's file, with its document where one is given."""
    employee = Employee.objects.get(nip=nip)
    document = keep_document(employee=employee, name="sk.pdf", content=paper, by=by).pk if paper else None
    return add_entry(employee=employee, kind=kind, texts=texts, by=by, source="tes", document=document)
