"""Disciplinary sanctions; the kind says in words how much of TPP is cut and for how long."""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.discipline.actions import take_sanctions
from sembilan.exchange.files.cells import DATE, NIP, words, words_text
from sembilan.exchange.files.kind import Field, Kind
from sembilan.exchange.files.office import Office

TINGKAT = {"Ringan": 1, "Sedang": 2, "Berat": 3, "Hukuman Disiplin Ringan": 1, "Hukuman Disiplin Sedang": 2,
           "Hukuman Disiplin Berat": 3}  # fmt: skip
CUT = re.compile(r"(?i)\b(?:pemotongan|potongan)\b.*?(\d{1,3})(?:[.,](\d{1,2}))?\s*(?:%|persen)")
MONTHS = re.compile(r"(?i)(\d{1,3})\s*(?:\([^)]*\)\s*)?bulan")
YEARS = re.compile(r"(?i)(\d{1,2})\s*(?:\([^)]*\)\s*)?tahun")


def cut_bp(kind: str) -> int:
    """The share of TPP that a decision cuts, from its words."""
    found = CUT.search(kind)
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0")) if found else 0


def months(kind: str) -> int:
    """For how many months it runs, from its words; 0 when they do not say."""
    if found := MONTHS.search(kind):
        return int(found[1])
    found = YEARS.search(kind)
    return int(found[1]) * 12 if found else 0


def write(office: Office, good: pl.DataFrame) -> int:
    """Put the sanctions."""
    kinds = good.select("kind").unique()
    told = kinds.with_columns(
        months=pl.col("kind").map_elements(months, return_dtype=pl.Int64),
        cut_bp=pl.col("kind").map_elements(cut_bp, return_dtype=pl.Int64),
    )
    frame = good.drop("row").join(told, on="kind", how="left", maintain_order="left")
    return take_sanctions(frame, instansi=office.instansi)


def unsaid(frame: pl.DataFrame) -> Sequence[tuple[pl.Expr, str, str]]:
    """A cut of TPP says how much, up to the whole, and for how many months."""
    kinds = [kind for kind in frame["kind"].drop_nulls().unique().to_list() if re.search(r"(?i)potong", kind)]
    vague = [kind for kind in kinds if not (0 < cut_bp(kind) <= 10_000 and 0 < months(kind) <= 600)]
    return [(pl.col("kind").is_in(vague), "kind", "sanction-vague")] if vague else []


KIND = Kind(
    code="hukuman",
    title=_("Hukuman disiplin"),
    order=65,
    key=("employee_id", "kind", "tmt"),
    fields=(
        Field("employee_id", ("NIP", "NIP BARU", "NIP PEGAWAI"), NIP, refers="nip"),
        Field("level", ("TINGKAT", "TINGKAT HUKUMAN", "TINGKAT HUKDIS"), words(TINGKAT, pl.Int64)),
        Field("kind", ("JENIS", "JENIS HUKUMAN", "JENIS HUKDIS", "HUKUMAN"), words_text(160)),
        Field("tmt", ("TMT", "TMT HUKUMAN", "TMT HUKDIS", "MULAI BERLAKU"), DATE),
    ),
    write=write,
    table="discipline_sanction",
    check=unsaid,
)
