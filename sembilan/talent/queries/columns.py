"""The columns talent offers to a run: predikat, education, time in the post, assessments, trainings, sanctions."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out
from sembilan.runs.population import COUNTED, asked_for
from sembilan.terms.frames.talent import ASSESSMENT, MONTH, TRAINING
from sembilan.terms.month import Month


def people(instansi: Instansi, month: Month, stands_on: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Everybody with education, the day they took up the present post, and the predikat performance gave."""
    sql = f"""
        select e.nip, e.education, lower(r.valid)
        from people_employee e
        left join people_riwayatjabatan r on r.employee_id = e.id and r.valid @> %(last)s::date
        where {COUNTED}
    """
    schema = {name: MONTH.schema[name] for name in ("nip", "education", "post_since")}
    folk = columns_out(sql, asked_for(instansi, month), schema)
    joined = folk.join(stands_on["performance"].select("nip", "predikat"), on="nip", how="left")
    return joined.select(pl.col(name).cast(dtype) for name, dtype in MONTH.schema.items())


def sanctions(instansi: Instansi, month: Month) -> pl.DataFrame:
    """Every sanction that took effect by the end of the month; one that never runs has no months."""
    sql = f"""
        select e.nip, s.level, s.tmt, nullif(s.months, 0), s.cut_bp
        from discipline_sanction s join people_employee e on e.id = s.employee_id
        where {COUNTED} and s.tmt <= %(last)s
    """
    schema = {"nip": pl.Int64, "level": pl.Int8, "tmt": pl.Date, "months": pl.Int16, "cut_bp": pl.Int32}
    return columns_out(sql, asked_for(instansi, month), schema)


def assessments(instansi: Instansi, month: Month) -> pl.DataFrame:
    """Every assessment made by the end of the month."""
    sql = f"""
        select e.nip, a.assessed_on, a.jpm, a.potensi
        from assessment_assessmentresult a join people_employee e on e.id = a.employee_id
        where {COUNTED} and a.assessed_on <= %(last)s
    """
    return columns_out(sql, asked_for(instansi, month), ASSESSMENT.schema)


def trainings(instansi: Instansi, month: Month) -> pl.DataFrame:
    """Every training finished by the end of the month."""
    sql = f"""
        select e.nip, t.jp, t.finished_on
        from learning_training t join people_employee e on e.id = t.employee_id
        where {COUNTED} and t.finished_on <= %(last)s
    """
    return columns_out(sql, asked_for(instansi, month), TRAINING.schema)
