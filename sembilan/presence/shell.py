"""The page of checking in as a phone keeps it: its words, its files, and the version that all of them make."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sembilan.web.styles import sheet

FOLDER = Path(__file__).parent / "static" / "presence"
PAGE = "presence/hadir.html"
SENDING = ("store", "key", "queue")  # what the worker needs to send what waits
SCRIPTS = (*SENDING, "place", "camera", "show", "extras", "page")
WORDS: dict[str, str | Promise] = {
    "meaning_1": _("Datang"),
    "meaning_2": _("Pulang"),
    "meaning_3": _("Istirahat"),
    "meaning_4": _("Kembali bekerja"),
    "clock": _("%(hour)s.%(minute)s"),
    "hours": _("Jam kerja hari ini %(starts)s–%(ends)s"),
    "free": _("Hari ini bukan hari kerja Anda."),
    "press": _("Tekan untuk mencatat"),
    "seeking": _("Mencari posisi…"),
    "keeping": _("Menyimpan…"),
    "recorded": _("Sudah tercatat %(time)s"),
    "not_yet": _("Telepon ini belum dapat dipakai"),
    "waits_short": _("Menunggu sinyal, tercatat di telepon pukul %(time)s"),
    "waits": _("%(what)s menunggu sinyal, tercatat di telepon pukul %(time)s"),
    "waits_text": _("Terkirim sendiri begitu ada sinyal; bila ditutup, buka lagi. Jangan hapus data peramban."),
    "stopped": _("%(what)s pukul %(time)s tidak dapat diterima"),
    "stopped_text": _("Situs tidak mengenali telepon ini."),
    "not_kept": _("Tekanan ini tidak dapat disimpan di telepon, jadi belum tercatat. Tekan lagi."),
    "other_ways": _("Cara lain: mesin absensi, atau ajukan lupa absen di halaman perbaikan kehadiran."),
    "dismiss": _("Sudah saya baca, hapus"),
    "position_seek": _("Mencari posisi…"),
    "position_at": _("Di %(place)s (± %(metres)s m)"),
    "position_away": _("%(away)s m dari %(place)s (± %(metres)s m)"),
    "position_far": _("%(away)s km dari %(place)s"),
    "position_known": _("Posisi ditemukan (± %(metres)s m)"),
    "position_rough": _("Posisi masih kasar (± %(metres)s m). Tunggu sebentar di dekat jendela atau di luar."),
    "position_refused": _("Izin lokasi belum diberikan. Izinkan lokasi untuk situs ini di setelan peramban."),
    "position_none": _("Posisi tidak didapat. Nyalakan lokasi di telepon, lalu tunggu sebentar."),
    "signed_out": _("Anda belum masuk, atau sesi Anda sudah berakhir."),
    "signed_out_text": _("Telepon yang sudah terdaftar tetap mencatat. Masuk untuk melihat keadaan hari ini."),
    "drift": _("Jam telepon ini meleset %(minutes)s menit. Yang dihitung adalah jam server."),
    "phone_waits": _("Telepon ini berlaku mulai %(day)s pukul %(time)s, atau begitu pengelola menyetujuinya."),
    "phone_ended": _("Telepon ini tidak lagi berlaku untuk Anda."),
    "register_not": _("Telepon belum terdaftar."),
    "register_fault": _("Tidak ada jawaban dari situs. Periksa sambungan, lalu coba lagi."),
    "photo_open": _("Ambil foto"),
    "photo_take": _("Potret sekarang"),
    "photo_taken": _("Foto siap. Ambil ulang"),
    "camera_fault": _("Kamera tidak dapat dibuka. Izinkan kamera untuk situs ini, atau ketik kodenya."),
}


@lru_cache(maxsize=1)
def _scripts_digest() -> str:
    content = b"".join((FOLDER / f"{name}.js").read_bytes() for name in (*SCRIPTS, "worker"))
    return hashlib.sha256(content).hexdigest()[:12]


def address(name: str) -> str:
    """Where a script is; with another content it is elsewhere."""
    if settings.DEBUG:
        _scripts_digest.cache_clear()
    return f"{static(f'presence/{name}.js')}?v={_scripts_digest()}"


def page(request: HttpRequest) -> str:
    """The page itself: the same for everybody, for it is kept on phones and names nobody."""
    given = {"words": words(), "scripts": [address(name) for name in SCRIPTS]}
    return render_to_string(PAGE, given, request)


def words() -> dict[str, str]:
    """What the scripts say, in the language of this request."""
    return {name: str(text) for name, text in WORDS.items()}


def version() -> str:
    """Another page, script, sheet or language is another version."""
    page = (FOLDER.parents[1] / "templates" / PAGE).read_text()
    parts = [page, _scripts_digest(), sheet()[1], str(get_language()), json.dumps(words())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
