"""What a day is beyond the ordinary week: hours of one's own, and faults of the system that touched it."""

from __future__ import annotations

import datetime as dt
import importlib
from zoneinfo import ZoneInfo

import polars as pl

from sembilan.attendance.models import Terminal
from sembilan.attendance.queries.frames import Nips, asked, of
from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out
from sembilan.terms.frames.attendance import OWN_DAY
from sembilan.terms.month import Month

KEY = ("nip", "date")
OWN = ("roster", "starts", "ends", "flex", "mode", "ceremony")
FAULTS = ("fault_from", "fault_until", "fault2_from", "fault2_until")
SCHEMA = {"nip": pl.Int64, "date": pl.Date} | {col.name: col.dtype for col in OWN_DAY}
DAY = 86_400


def own_days(instansi: Instansi, first: dt.date, last: dt.date, nips: Nips = None) -> pl.DataFrame:
    """The days of `[first, last]` on which somebody's hours are not those of the ordinary week."""
    schema = {name: SCHEMA[name] for name in (*KEY, *OWN)}
    try:
        given = importlib.import_module("sembilan.worktime.queries")
    except ModuleNotFoundError:
        return pl.DataFrame(schema=schema)
    rows: pl.DataFrame = given.own_days(instansi, first, last + dt.timedelta(1), nips)
    return rows.select(list(schema)).cast(schema).filter(pl.col("date").is_between(first, last))  # type: ignore[arg-type]


def over_midnight(own: pl.DataFrame) -> pl.DataFrame:
    """The days whose hours end after midnight."""
    return own.filter(pl.col("ends") > DAY // 60)


def turns(own: pl.DataFrame) -> pl.DataFrame:
    """From which second a clocking is going: the middle of own hours.

    Of a day whose end alone is its own, such as a half day, going begins two hours before that end at the latest noon.
    """
    whole = (pl.col("starts") + pl.col("ends")) * 30
    half = pl.min_horizontal(pl.col("ends") * 60 - 7_200, pl.lit(DAY // 2))
    turn = pl.when(pl.col("ends").is_not_null()).then(pl.coalesce(whole, half)).cast(pl.Int32)
    return own.select(*KEY, turn=turn).drop_nulls("turn")


def faults(
    instansi: Instansi, month: Month, crossing: pl.DataFrame, nips: Nips = None, known: dt.datetime | None = None
) -> pl.DataFrame:
    """The declared faults that touched each person's days, those that overlap made one, at most two a day."""
    rows = _touched(instansi, month, nips, known)
    if rows.is_empty():
        return pl.DataFrame(schema={name: SCHEMA[name] for name in (*KEY, *FAULTS)})
    told = pl.concat([_there(part, str(zone)) for (zone,), part in rows.group_by("zone", maintain_order=True)])
    dates = pl.date_ranges(pl.col("since").dt.date() - pl.duration(days=1), pl.col("until").dt.date())
    each = told.with_columns(date=dates).explode("date", empty_as_null=True)
    night = crossing.select(*KEY, longest=pl.lit(2 * DAY - 1))
    each = each.join(night, on=list(KEY), how="left").with_columns(pl.col("longest").fill_null(DAY - 1))
    midnight = pl.col("date").cast(pl.Datetime("us"))
    bounds = [(pl.col(name) - midnight).dt.total_seconds() for name in ("since", "until")]
    seen = each.select(*KEY, "longest", start=bounds[0], end=bounds[1])
    seen = seen.filter((pl.col("start") <= pl.col("longest")) & (pl.col("end") > 0))
    low, high = pl.col("start").clip(lower_bound=0), pl.min_horizontal("end", "longest")
    return _two(_merged(seen.select(*KEY, start=low, end=high)))


def _touched(instansi: Instansi, month: Month, nips: Nips, known: dt.datetime | None) -> pl.DataFrame:
    """Who was at the place of a fault while it lasted, as `known` at a moment, and in which zone her days are.

    A fault is a time of the world; a day is local. Where the terminal of the nearest unit above her runs in another
    zone than the region, her day begins there.
    """
    then = "f.at <= %(known)s and (f.withdrawn_at is null or f.withdrawn_at > %(known)s)"
    sql = f"""
        select e.nip, extract(epoch from f.since)::bigint, extract(epoch from f.until)::bigint,
               {ZONE if _has_other_zones(instansi) else "%(zone)s"}
        from attendance_fault f
        join people_employee e on e.instansi_id = f.instansi_id
        left join organisation_unor at on at.id = f.unor_id
        where {of(nips)} and f.instansi_id = %(instansi)s
          and {"f.withdrawn_at is null" if known is None else then}
          and f.since < %(until)s::date + 2 and f.until > %(first)s::date - 2
          and (f.unor_id is null or exists (
            select from people_riwayatunor r join organisation_unor u on u.id = r.unor_id
            where r.employee_id = e.id and u.path like at.path || '%%'
              and r.valid && daterange((f.since at time zone %(zone)s)::date,
                                       (f.until at time zone %(zone)s)::date, '[]')))
    """
    given = {**asked(instansi, month, nips), "zone": instansi.zone, "known": known}
    return columns_out(sql, given, {"nip": pl.Int64, "since": pl.Int64, "until": pl.Int64, "zone": pl.String})


ZONE = """coalesce((
    select t.zone from attendance_terminal t
    join organisation_unor tu on tu.id = t.unor_id
    join people_riwayatunor r on r.employee_id = e.id and r.valid @> (f.since at time zone %(zone)s)::date
    join organisation_unor u on u.id = r.unor_id and u.path like tu.path || '%%'
    where t.instansi_id = f.instansi_id and t.ended_at is null
    order by length(tu.path) desc, t.id limit 1), %(zone)s)"""


def _has_other_zones(instansi: Instansi) -> bool:
    return Terminal.objects.filter(ended_at=None, unor__isnull=False).exclude(zone=instansi.zone).exists()


def _there(rows: pl.DataFrame, zone: str) -> pl.DataFrame:
    """The spans of faults by the clocks of a zone."""
    local = [_local(pl.col(name), zone) for name in ("since", "until")]
    return rows.with_columns(since=local[0], until=local[1])


def _local(epoch: pl.Expr, zone: str) -> pl.Expr:
    moment = pl.from_epoch(epoch, time_unit="s").cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
    return moment.dt.convert_time_zone(str(ZoneInfo(zone))).dt.replace_time_zone(None)


def _merged(rows: pl.DataFrame) -> pl.DataFrame:
    """Spans of one day that overlap become one."""
    rows = rows.sort(*KEY, "start", "end")
    before = pl.col("end").cum_max().shift().over(*KEY)
    begins = before.is_null() | (pl.col("start") > before)
    numbered = rows.with_columns(number=begins.cast(pl.Int32).cum_sum().over(*KEY))
    return numbered.group_by(*KEY, "number").agg(pl.col("start").min(), pl.col("end").max())


def _two(spans: pl.DataFrame) -> pl.DataFrame:
    """The two longest spans of each day, the earlier one first, as the columns of the day."""
    long = spans.sort(*KEY, pl.col("end") - pl.col("start"), descending=[False, False, True])
    kept = long.group_by(*KEY, maintain_order=True).head(2).sort(*KEY, "start")
    start, end = pl.col("start").cast(pl.Int32), pl.col("end").cast(pl.Int32)
    return kept.group_by(*KEY, maintain_order=True).agg(
        fault_from=start.first(),
        fault_until=end.first(),
        fault2_from=start.get(1, null_on_oob=True),
        fault2_until=end.get(1, null_on_oob=True),
    )
