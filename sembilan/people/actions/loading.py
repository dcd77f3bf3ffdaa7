"""Writes about people: who they are, and what has been true of them since when, as files bring it."""

from __future__ import annotations

import json

import polars as pl
from django.utils.translation import gettext_noop as _

from sembilan.organisation.models import Instansi
from sembilan.records.actions import part
from sembilan.records.spans import put_spans
from sembilan.records.staging import fetch, put

BIRTH_DATE = "birth_date"  # the doubt that runs tell in a sentence of its own
TEXTS = ("name", "siasn_id", "gelar_depan", "gelar_belakang", "birth_place", "phone", "email")
PERSON = (
    *TEXTS, "nip", "kind", "status", "sex", "birth_date", "tmt_cpns", "tmt_pns", "education", "education_year",
    "doubts",
)  # fmt: skip
MASA_KERJA = ("mk_years", "mk_months")


@part
def take_employees(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put people with their golongan, jabatan and unor; how many are new or differ in anything.

    The file gives no date for the unor, so a person works there since the TMT of the jabatan.
    """
    rows = _doubted(frame).with_columns(
        pl.col("nip").cast(pl.String), pl.col("status").fill_null("Aktif"), *(pl.col(t).fill_null("") for t in TEXTS)
    )
    key = ("nip",)
    touched = put(
        "people_employee", rows.select(PERSON), instansi_id=instansi.pk, key=key, gives="id", casts={"doubts": "jsonb"}
    )
    ids = fetch("select nip, id from people_employee", {"nip": pl.String, "employee_id": pl.Int64})
    rows = rows.join(ids, on="nip", how="left", maintain_order="left")
    masa_kerja = [name for name in MASA_KERJA if name in rows.columns]
    for table, values, since, keep_same in (
        ("golongan", ["golongan", *masa_kerja], "tmt_golongan", False),
        ("jabatan", ["jabatan_id"], "tmt_jabatan", False),
        ("unor", ["unor_id"], "tmt_jabatan", True),
    ):
        spans = rows.select("employee_id", *values, since=since).drop_nulls([values[0], "since"])
        name = f"people_riwayat{table}"
        touched |= put_spans(
            name, spans, instansi_id=instansi.pk, key="employee_id", values=values, keep_same=keep_same
        )
    return len(touched)


def _doubted(frame: pl.DataFrame) -> pl.DataFrame:
    """Note where a record and its NIP disagree; a corrected birth date leaves the NIP as it was, so it is no fault."""
    digits = pl.col("nip").cast(pl.String)
    born = digits.str.slice(0, 8).str.to_date("%Y%m%d", strict=False)
    doubts = (
        pl.when(pl.col("birth_date") != born).then(pl.lit(BIRTH_DATE)),
        pl.when(pl.col("sex") != digits.str.slice(14, 1)).then(pl.lit(_("jenis kelamin berbeda dengan NIP"))),
        pl.when(pl.col("name").is_null()).then(pl.lit(_("nama kosong"))),
        pl.when(pl.col("golongan").is_null()).then(pl.lit(_("golongan tidak terbaca"))),
    )
    noted = frame.select(doubts=pl.concat_list(doubts).list.drop_nulls())["doubts"]
    table = pl.DataFrame({"doubts": noted.unique()})
    told = table.with_columns(text=pl.Series(map(json.dumps, table["doubts"].to_list()), dtype=pl.String))
    return frame.with_columns(doubts=noted.to_frame().join(told, on="doubts", maintain_order="left")["text"])
