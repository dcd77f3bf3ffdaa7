"""The tree of units and the post that leads each."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.exchange.files.cells import code, words_text
from sembilan.exchange.files.fault import Held
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.office import Office
from sembilan.organisation.actions import take_unors, unor_path
from sembilan.organisation.queries import unor_parents


def write(office: Office, good: pl.DataFrame) -> int:
    """Put the units that hang on the tree."""
    return take_unors(good.drop("row"), instansi=office.instansi)


def loose(office: Office, good: pl.DataFrame) -> list[Held]:
    """Units whose parent is not known, and units that would be above themselves."""
    said = dict(good.select("kode", pl.col("parent").fill_null("")).iter_rows())
    parents = {kode: parent or "" for kode, parent in unor_parents()} | said
    rows = good.select("row", "kode", "parent").iter_rows()
    return [
        Held(row, "UNOR INDUK ID", parent or "", "unor-loose", {"unor": kode}, f"{kode};{parent}")
        for row, kode, parent in rows
        if not unor_path(kode, parents)
    ]


KIND = Kind(
    code="unor",
    title=_("Unit organisasi"),
    order=10,
    key=("kode",),
    fields=(
        Field("kode", ("UNOR ID", "ID UNOR", "KODE UNOR", "ID UNIT", "KODE UNIT KERJA"), code()),
        Field(
            "parent",
            ("UNOR INDUK ID", "ID UNOR INDUK", "INDUK", "UNOR ATASAN ID", "DIATASAN ID", "PARENT ID"),
            code(),
            may_be_empty=True,
        ),
        Field("name", ("NAMA UNOR", "UNOR NAMA", "NAMA UNIT", "NAMA UNIT KERJA", "UNIT KERJA"), words_text(200)),
        Field("eselon", ("ESELON", "ESELON ID", "NAMA ESELON"), words_text(8), needed=False),
        Field(
            "leader_title",
            ("NAMA JABATAN PIMPINAN", "JABATAN PIMPINAN", "NAMA JABATAN", "PIMPINAN"),
            words_text(200),
            needed=False,
        ),
    ),
    write=write,
    table="organisation_unor",
    refreshes=True,
    after=loose,
)
