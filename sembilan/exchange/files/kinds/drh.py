"""The dated entries of people's files (DRH) as offices and SIASN list them: one row an entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.exchange.files.cells import DATE, GOLONGAN, NIP, code, number, words, words_text
from sembilan.exchange.files.kind import Check, Field, Kind, no_check
from sembilan.exchange.files.kinds.cuti import reversed_span
from sembilan.exchange.files.kinds.level import LEVEL
from sembilan.exchange.files.office import Office
from sembilan.people.actions import take_entries

YES_NO = {"Ya": True, "Tidak": False, "Y": True, "T": False, "1": True, "0": False, "True": True, "False": False,
          "Hidup": True, "Meninggal": False, "Wafat": False}  # fmt: skip
PROMOTIONS = {
    "Reguler": "101", "Pilihan (struktural)": "201", "Pilihan Struktural": "201", "Struktural": "201",
    "Pilihan (fungsional)": "202", "Pilihan Fungsional": "202", "Fungsional": "202", "Pilihan (JFT)": "202",
    "Penyesuaian Ijazah": "203", "Sedang Tugas Belajar": "204", "Selesai Tugas Belajar": "205",
    "Golongan dari Pengadaan CPNS": "211", "CPNS": "211", "101": "101", "201": "201", "202": "202", "203": "203",
    "204": "204", "205": "205", "211": "211",
}  # fmt: skip
RELATIONS = {
    "Suami": "suami/istri", "Istri": "suami/istri", "Suami/Istri": "suami/istri", "Pasangan": "suami/istri",
    "Anak": "anak", "Anak Kandung": "anak", "Anak Angkat": "anak", "Anak Tiri": "anak", "Ayah": "ayah",
    "Ayah Kandung": "ayah", "Ibu": "ibu", "Ibu Kandung": "ibu", "Mertua": "mertua", "Bapak Mertua": "mertua",
    "Ibu Mertua": "mertua", "Saudara": "saudara", "Saudara Kandung": "saudara",
}  # fmt: skip
CREDITS = {"Konversi": "konversi", "Konversi Predikat": "konversi", "Integrasi": "integrasi", "Pertama": "pertama",
           "Angka Kredit Pertama": "pertama", "Pendidikan": "pendidikan",
           "Peningkatan Pendidikan": "pendidikan"}  # fmt: skip
STUDIES = {"Tugas Belajar": "tugas", "Tugas": "tugas", "Izin Belajar": "mandiri", "Mandiri": "mandiri",
           "Tugas Belajar Biaya Mandiri": "mandiri", "Tugas Belajar Mandiri": "mandiri"}  # fmt: skip
SATYA = ((r"\b(?:30|xxx|tiga puluh)\b", "satya-30"), (r"\b(?:20|xx|dua puluh)\b", "satya-20"),
         (r"\b(?:10|x|sepuluh)\b", "satya-10"))  # fmt: skip

OWNER = Field("employee_id", ("NIP", "NIP BARU", "NIP PEGAWAI"), NIP, refers="nip")
PROOF = (
    Field("sk_number", ("NOMOR SK", "SK NOMOR", "NO SK"), words_text(80), needed=False),
    Field("sk_date", ("TANGGAL SK", "SK TANGGAL", "TGL SK"), DATE, needed=False),
    Field("sk_by", ("PEJABAT PENETAP", "PEJABAT YANG MENETAPKAN", "PENANDA TANGAN SK"), words_text(120), needed=False),
)
MASA_KERJA = (
    Field("mk_years", ("MK TAHUN", "MASA KERJA TAHUN", "MASA KERJA GOLONGAN TAHUN", "MKG TAHUN"), number(0, 60)),
    Field("mk_months", ("MK BULAN", "MASA KERJA BULAN", "MASA KERJA GOLONGAN BULAN", "MKG BULAN"), number(0, 11),
          needed=False),
)  # fmt: skip
YES = words(YES_NO, pl.Boolean)


def awarded(name: str) -> str:
    """Which award it is, from its name."""
    text = name.casefold()
    if "satya" not in text:
        return "lain"
    return next((kind for pattern, kind in SATYA if re.search(pattern, text)), "lain")


def by_name(office: Office, good: pl.DataFrame) -> pl.DataFrame:
    """The rows as the records take them: people by NIP, posts by code; an empty column is no column."""
    frame = good.drop("row").join(
        office.known("nip").rename({"key": "nip"}), left_on="employee_id", right_on="id", maintain_order="left"
    )
    for what in ("jabatan", "unor"):
        if f"{what}_id" in frame.columns:
            codes = office.known(what).rename({"key": what})
            frame = frame.join(codes, left_on=f"{what}_id", right_on="id", maintain_order="left")
    filled = [name for name in frame.columns if frame[name].null_count() < frame.height]
    return frame.select(filled).drop("employee_id", "jabatan_id", "unor_id", strict=False)


def entries(kind: str) -> Callable[[Office, pl.DataFrame], int]:
    """How entries of a kind are written; a last day named in a file is a day it still held."""

    def write(office: Office, good: pl.DataFrame) -> int:
        frame = by_name(office, good.rename({"first": "since", "last": "until"}, strict=False))
        if "until" in frame.columns:
            frame = frame.with_columns(pl.col("until").dt.offset_by("1d"))
        if kind == "penghargaan":
            frame = frame.with_columns(kind=pl.col("name").map_elements(awarded, return_dtype=pl.String))
        return take_entries(kind, frame.with_columns(source=pl.lit(office.name[:120])), instansi=office.instansi)

    return write


def listed(
    code: str, title: str, order: int, fields: Sequence[Field], key: tuple[str, ...], *, kind: str = "", table: str,
    check: Check = no_check,
) -> Kind:  # fmt: skip
    """One list of entries: whose, the fields, and what proves them."""
    fields = (OWNER, *fields)
    return Kind(code, title, order, fields, entries(kind or code), ("employee_id", *key), check=check, table=table)


GOLONGAN_HISTORY = listed(
    "riwayat-golongan", _("Riwayat golongan"), 41,
    (
        Field("golongan", ("GOLONGAN", "GOLONGAN NAMA", "GOLONGAN RUANG", "GOL"), GOLONGAN),
        Field("since", ("TMT GOLONGAN", "TMT GOL", "TMT PANGKAT"), DATE),
        Field("kind", ("JENIS KP NAMA", "JENIS KP", "JENIS KENAIKAN PANGKAT"), words(PROMOTIONS), needed=False),
        Field("mk_years", MASA_KERJA[0].headings, number(0, 60), needed=False), MASA_KERJA[1], *PROOF,
    ),
    ("since",), kind="golongan", table="people_riwayatgolongan",
)  # fmt: skip
JABATAN_HISTORY = listed(
    "riwayat-jabatan", _("Riwayat jabatan"), 42,
    (
        Field("jabatan_id", ("KODE JABATAN", "JABATAN ID", "ID JABATAN"), code(), refers="jabatan"),
        Field("since", ("TMT JABATAN", "TMT JAB", "TMT PELANTIKAN"), DATE), *PROOF,
    ),
    ("since",), kind="jabatan", table="people_riwayatjabatan",
)  # fmt: skip
KGB = listed(
    "kgb", _("Kenaikan gaji berkala"), 43,
    (
        Field("tmt", ("TMT KGB", "TMT GAJI BERKALA", "TMT KENAIKAN GAJI BERKALA"), DATE),
        Field("golongan", ("GOLONGAN", "GOLONGAN RUANG", "GOL"), GOLONGAN), *MASA_KERJA,
        Field("gaji_pokok", ("GAJI POKOK BARU", "GAJI POKOK", "GAPOK"), number(500_000, 20_000_000)), *PROOF,
    ),
    ("tmt",), table="people_kgb",
)  # fmt: skip
PENDIDIKAN = listed(
    "pendidikan", _("Riwayat pendidikan"), 44,
    (
        Field("level", ("TINGKAT PENDIDIKAN NAMA", "TINGKAT PENDIDIKAN", "TK PENDIDIKAN NAMA", "JENJANG"), LEVEL,
              example="S-1/Sarjana"),
        Field("study", ("PENDIDIKAN NAMA", "PROGRAM STUDI", "JURUSAN"), words_text(160), needed=False),
        Field("school", ("NAMA SEKOLAH", "SEKOLAH", "PERGURUAN TINGGI", "NAMA PERGURUAN TINGGI"), words_text(160)),
        Field("year", ("TAHUN LULUS", "THN LULUS"), number(1940, 2200), example="2012"),
        Field("finished_on", ("TANGGAL LULUS", "TGL LULUS"), DATE, needed=False),
        Field("ijazah_number", ("NOMOR IJAZAH", "NOMOR IJASAH", "NO IJAZAH"), words_text(80), needed=False),
        Field("gelar_depan", ("GELAR DEPAN",), words_text(40), needed=False),
        Field("gelar_belakang", ("GELAR BELAKANG",), words_text(60), needed=False),
        Field("is_first", ("PENDIDIKAN PERTAMA", "IS PENDIDIKAN PERTAMA"), YES, needed=False),
    ),
    ("level", "study", "year"), table="people_pendidikan",
)  # fmt: skip
PENGHARGAAN = listed(
    "penghargaan", _("Penghargaan"), 45,
    (
        Field("name", ("NAMA PENGHARGAAN", "PENGHARGAAN", "HARGA NAMA"), words_text(160),
              example="Satyalancana Karya Satya 10 Tahun"),
        Field("given_on", ("TANGGAL PENGHARGAAN", "TANGGAL PEROLEHAN", "SK DATE"), DATE), *PROOF,
    ),
    ("name", "given_on"), table="people_penghargaan",
)  # fmt: skip
ANGKA_KREDIT = listed(
    "angka-kredit", _("Angka kredit"), 46,
    (
        Field("kind", ("JENIS ANGKA KREDIT", "JENIS PAK", "JENIS PENETAPAN"), words(CREDITS)),
        Field("first", ("MULAI PENILAIAN", "TANGGAL MULAI PENILAIAN", "PERIODE MULAI"), DATE),
        Field("last", ("SELESAI PENILAIAN", "TANGGAL SELESAI PENILAIAN", "PERIODE SELESAI"), DATE),
        Field("total_milli", ("ANGKA KREDIT", "KREDIT BARU TOTAL", "TOTAL ANGKA KREDIT"), number(0, 5_000_000, 3)),
        Field("jabatan", ("NAMA JABATAN", "JABATAN"), words_text(200), needed=False), *PROOF,
    ),
    ("kind", "first"), table="people_angkakredit", check=reversed_span,
)  # fmt: skip
TUGAS_BELAJAR = listed(
    "tugas-belajar", _("Tugas belajar"), 47,
    (
        Field("kind", ("JENIS TUGAS BELAJAR", "JENIS", "STATUS BELAJAR"), words(STUDIES)),
        Field("first", ("MULAI TUGAS BELAJAR", "TANGGAL MULAI", "MULAI"), DATE),
        Field("last", ("SELESAI TUGAS BELAJAR", "TANGGAL SELESAI", "SAMPAI"), DATE, needed=False),
        Field("level", ("TINGKAT PENDIDIKAN", "TINGKAT PENDIDIKAN NAMA", "JENJANG"), LEVEL, example="S-2"),
        Field("study", ("PROGRAM STUDI", "JURUSAN"), words_text(160)),
        Field("school", ("PERGURUAN TINGGI", "NAMA PERGURUAN TINGGI", "NAMA SEKOLAH"), words_text(160)), *PROOF,
    ),
    ("study", "first"), table="people_tugasbelajar", check=reversed_span,
)  # fmt: skip
KELUARGA = listed(
    "keluarga", _("Keluarga"), 48,
    (
        Field("relation", ("HUBUNGAN", "HUBUNGAN KELUARGA", "STATUS KELUARGA"), words(RELATIONS)),
        Field("name", ("NAMA KELUARGA", "NAMA ANGGOTA KELUARGA", "NAMA"), words_text(160)),
        Field("nik", ("NIK KELUARGA", "NIK"), code(16), needed=False),
        Field("birth_place", ("TEMPAT LAHIR",), words_text(80), needed=False),
        Field("birth_date", ("TANGGAL LAHIR", "TGL LAHIR"), DATE, needed=False),
        Field("job", ("PEKERJAAN",), words_text(120), needed=False),
        Field("is_alive", ("MASIH HIDUP", "STATUS HIDUP"), YES, needed=False),
        Field("is_dependant", ("MASUK TUNJANGAN", "TANGGUNGAN"), YES, needed=False),
        Field("married_on", ("TANGGAL KAWIN", "TANGGAL MENIKAH", "TGL KAWIN"), DATE, needed=False),
    ),
    ("relation", "name"), table="people_keluarga",
)  # fmt: skip
DUTIES = {"Plt": "plt", "Pelaksana Tugas": "plt", "Plh": "plh", "Pelaksana Harian": "plh"}
ACTING = listed(
    "plt", _("Penugasan Plt/Plh"), 43,
    (
        Field("kind", ("JENIS PENUGASAN", "PENUGASAN"), words(DUTIES)),
        Field("unor_id", ("UNOR ID", "ID UNOR", "KODE UNOR"), code(), refers="unor"),
        Field("first", ("MULAI", "TANGGAL MULAI", "TMT PENUGASAN"), DATE),
        Field("last", ("SAMPAI", "TANGGAL SELESAI", "SAMPAI DENGAN"), DATE, needed=False), *PROOF,
    ),
    ("kind", "unor_id", "first"), table="people_acting", check=reversed_span,
)  # fmt: skip
DRH = (ACTING, GOLONGAN_HISTORY, JABATAN_HISTORY, KGB, PENDIDIKAN, PENGHARGAAN, ANGKA_KREDIT, TUGAS_BELAJAR, KELUARGA)
