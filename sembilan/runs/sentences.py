"""The sentences of runs: why someone is held, what needs a look, and how a failure is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

HELD: Mapping[str, Promise] = {
    "no_post": _("Belum punya jabatan pada akhir bulan, jadi kelas jabatannya tidak diketahui."),
    "no_tukin": _("Kelas jabatannya belum punya angka tukin di tabel TPP daerah."),
    "no_rating": _("Belum ada penilaian periodik bulan ini."),
    "no_predikat": _("Belum ada predikat kinerja bulan ini."),
    "no_attendance": _("Tidak ada hasil kehadiran bulan ini."),
    "missing": _("Kolom %(column)s kosong."),
    "out_of_bounds": _("Nilai %(value)s pada kolom %(column)s di luar batas %(low)s sampai %(high)s."),
    "no_result": _("Aturan tidak memberi nilai untuk kolom %(column)s."),
}

REMARKS: Mapping[str, Promise] = {
    "pin_missing": _("PIN mesin belum dipetakan, jadi ketukannya tidak dapat dikenali."),
    "pin_unknown": _("%(count)s ketukan memakai PIN %(pin)s yang bukan milik siapa pun."),
    "all_absent_but_active": _(
        "Tanpa keterangan pada semua %(days)s hari kerja, padahal %(minutes)s menit aktivitas disetujui."
    ),
    "unit_day_absent": _(
        "Tidak seorang pun dari %(people)s pegawai %(unit)s tercatat pada %(date)s: mungkin mesinnya rusak."
    ),
    "no_clockings": _(
        "Tidak satu pun ketukan pada %(days)s hari kerja bulan ini: log mesin atau PIN belum dimuat. "
        "Semua yang tidak cuti atau dinas dihitung tanpa keterangan."
    ),
    "day_without_clockings": _(
        "Tidak seorang pun tercatat pada %(date)s, hari kerja: log mesin belum lengkap, atau hari libur daerah."
    ),
    "unit_no_activity": _("Tidak ada aktivitas disetujui bagi %(people)s pegawai %(unit)s sebulan penuh."),
    "changed_much": _("TPP bruto berubah %(percent)s %% dari bulan lalu."),
    "not_mapped": _("Belum dipetakan: belum ada asesmen yang berlaku."),
    "no_kinerja": _("Belum dipetakan: belum ada predikat kinerja bulan ini."),
    "birth_date": _("Tanggal lahir berbeda dengan NIP."),
    "doubt": _("Data pegawai meragukan: %(what)s."),
    "no_unit": _("Belum ditempatkan di unit mana pun pada akhir bulan."),
}

AREAS: Mapping[str, Promise] = {
    "attendance": _("kehadiran"),
    "performance": _("kinerja"),
    "allowance": _("tunjangan"),
    "talent": _("talenta"),
}


def held_sentence(code: str, column: str, params: Mapping[str, Any]) -> str:
    """Why someone is held, in the reader's language."""
    return _filled(HELD, code, {**params, "column": column})


def remark_sentence(code: str, params: Mapping[str, Any]) -> str:
    """What needs a look, in the reader's language."""
    said = {name: gettext(value) if name == "what" else value for name, value in params.items()}
    return _filled(REMARKS, code, said)


def _filled(catalogue: Mapping[str, Promise], code: str, params: Mapping[str, Any]) -> str:
    text = catalogue.get(code)
    return code if text is None else str(text) % params
