"""The ratings of a period as columns, for whoever counts, compares or sends them."""

from __future__ import annotations

import datetime as dt

import polars as pl

from sembilan.evaluation.models import State
from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out

SQL = """
    select v.id, e.nip, v.employee_id, s.unor_id, nullif(v.penilai_nip, ''), v.cycle, v.first, v.until, v.state,
        v.hasil_kerja, v.perilaku, v.predikat
    from evaluation_evaluation v
    join people_employee e on e.id = v.employee_id
    join skp_skp s on s.id = v.skp_id
    where v.instansi_id = %(instansi)s and v.first >= %(first)s and v.until <= %(until)s
        and v.state = any(%(states)s) and v.hasil_kerja is not null
"""
SCHEMA = {
    "evaluation_id": pl.Int64, "nip": pl.Int64, "employee_id": pl.Int64, "unor_id": pl.Int64,
    "penilai_nip": pl.Int64, "cycle": pl.String, "first": pl.Date, "until": pl.Date, "state": pl.String,
    "hasil_kerja": pl.Int8, "perilaku": pl.Int8, "predikat": pl.Int8,
}  # fmt: skip


def finals(instansi: Instansi, first: dt.date, until: dt.date, *, with_rated: bool = False) -> pl.DataFrame:
    """Each decided evaluation that lies in `[first, until)`, of whatever cycle; `with_rated` also those not yet final.

    A person with two posts has a row for each; the part of who moved is shorter than the period.
    """
    states = [State.FINAL.value, *([State.RATED.value] if with_rated else [])]
    given = {"instansi": instansi.pk, "first": first, "until": until, "states": states}
    return columns_out(SQL, given, SCHEMA)
