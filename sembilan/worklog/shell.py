"""The page of a day as a phone keeps it: its words, its files, and the version that all of them make."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sembilan.web.styles import sheet

FOLDER = Path(__file__).parent / "static" / "worklog"
PAGE = "worklog/offline.html"
SCRIPTS = ("photo", "store", "page")
WORDS: dict[str, str | Promise] = {
    "waits": _("%(n)s catatan tersimpan di telepon, menunggu sinyal"),
    "waits_text": _("Terkirim sendiri begitu halaman ini terbuka dengan sinyal. Jangan hapus data peramban."),
    "others": _("%(n)s catatan di telepon ini milik akun lain"),
    "stopped": _("Tidak dapat diterima: %(text)s"),
    "again": _("Perbaiki"),
    "drop": _("Hapus"),
    "send": _("Kirim sekarang"),
    "signed_out": _("Sesi Anda sudah berakhir. Masuk lagi, lalu catatan ini terkirim."),
    "minutes": _("%(n)s menit"),
    "too_large": _("Situs menolaknya; mungkin lampirannya terlalu besar. Pilih berkas yang lebih kecil."),
    "not_kept": _("Telepon ini tidak dapat menyimpannya. Salin dahulu, lalu kirim saat ada sinyal."),
    "as": _("Disimpan atas nama %(name)s"),
    "unknown": _("Buka halaman ini sekali dengan sinyal, supaya telepon tahu siapa Anda."),
}


@lru_cache(maxsize=1)
def _digest() -> str:
    content = b"".join((FOLDER / f"{name}.js").read_bytes() for name in (*SCRIPTS, "worker"))
    return hashlib.sha256(content).hexdigest()[:12]


def address(name: str) -> str:
    """Where a script is; with another content it is elsewhere."""
    if settings.DEBUG:
        _digest.cache_clear()
    return f"{static(f'worklog/{name}.js')}?v={_digest()}"


def addresses() -> list[str]:
    """All scripts of the page."""
    return [address(name) for name in SCRIPTS]


def words() -> dict[str, str]:
    """What the scripts say, in the language of this request."""
    return {name: str(text) for name, text in WORDS.items()}


def version() -> str:
    """Another page, script, sheet or language is another version."""
    page = (FOLDER.parents[1] / "templates" / PAGE).read_text()
    parts = [page, _digest(), sheet()[1], str(get_language()), json.dumps(words())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
