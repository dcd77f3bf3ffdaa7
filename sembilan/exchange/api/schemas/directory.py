"""Finding people with the filters of their list, and the sums of a region."""

from __future__ import annotations

import datetime as dt

from ninja import Field, Schema

from sembilan.exchange.api.schemas.answers import Page

SHORT = 100


class Filters(Schema):
    """The filters of the list of people, named as in its address; `kolom` names the columns, parted by commas."""

    q: str = Field("", max_length=SHORT)
    unit: str = Field("", max_length=2 * SHORT)
    kategori: str = ""
    jabatan: str = Field("", max_length=SHORT)
    jenis_jabatan: str = ""
    gol_dari: str = ""
    gol_sampai: str = ""
    pendidikan_dari: str = ""
    pendidikan_sampai: str = ""
    usia_dari: str = ""
    usia_sampai: str = ""
    masa_dari: str = ""
    masa_sampai: str = ""
    pensiun_dari: str = ""
    pensiun_sampai: str = ""
    status: str = ""
    jk: str = ""
    urut: str = ""
    kolom: str = Field("", max_length=300, examples=["nama,golongan,pensiun"])


class Found(Schema):
    """Somebody, with the columns asked for."""

    nip: str
    values: dict[str, str | int | dt.date | None]


class FoundPeople(Page):
    """A page of whom one looks for; `near` says that nobody has that name and these are called alike."""

    near: bool
    columns: dict[str, str]
    items: list[Found]


class AskedSums(Schema):
    """Of whom, and as of which day."""

    unit: str = Field("", max_length=2 * SHORT)
    kategori: str = ""
    tanggal: str = Field("", examples=["2026-10-01"])


class Picture(Schema):
    """One picture as its table: the first column names, the others count."""

    code: str
    title: str
    heads: list[str]
    rows: list[list[str | int | float]]


class Statistics(Schema):
    """The sums of those one may see, on a day."""

    day: dt.date
    total: int
    pictures: list[Picture]
