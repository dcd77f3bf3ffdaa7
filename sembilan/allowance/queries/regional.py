"""What only some regions' rules read: elements of the month, results of the SKP, and the direct subordinates.

Each is asked of the database only where a rule in force reads it, once for everybody.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import polars as pl

from sembilan.people.access import superiors
from sembilan.runs.bulk import Schema, columns_out
from sembilan.runs.part import Asked
from sembilan.runs.population import COUNTED, asked_for
from sembilan.terms.frames.allowance import MONTH
from sembilan.terms.frames.allowance_more import OUTCOME, SUBORDINATE

ELEMENTS = ("is_struktural", "inovasi", "pelanggaran", "lhkpn_late", "serapan_bp", "pledges", "pledges_kept")


class Numbered(NamedTuple):
    """Somebody by number and NIP."""

    pk: int
    nip: str


def elements(asked: Asked) -> pl.DataFrame | None:
    """The kind of each one's post, what the office recorded for the month, and what fell due of what was agreed."""
    if asked.reads.isdisjoint(ELEMENTS):
        return None
    sql = f"""
        select e.nip, coalesce(j.kind = 'struktural', false), x.inovasi, x.pelanggaran,
            coalesce(x.lhkpn_late, false), x.serapan_bp, p.due, p.kept
        from people_employee e
        left join people_riwayatjabatan r on r.employee_id = e.id and r.valid @> %(last)s::date
        left join organisation_jabatan j on j.id = r.jabatan_id
        left join allowance_payelement x on x.employee_id = e.id and x.month = %(first)s
        left join (
            select t.employee_id, count(*) as due, count(*) filter (where l.done_on <= l.due_on) as kept
            from dialog_pledge l join dialog_talk t on t.id = l.talk_id join people_employee o on o.id = t.employee_id
            where l.instansi_id = %(instansi)s and l.due_on between %(first)s and %(last)s and l.owner_nip = o.nip
            group by t.employee_id
        ) p on p.employee_id = e.id
        where {COUNTED}
    """
    return columns_out(
        sql, asked_for(asked.instansi, asked.month), {name: MONTH.schema[name] for name in ("nip", *ELEMENTS)}
    )


def behaviour(asked: Asked) -> pl.DataFrame | None:
    """The rating of behaviour that performance gave."""
    return asked.stands_on["performance"].select("nip", "perilaku") if "perilaku" in asked.reads else None


# Of two evaluations of an SKP the shorter is nearer to the month; of who moved in it each SKP's part counts.
OUTCOMES = f"""
    select e.nip, r.id, r.kind = 'tambahan', coalesce(m.aspect = 'biaya', false) or r.perspective = 'anggaran',
        coalesce(o.rating, v.hasil_kerja), case when o.value_milli >= 0 then o.value_milli end, m.target_milli,
        coalesce(m.direction = 'turun', false), coalesce(m.aspect = 'kuantitas', false),
        greatest(extract(year from age(v.until, v.first)) * 12 + extract(month from age(v.until, v.first)), 1)::int,
        greatest(extract(year from age(coalesce(upper(s.valid), v.until), lower(s.valid))) * 12
            + extract(month from age(coalesce(upper(s.valid), v.until), lower(s.valid))), 1)::int
    from (
        select distinct on (skp_id) id, skp_id, employee_id, first, until, hasil_kerja from evaluation_evaluation
        where instansi_id = %(instansi)s and cycle <> 'tahun' and state = 'ditetapkan'
            and first < %(until)s and until > %(first)s
        order by skp_id, until - first, first
    ) v
    join people_employee e on e.id = v.employee_id join skp_skp s on s.id = v.skp_id
    join skp_rhk r on r.skp_id = v.skp_id and (r.ended_on is null or r.ended_on >= v.until)
    left join evaluation_outcome o on o.evaluation_id = v.id and o.rhk_id = r.id
    left join (select distinct on (rhk_id) rhk_id, target_milli, direction, aspect from skp_measure
        where instansi_id = %(instansi)s and target_milli > 0 order by rhk_id, id) m on m.rhk_id = r.id
    where {COUNTED}
"""


def outcomes(asked: Asked) -> pl.DataFrame | None:
    """Every RHK of the decided evaluations that hold the month, rated and measured."""
    if asked.reads.isdisjoint({"rated", "value_milli"}):
        return None
    return columns_out(OUTCOMES, asked_for(asked.instansi, asked.month), OUTCOME.schema)


# Days that wait: entries of daily work, and days a file brought that nobody has decided.
WORKED = f"""
    select e.id, e.nip, coalesce(a.minutes, 0),
        greatest(coalesce(%(last)s::date - least(w.oldest, a.oldest), 0), 0)
    from people_employee e
    left join (
        select employee_id, sum(minutes) filter (where decision = 'disetujui') as minutes,
            min(day) filter (where decision = 'diajukan') as oldest
        from performance_dailyactivity where instansi_id = %(instansi)s and day between %(first)s and %(last)s
        group by employee_id
    ) a on a.employee_id = e.id
    left join (
        select employee_id, min(day) as oldest from worklog_entry
        where instansi_id = %(instansi)s and day between %(first)s and %(last)s and decision = 'diajukan'
        group by employee_id
    ) w on w.employee_id = e.id
    where {COUNTED}
"""


def subordinates(asked: Asked) -> pl.DataFrame | None:
    """Everybody beside her nearest superior on the last day of the month, with her minutes and her days."""
    if asked.reads.isdisjoint({"minutes", "due_days", "waiting_days"}):
        return None
    whole = {name: SUBORDINATE.schema[name] for name in ("minutes", "waiting_days")}
    schema: Schema = {"id": pl.Int64, "subordinate": pl.Int64, **whole}
    worked = columns_out(WORKED, asked_for(asked.instansi, asked.month), schema)
    led = _led(worked, asked)
    due = (pl.col("hari_kerja") - pl.col("cuti") - pl.col("dinas")).clip(0)
    days = asked.stands_on["attendance"].select(subordinate="nip", due_days=due)
    joined = led.join(worked, on="subordinate").join(days, on="subordinate", how="left")
    known = joined.with_columns(pl.col("due_days").fill_null(0)).join(worked.select(nip="subordinate"), on="nip")
    return known.select(pl.col(name).cast(dtype) for name, dtype in SUBORDINATE.schema.items())


def _led(worked: pl.DataFrame, asked: Asked) -> pl.DataFrame:
    folk = [Numbered(pk, f"{nip:018d}") for pk, nip in worked.select("id", "subordinate").iter_rows()]
    heads = superiors(folk, asked.month.last)
    rows: dict[str, list[int]] = defaultdict(list)
    for one in folk:
        for head in heads[one.pk]:
            rows["nip"].append(int(head))
            rows["subordinate"].append(int(one.nip))
    return pl.DataFrame(rows, schema={"nip": pl.Int64, "subordinate": pl.Int64})
