"""Who counts in a month: the active employees on its last day, with the post and the unit they then held."""

from __future__ import annotations

from typing import Any

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out
from sembilan.runs.part import Noticed
from sembilan.terms.month import Month

# Somebody appointed later was not yet here; somebody without post or unit is, and is told of, never dropped.
COUNTED = """
    e.instansi_id = %(instansi)s and lower(e.status) = 'aktif'
    and (e.tmt_cpns is null or e.tmt_cpns <= %(last)s)
"""


def asked_for(instansi: Instansi, month: Month) -> dict[str, Any]:
    """The parameters of `COUNTED` and of queries over the month."""
    return {"instansi": instansi.id, "first": month.first, "last": month.last, "until": month.next().first}


def units(instansi: Instansi, month: Month) -> pl.DataFrame:
    """The unit of each employee on the last day: its code and name; nothing for people without one."""
    sql = f"""
        select e.nip, u.kode, u.name
        from people_employee e
        left join people_riwayatunor r on r.employee_id = e.id and r.valid @> %(last)s::date
        left join organisation_unor u on u.id = r.unor_id
        where {COUNTED}
    """
    return columns_out(sql, asked_for(instansi, month), {"nip": pl.Int64, "unor": pl.String, "unor_name": pl.String})


def doubts(instansi: Instansi, month: Month) -> list[Noticed]:
    """Employees whose record is doubtful in itself, as it was found when it was loaded."""
    sql = f"""
        select e.nip, jsonb_array_elements_text(e.doubts) from people_employee e
        where {COUNTED} and jsonb_typeof(e.doubts) = 'array' and e.doubts <> '[]'
    """
    rows = columns_out(sql, asked_for(instansi, month), {"nip": pl.Int64, "what": pl.String}).sort("nip", "what")
    return [
        Noticed("birth_date", nip) if what == "birth_date" else Noticed("doubt", nip, {"what": what})
        for nip, what in rows.iter_rows()
    ]
