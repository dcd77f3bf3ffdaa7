"""What a handed-in file really is, told by its content and never by its name."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

import pypdfium2
from django.utils.translation import gettext as _
from PIL import Image

NAME_LENGTH = 160
MOST_PIXELS = 60_000_000


class Unacceptable(Exception):
    """The file is not kept; the sentence says why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class Found:
    """A file that may be kept."""

    name: str
    form: str
    pages: int


def inspect(name: str, content: bytes, most: int) -> Found:
    """Look at the content; `Unacceptable` if it is too large, broken, or none of the three forms."""
    if not content:
        raise Unacceptable(_("Berkas kosong. Pilih berkas lain."))
    if len(content) > most:
        allowed = {"most": most // 1_000_000}
        raise Unacceptable(_("Berkas lebih besar dari %(most)s MB. Perkecil atau pindai ulang.") % allowed)
    form, pages = _form(content)
    return Found(_harmless(name), form, pages)


def _form(content: bytes) -> tuple[str, int]:
    if content.startswith(b"%PDF-"):
        return "application/pdf", _pages(content)
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Unacceptable(_("Gambar terlalu besar. Perkecil ukurannya lalu unggah lagi."))
            image.load()
            return str(Image.MIME[image.format or ""]), 1
    except Unacceptable:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise Unacceptable(
            _("Isi berkas ini bukan PDF, JPEG, atau PNG yang utuh. Simpan ulang sebagai PDF lalu unggah lagi.")
        ) from None


def _pages(content: bytes) -> int:
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            return len(document)
        finally:
            document.close()
    except pypdfium2.PdfiumError:
        raise Unacceptable(_("PDF ini rusak atau berkata sandi. Simpan ulang tanpa kata sandi.")) from None


def _harmless(name: str) -> str:
    """The last part of the name, without signs that a folder or a header would take for its own."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return re.sub(r"[^\w .()-]+", "_", last).strip(" .")[-NAME_LENGTH:] or "berkas"
