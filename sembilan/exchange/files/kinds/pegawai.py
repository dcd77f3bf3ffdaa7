"""The employees, in the columns of the national personnel export."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.exchange.files.cells import DATE, GOLONGAN, NIP, Reader, code, number, plain, words, words_text
from sembilan.exchange.files.fault import Fault
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.kinds.level import LEVEL
from sembilan.exchange.files.kinds.pribadi import PERSONAL, take_personal
from sembilan.exchange.files.office import Office
from sembilan.people.actions import take_employees

SEX = {"M": "1", "L": "1", "Laki-laki": "1", "Pria": "1", "F": "2", "P": "2", "Perempuan": "2", "Wanita": "2", "1": "1",
       "2": "2"}  # fmt: skip
STATUS = {"C": "CPNS", "CPNS": "CPNS", "P": "PNS", "PNS": "PNS", "PPPK": "PPPK"}


def employee_kind(text: str) -> str:
    """PPPK or PNS from what the export says; CPNS is told by another column."""
    words = plain(text)
    if "pppk" in words or "p3k" in words or "perjanjian kerja" in words:
        return "PPPK"
    if "pns" in words or "pegawai negeri" in words:
        return "CPNS" if "cpns" in words else "PNS"
    raise Fault("word-unknown", known="PNS, CPNS, PPPK")


def write(office: Office, good: pl.DataFrame) -> int:
    """Put the people, what has been true of them since when, and what colleagues need not know."""
    kind = pl.when((pl.col("kind") == "PNS") & (pl.col("cpns") == "CPNS")).then(pl.lit("CPNS")).otherwise("kind")
    frame = good.with_columns(kind=kind, education=pl.coalesce("education_name", "education_code"))
    said = [name for name in frame.columns if name not in MASA_KERJA or frame[name].null_count() < frame.height]
    taken = take_employees(frame.select(said), instansi=office.instansi)
    # Of a person who differs in both only one is counted: what is taken is never more than what was read.
    return max(taken, take_personal(office, frame))


MASA_KERJA = ("mk_years", "mk_months")

KIND = Kind(
    code="pegawai",
    title=_("Pegawai"),
    order=40,
    key=("nip",),
    fields=(
        Field("siasn_id", ("PNS ID", "ASN ID", "ID PNS", "ID SIASN", "ID"), code(60), needed=False),
        Field("nip", ("NIP BARU", "NIP", "NIP PEGAWAI"), NIP),
        Field("name", ("NAMA", "NAMA PEGAWAI", "NAMA LENGKAP"), words_text(160), soft=True),
        Field("gelar_depan", ("GELAR DEPAN", "GLR DEPAN"), words_text(40), needed=False),
        Field("gelar_belakang", ("GELAR BELAKANG", "GLR BELAKANG"), words_text(60), needed=False),
        Field("birth_place", ("TEMPAT LAHIR NAMA", "TEMPAT LAHIR"), words_text(80), needed=False),
        Field("birth_date", ("TANGGAL LAHIR", "TGL LAHIR", "TGL LHR"), DATE),
        Field("sex", ("JENIS KELAMIN", "KELAMIN", "JK", "L/P"), words(SEX)),
        Field("phone", ("NOMOR HP", "NO HP", "TELEPON", "NOMOR TELEPON"), words_text(30), needed=False),
        Field("email", ("EMAIL", "ALAMAT EMAIL", "SUREL"), words_text(120), needed=False),
        Field("kind", ("JENIS PEGAWAI NAMA", "JENIS PEGAWAI", "JENIS ASN"), Reader(pl.String, employee_kind)),
        Field("status", ("KEDUDUKAN HUKUM NAMA", "KEDUDUKAN HUKUM", "KEDUDUKAN"), words_text(40), needed=False),
        Field("cpns", ("STATUS CPNS PNS", "STATUS KEPEGAWAIAN"), words(STATUS), needed=False),
        Field("tmt_cpns", ("TMT CPNS", "TMT CPNS/PPPK", "TMT PPPK"), DATE, needed=False),
        Field("tmt_pns", ("TMT PNS",), DATE, needed=False),
        Field(
            "golongan",
            ("GOL AKHIR NAMA", "GOLONGAN", "GOL AKHIR", "GOLONGAN RUANG", "GOL RUANG"),
            GOLONGAN,
            soft=True,
        ),
        Field("tmt_golongan", ("TMT GOLONGAN", "TMT GOL", "TMT PANGKAT"), DATE),
        Field("jabatan_id", ("JABATAN ID", "ID JABATAN", "KODE JABATAN"), code(), refers="jabatan"),
        Field("tmt_jabatan", ("TMT JABATAN", "TMT JAB"), DATE),
        Field("unor_id", ("UNOR ID", "ID UNOR", "KODE UNOR", "KODE UNIT KERJA"), code(), refers="unor"),
        Field("education_code", ("TINGKAT PENDIDIKAN ID", "ID TINGKAT PENDIDIKAN"), LEVEL, needed=False),
        Field("education_name", ("TINGKAT PENDIDIKAN NAMA", "TINGKAT PENDIDIKAN", "PENDIDIKAN"), LEVEL, needed=False),
        Field("education_year", ("TAHUN LULUS", "THN LULUS"), number(1940, 2200), needed=False),
        Field("mk_years", ("MK TAHUN",), number(0, 60), needed=False),
        Field("mk_months", ("MK BULAN",), number(0, 11), needed=False),
        *PERSONAL,
    ),
    other_headings=(
        "NIP LAMA", "TEMPAT LAHIR ID", "AGAMA ID", "JENIS KAWIN ID", "JENIS PEGAWAI ID", "KEDUDUKAN HUKUM ID",
        "KARTU ASN VIRTUAL", "NOMOR SK CPNS", "TANGGAL SK CPNS", "NOMOR SK PNS", "TANGGAL SK PNS", "GOL AWAL ID",
        "GOL AWAL NAMA", "GOL AKHIR ID", "JENIS JABATAN ID", "JENIS JABATAN NAMA", "JABATAN NAMA", "PENDIDIKAN ID",
        "PENDIDIKAN NAMA", "KPKN ID", "KPKN NAMA", "LOKASI KERJA ID", "LOKASI KERJA NAMA", "UNOR NAMA",
        "INSTANSI INDUK ID", "INSTANSI INDUK NAMA", "INSTANSI KERJA ID", "INSTANSI KERJA NAMA",
        "SATUAN KERJA INDUK ID", "SATUAN KERJA INDUK NAMA", "SATUAN KERJA KERJA ID", "SATUAN KERJA KERJA NAMA",
        "IS VALID NIK", "NAMA SEKOLAH", "FLAG IKD", "UNOR INDUK ID",
    ),
    write=write,
    table="people_employee",
    refreshes=True,
)  # fmt: skip
