"""The columns allowance offers to a run: the post's class and its amounts, approved minutes, sanctions."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out
from sembilan.runs.population import COUNTED, asked_for
from sembilan.terms.frames.allowance import COUNTED as COUNTED_DAYS
from sembilan.terms.frames.allowance import MONTH
from sembilan.terms.month import Month


def people(instansi: Instansi, month: Month) -> pl.DataFrame:
    """Everybody with the class of the post held on the last day, what the class is worth, and approved minutes."""
    sql = f"""
        select e.nip, j.kelas, t.tukin_bpk, t.beban_kerja_bp, t.kondisi_kerja_bp, coalesce(a.minutes, 0)
        from people_employee e
        left join people_riwayatjabatan r on r.employee_id = e.id and r.valid @> %(last)s::date
        left join organisation_jabatan j on j.id = r.jabatan_id
        left join allowance_tppkelas t
            on t.instansi_id = %(instansi)s and t.kelas = j.kelas and t.valid @> %(first)s::date
        left join (
            select employee_id, sum(minutes) as minutes from performance_dailyactivity
            where instansi_id = %(instansi)s and day between %(first)s and %(last)s and decision = 'disetujui'
            group by employee_id
        ) a on a.employee_id = e.id
        where {COUNTED}
    """
    names = ("nip", "kelas", "tukin_bpk", "beban_kerja_bp", "kondisi_kerja_bp", "approved_minutes")
    return columns_out(sql, asked_for(instansi, month), {name: MONTH.schema[name] for name in names})


def month_frame(folk: pl.DataFrame, stands_on: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """The month frame: everybody with the days attendance counted and the predikat performance gave."""
    attended = stands_on["attendance"]
    days = attended.select("nip", *(col.name for col in COUNTED_DAYS if col.name in attended.columns))
    predikat = stands_on["performance"].select("nip", "predikat")
    joined = folk.join(days, on="nip", how="left").join(predikat, on="nip", how="left")
    return joined.select(pl.col(name).cast(dtype) for name, dtype in MONTH.schema.items() if name in joined.columns)


def sanctions(instansi: Instansi, month: Month) -> pl.DataFrame:
    """Every sanction that took effect by the end of the month; one that never runs has no months."""
    sql = f"""
        select e.nip, s.level, s.tmt, nullif(s.months, 0), s.cut_bp
        from discipline_sanction s join people_employee e on e.id = s.employee_id
        where {COUNTED} and s.tmt <= %(last)s
    """
    schema = {"nip": pl.Int64, "level": pl.Int8, "tmt": pl.Date, "months": pl.Int16, "cut_bp": pl.Int32}
    return columns_out(sql, asked_for(instansi, month), schema)
