"""What waits longer than the rule gives a superior: by whom, for how many of her people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.people.access import superiors
from sembilan.people.models import Employee
from sembilan.records.tenancy import current
from sembilan.runs.bulk import columns_out
from sembilan.worklog.queries.rules import judge

LATE = {"superior": pl.String, "nip": pl.String, "entries": pl.Int64, "minutes": pl.Int64, "oldest": pl.Date}
WAITS = {
    "employee_id": pl.Int64, "nip": pl.String, "sent": pl.Date, "entries": pl.Int64, "minutes": pl.Int64,
    "oldest": pl.Date,
}  # fmt: skip


def unvalidated(day: dt.date, employee_ids: Collection[int] | None = None) -> pl.DataFrame:
    """Each person whose entries wait too long on a day, with who should have decided: the present superior, or nobody.

    One row a superior and person: `superior` and `nip` as text, `entries`, `minutes`, the `oldest` day of work.
    """
    instansi = Instansi.objects.get(pk=current() or 0)
    waits = _waits(instansi, day, employee_ids)
    sent = sorted(waits["sent"].unique())
    told = judge(instansi, day, [{"waited_days": max((day - one).days, 0)} for one in sent])
    late = waits.filter(pl.col("sent").is_in([one for one, said in zip(sent, told, strict=True) if said["overdue"]]))
    each = late.group_by("employee_id", "nip").agg(pl.sum("entries", "minutes"), pl.min("oldest"))
    if each.is_empty():
        return pl.DataFrame(schema=LATE)
    return _by_superior(each, day)


def _by_superior(each: pl.DataFrame, day: dt.date) -> pl.DataFrame:
    people = [Employee(pk=pk, nip=nip) for pk, nip in each.select("employee_id", "nip").iter_rows()]
    heads = superiors(people, day)
    pairs = [(one.pk, nip) for one in people for nip in heads[one.pk] or [""]]
    schema: Any = {"employee_id": pl.Int64, "superior": pl.String}
    joined = pl.DataFrame(pairs, schema=schema, orient="row").join(each, on="employee_id")
    return joined.select(*LATE).sort("superior", "nip")


def _waits(instansi: Instansi, day: dt.date, ids: Collection[int] | None) -> pl.DataFrame:
    sql = """
        select w.employee_id, e.nip, (w.sent_at at time zone %(zone)s)::date, count(*), sum(w.minutes), min(w.day)
        from worklog_entry w join people_employee e on e.id = w.employee_id
        where w.decision = 'diajukan' and w.day <= %(day)s
            and (%(ids)s::bigint[] is null or w.employee_id = any(%(ids)s))
        group by 1, 2, 3
    """
    given = None if ids is None else list(ids)
    return columns_out(sql, {"zone": instansi.zone, "day": day, "ids": given}, WAITS)
