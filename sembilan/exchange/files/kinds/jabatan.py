"""Posts, their kind and their kelas jabatan."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.exchange.files.cells import code, number, words, words_text
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.office import Office
from sembilan.organisation.actions import take_posts

JENIS = {
    "Struktural": "struktural",
    "Jabatan Struktural": "struktural",
    "JPT": "struktural",
    "Administrator": "struktural",
    "Pengawas": "struktural",
    "Fungsional": "fungsional",
    "Fungsional Tertentu": "fungsional",
    "Jabatan Fungsional": "fungsional",
    "Jabatan Fungsional Tertentu": "fungsional",
    "JF": "fungsional",
    "JFT": "fungsional",
    "Pelaksana": "pelaksana",
    "Jabatan Pelaksana": "pelaksana",
    "Fungsional Umum": "pelaksana",
    "Jabatan Fungsional Umum": "pelaksana",
    "JFU": "pelaksana",
}


def write(office: Office, good: pl.DataFrame) -> int:
    """Put the posts."""
    return take_posts(good.drop("row"), instansi=office.instansi)


KIND = Kind(
    code="jabatan",
    title=_("Jabatan"),
    order=20,
    key=("kode",),
    fields=(
        Field("kode", ("JABATAN ID", "ID JABATAN", "KODE JABATAN", "KODE JAB"), code()),
        Field("name", ("NAMA JABATAN", "JABATAN NAMA", "JABATAN", "NOMENKLATUR JABATAN"), words_text(200)),
        Field("kind", ("JENIS", "JENIS JABATAN", "JENIS JABATAN NAMA"), words(JENIS)),
        Field("kelas", ("KELAS JABATAN", "KELAS", "KELAS JAB", "GRADE"), number(1, 17)),
    ),
    write=write,
    table="organisation_jabatan",
    refreshes=True,
)
