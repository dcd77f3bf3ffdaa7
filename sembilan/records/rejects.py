"""The catalogue of reasons why a row of a file is held: for each code the sentence and what to do about it.

Kept as message ids, so that one stored reject can be read in any language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _


@dataclass(frozen=True)
class Reason:
    """Why a row is held, and what heals it."""

    sentence: str
    todo: str


FIX = _("Perbaiki di berkas asal, lalu muat berkas itu lagi.")
ONLY_CELL = _("Barisnya tetap masuk, tanpa isi sel ini.")
REASONS: Mapping[str, Reason] = {
    "file-unreadable": Reason(
        _("Berkas ini rusak atau bukan tabel yang dapat dibaca."),
        _("Simpan ulang sebagai .xlsx atau .csv, lalu muat lagi."),
    ),
    "file-locked": Reason(
        _("Berkas ini dikunci dengan kata sandi."),
        _("Buka di Excel, simpan tanpa kata sandi, lalu muat lagi."),
    ),
    "file-empty": Reason(_("Berkas ini tidak berisi apa-apa."), _("Periksa apakah berkas yang dipilih sudah benar.")),
    "file-huge": Reason(
        _("Isi berkas ini terlalu besar untuk dibuka."), _("Bagi menjadi beberapa berkas, lalu muat satu per satu.")
    ),
    "file-region": Reason(
        _("Berkas ini memuat angka daerah, bukan tabel."), _("Muat lewat perintah sembilan load, bukan halaman ini.")
    ),
    "header-unknown": Reason(
        _("Judul kolom berkas ini tidak dikenali. Paling mirip: %(nearest)s; kolom yang kurang: %(missing)s."),
        _("Lengkapi judul kolom sesuai petunjuk, lalu muat lagi; bila berkas ini bukan data, biarkan saja."),
    ),
    "region-unclear": Reason(
        _("Angka daerah tidak dapat dibaca: %(problem)s."),
        _("Perbaiki daerah.toml, lalu muat lagi."),
    ),
    "file-refused": Reason(
        _("Berkas ini bertentangan dengan data yang sudah ada: %(problem)s."),
        _("Laporkan kepada pengelola sistem; tidak ada yang hilang dan tidak ada yang berubah."),
    ),
    "cell-empty": Reason(_("Sel ini wajib diisi tetapi kosong."), FIX),
    "nip-empty": Reason(_("NIP kosong."), FIX),
    "nip-rounded": Reason(
        _("NIP tersimpan sebagai angka, sehingga Excel membulatkan dan menghilangkan angka belakangnya."),
        _("Ubah kolom NIP menjadi teks, ketik ulang 18 angkanya dari SK, lalu muat lagi."),
    ),
    "nip-digits": Reason(_("NIP hanya boleh berisi angka."), FIX),
    "nip-length": Reason(_("NIP harus 18 angka."), _("Cocokkan dengan SK, ketik 18 angkanya, lalu muat lagi.")),
    "nip-birth": Reason(_("Delapan angka pertama NIP bukan tanggal lahir yang mungkin."), FIX),
    "nip-tmt": Reason(_("Angka ke-9 sampai ke-14 NIP bukan TMT PNS maupun kode PPPK."), FIX),
    "nip-sex": Reason(_("Angka ke-15 NIP harus 1 atau 2."), FIX),
    "nip-sequence": Reason(_("Nomor urut pada NIP tidak boleh 000."), FIX),
    "nip-unknown": Reason(
        _("NIP ini belum dikenal: pegawainya tidak ada di data pegawai yang sudah masuk."),
        _("Masukkan dahulu pegawainya (periksa apakah barisnya ditahan), lalu muat berkas ini lagi."),
    ),
    "nik-digits": Reason(_("NIK harus 16 angka."), FIX),
    "unor-unknown": Reason(
        _("Kode unor ini tidak ada di daftar unit organisasi."),
        _("Perbaiki kodenya atau tambahkan unitnya di berkas unor, lalu muat lagi."),
    ),
    "unor-loose": Reason(
        _("Unit %(unor)s tidak menggantung pada pohon: induknya tidak dikenal atau kembali ke dirinya sendiri."), FIX
    ),
    "jabatan-unknown": Reason(
        _("Kode jabatan ini tidak ada di daftar jabatan."),
        _("Perbaiki kodenya atau tambahkan jabatannya di berkas jabatan, lalu muat lagi."),
    ),
    "date-unreadable": Reason(
        _("Tanggal tidak dapat dibaca dengan pasti."), _("Tulis tanggal sebagai hh-bb-tttt, misalnya 05-11-2026.")
    ),
    "date-impossible": Reason(_("Tanggal ini tidak ada di kalender."), FIX),
    "date-outside": Reason(
        _("Waktu ketukan ini mustahil: sebelum tahun 2015 atau sesudah besok; jam mesin pernah salah."),
        _("Setel jam mesin. Ketukan ini tidak dihitung; bila orangnya hadir, catat lewat bukti lain."),
    ),
    "month-unreadable": Reason(
        _("Bulan tidak dapat dibaca dengan pasti."), _("Tulis bulan sebagai tttt-bb, misalnya 2026-10.")
    ),
    "number-unreadable": Reason(_("Ini bukan bilangan yang dapat dibaca dengan pasti."), FIX),
    "number-decimals": Reason(_("Angka di belakang koma paling banyak %(places)s."), FIX),
    "number-range": Reason(_("Bilangan harus antara %(low)s dan %(high)s."), FIX),
    "percent-unclear": Reason(
        _("Persen di bawah 1 tidak pasti: 0,25 dapat berarti 25 % atau seperempat persen."),
        _("Tulis bilangan persennya, misalnya 25, atau dengan tandanya, misalnya 0,25 %."),
    ),
    "word-unknown": Reason(_("Kata ini tidak dikenal. Yang dikenal: %(known)s."), FIX),
    "text-long": Reason(_("Teks lebih panjang daripada %(length)s huruf."), FIX),
    "code-unreadable": Reason(_("Kode kosong atau terlalu panjang."), FIX),
    "golongan-unknown": Reason(
        _("Golongan tidak dikenal."), _("Tulis misalnya III/c, atau IX untuk PPPK, lalu muat lagi.")
    ),
    "education-unknown": Reason(_("Tingkat pendidikan tidak dikenal."), FIX),
    "span-reversed": Reason(_("Tanggal akhir lebih awal daripada tanggal mulai."), FIX),
    "sanction-vague": Reason(
        _("Hukuman ini memotong TPP, tetapi besar atau lamanya tidak tertulis."),
        _("Tulis misalnya: Pemotongan TPP 25% 6 bulan."),
    ),
    "row-conflict": Reason(
        _("Baris ini dan baris %(others)s menyebut hal yang sama tetapi berbeda isi (%(columns)s)."),
        _("Tentukan baris yang benar, hapus yang lain, lalu muat lagi."),
    ),
    "line-torn": Reason(
        _("Baris ini terpotong, sehingga tidak dapat dibaca utuh."), _("Salin ulang log dari mesin, lalu muat lagi.")
    ),
    "pin-unknown": Reason(
        _("PIN %(pin)s belum dipetakan ke seorang pegawai; %(count)s ketukannya disimpan dan menunggu pemilik."),
        _("Tambahkan PIN dan NIP-nya di berkas PIN mesin, lalu muat berkas itu."),
    ),
}


def sentence(code: str, params: Mapping[str, Any]) -> str:
    """The reason in the language in use."""
    reason = REASONS.get(code)
    said = gettext(reason.sentence) % params if reason else code
    return f"{said} {gettext(ONLY_CELL)}" if params.get("cell") else said


def heading(code: str) -> str:
    """The reason without what is particular to one row, for a list of reasons."""
    reason = REASONS.get(code)
    return re.sub(r"%\(\w+\)s", "…", gettext(reason.sentence)) if reason else code


def todo(code: str) -> str:
    """What heals it, in the language in use."""
    reason = REASONS.get(code)
    return gettext(reason.todo) if reason else ""
