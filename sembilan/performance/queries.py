"""The columns performance offers to a run: the two ratings of the month of everybody who counts in it."""

from __future__ import annotations

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out
from sembilan.runs.population import COUNTED, asked_for
from sembilan.terms.month import Month


def ratings(instansi: Instansi, month: Month) -> pl.DataFrame:
    """Everybody with their ratings; nothing where none was given yet."""
    sql = f"""
        select e.nip, r.hasil_kerja, r.perilaku
        from people_employee e
        left join performance_periodicrating r on r.employee_id = e.id and r.month = %(first)s
        where {COUNTED}
    """
    schema = {"nip": pl.Int64, "hasil_kerja": pl.Int8, "perilaku": pl.Int8}
    return columns_out(sql, asked_for(instansi, month), schema)
