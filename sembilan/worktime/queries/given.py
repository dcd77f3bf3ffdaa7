"""What was decided about days, read as columns: schedules given, special days, duties, work from elsewhere, rolls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db import connection

from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out
from sembilan.worktime.models import SpecialDay

REGION = 0  # as the unit of what is given to the whole region, and of people without a unit
CEREMONIES = (SpecialDay.Kind.APEL, SpecialDay.Kind.UPACARA)
Types = dict[str, type[pl.DataType]]
HOURS: Types = {"starts": pl.Int32, "ends": pl.Int32}
GIVEN: Types = {"given": pl.Int64, "schedule": pl.Int64}
SPANS: Types = {"from": pl.Date, "to": pl.Date}


@dataclass(frozen=True)
class Asked:
    """Whose days: of an instansi, `[first, until)`, everybody or some."""

    instansi: Instansi
    first: dt.date
    until: dt.date
    nips: Sequence[int] | None = None

    @property
    def params(self) -> dict[str, Any]:
        """The values the statements below take."""
        nips = None if self.nips is None else [f"{nip:018d}" for nip in self.nips]
        return {"i": self.instansi.pk, "first": self.first, "until": self.until, "nips": nips}


SPAN = "daterange(%(first)s, %(until)s)"
OF = "(%(nips)s::text[] is null or e.nip = any(%(nips)s))"
SINCE = "greatest(coalesce(lower({0}.valid), %(first)s), %(first)s)"
UNTIL = "least(coalesce(upper({0}.valid), %(until)s), %(until)s)"
# Row-level security hides the statistics of `&&` from the planner, which then expects hardly anybody and compares
# everybody with everybody; of `coalesce` it expects half, and that is near enough.
WORKED = f"coalesce(r.valid && {SPAN}, false)"
# The units of the people asked for; a single person's phone must not read those of a whole region.
NEAR = f"""(%(nips)s::text[] is null or u.id in (
    select r.unor_id from people_riwayatunor r join people_employee e on e.id = r.employee_id
    where e.nip = any(%(nips)s) and {WORKED}))"""

ANYTHING = f"""
    select exists (select from worktime_schedulefor where instansi_id = %(i)s and valid && {SPAN}),
        exists (select from worktime_specialday where instansi_id = %(i)s and day >= %(first)s and day < %(until)s),
        exists (select from worktime_duty where instansi_id = %(i)s and day >= %(first)s and day < %(until)s),
        exists (select from worktime_remote where instansi_id = %(i)s and valid && {SPAN})
"""


@dataclass(frozen=True)
class Kinds:
    """Which kinds of decision there are at all in a time."""

    schedules: bool
    special: bool
    duties: bool
    remote: bool

    @property
    def any(self) -> bool:
        """Whether there are any."""
        return self.schedules or self.special or self.duties or self.remote


def kinds(asked: Asked) -> Kinds:
    """What there is, in one statement: a region that decides nothing pays no more than this."""
    with connection.cursor() as cursor:
        cursor.execute(ANYTHING, asked.params)
        return Kinds(*(cursor.fetchone() or (False,) * 4))


def schedules(asked: Asked) -> pl.DataFrame:
    """What was given to units and to the region: for each unit under it, how deep the place stands that gave it."""
    sql = f"""
        select g.id, g.schedule_id, coalesce(u.id, {REGION}), coalesce(length(a.path), 0), g.seasonal::int,
            {SINCE.format("g")}, {UNTIL.format("g")}
        from worktime_schedulefor g
        left join organisation_unor a on a.id = g.unor_id
        left join lateral (
            select u.id from organisation_unor u
            where u.instansi_id = %(i)s and (g.unor_id is null or starts_with(u.path, a.path)) and {NEAR}
            union all select {REGION} where g.unor_id is null
        ) u on true
        where g.instansi_id = %(i)s and g.employee_id is null and g.valid && {SPAN} and u.id is not null
    """
    return columns_out(sql, asked.params, GIVEN | {"unor": pl.Int64, "depth": pl.Int32, "seasonal": pl.Int8} | SPANS)


def own_schedules(asked: Asked) -> pl.DataFrame:
    """What was given to single people."""
    sql = f"""
        select g.id, g.schedule_id, e.nip, g.seasonal::int, {SINCE.format("g")}, {UNTIL.format("g")}
        from worktime_schedulefor g join people_employee e on e.id = g.employee_id
        where g.instansi_id = %(i)s and g.valid && {SPAN} and {OF}
    """
    return columns_out(sql, asked.params, GIVEN | {"nip": pl.Int64, "seasonal": pl.Int8} | SPANS)


def schedule_days(asked: Asked) -> pl.DataFrame:
    """The days of all schedules."""
    sql = "select schedule_id, weekday, starts, ends, flex, mode from worktime_scheduleday where instansi_id = %(i)s"
    schema: Types = {"schedule": pl.Int64, "weekday": pl.Int8, **HOURS, "flex": pl.Int32, "mode": pl.Int8}
    return columns_out(sql, asked.params, schema)


def special_days(asked: Asked) -> pl.DataFrame:
    """What single days are, for each unit the decision reaches."""
    sql = f"""
        select s.id, coalesce(u.id, {REGION}), coalesce(length(a.path), 0), s.day, s.kind, s.starts, s.ends
        from worktime_specialday s
        left join organisation_unor a on a.id = s.unor_id
        left join lateral (
            select u.id from organisation_unor u
            where u.instansi_id = %(i)s and (s.unor_id is null or starts_with(u.path, a.path)) and {NEAR}
            union all select {REGION} where s.unor_id is null
        ) u on true
        where s.instansi_id = %(i)s and s.day >= %(first)s and s.day < %(until)s and u.id is not null
    """
    place: Types = {"special": pl.Int64, "unor": pl.Int64, "depth": pl.Int32}
    return columns_out(sql, asked.params, place | {"date": pl.Date, "kind": pl.String, **HOURS})


def places(asked: Asked) -> pl.DataFrame:
    """Where each worked, from when until when within the time asked for; nowhere at all is one span of no unit."""
    if asked.nips is None:
        return _everybodys_places(asked)
    sql = f"""
        select e.nip, coalesce(r.unor_id, {REGION}), {SINCE.format("r")}, {UNTIL.format("r")}
        from people_employee e left join people_riwayatunor r on r.employee_id = e.id and {WORKED}
        where e.instansi_id = %(i)s and {OF}
    """
    return columns_out(sql, asked.params, {"nip": pl.Int64, "unor": pl.Int64, **SPANS})


def _everybodys_places(asked: Asked) -> pl.DataFrame:
    """Read apart and joined here: without statistics PostgreSQL would compare everybody with everybody."""
    sql = f"""
        select r.employee_id, r.unor_id, {SINCE.format("r")}, {UNTIL.format("r")}
        from people_riwayatunor r where r.instansi_id = %(i)s and {WORKED}
    """
    worked = columns_out(sql, asked.params, {"employee": pl.Int64, "unor": pl.Int64, **SPANS})
    found = people(asked).join(worked, on="employee", how="left").drop("employee")
    bounds = {"unor": REGION, "from": asked.first, "to": asked.until}
    return found.with_columns(pl.col(name).fill_null(pl.lit(value)) for name, value in bounds.items())


def people(asked: Asked) -> pl.DataFrame:
    """The employees asked for, by id and NIP."""
    sql = f"select e.id, e.nip from people_employee e where e.instansi_id = %(i)s and {OF}"
    return columns_out(sql, asked.params, {"employee": pl.Int64, "nip": pl.Int64})


def duties(asked: Asked) -> pl.DataFrame:
    """The lines of rosters: the hours of the shift, or none for a free day."""
    found = people(asked)
    whose = None if asked.nips is None else found["employee"].to_list()
    sql = """
        select d.employee_id, d.day, d.shift_id, s.starts, s.ends
        from worktime_duty d left join worktime_shift s on s.id = d.shift_id
        where d.instansi_id = %(i)s and d.day >= %(first)s and d.day < %(until)s
            and (%(whose)s::bigint[] is null or d.employee_id = any(%(whose)s))
    """
    schema = {"employee": pl.Int64, "date": pl.Date, "shift": pl.Int64, "duty_starts": pl.Int32, "duty_ends": pl.Int32}
    told = columns_out(sql, asked.params | {"whose": whose}, schema)
    return told.join(found, on="employee").drop("employee")


def remote(asked: Asked) -> pl.DataFrame:
    """Who works from elsewhere, how, on which days of the week; without any of them on every day."""
    sql = f"""
        select e.nip, r.id, r.mode, coalesce(nullif(translate(r.weekdays::text, '[] ', ''), ''), '1,2,3,4,5,6,7'),
            {SINCE.format("r")}, {UNTIL.format("r")}
        from worktime_remote r join people_employee e on e.id = r.employee_id
        where r.instansi_id = %(i)s and r.valid && {SPAN} and {OF}
    """
    schema: Types = {"nip": pl.Int64, "remote": pl.Int64, "remote_mode": pl.Int8, "weekdays": pl.String, **SPANS}
    return columns_out(sql, asked.params, schema)


def rolls(asked: Asked) -> pl.DataFrame:
    """Whom the roll of an apel or upacara names, whether she was there, her unit on the day, and who called it."""
    sql = f"""
        select m.special_day_id, s.day, e.nip, m.was_there, coalesce(r.unor_id, {REGION}),
               case when m.by ~ '^[0-9]{{18}}$' then m.by::bigint end
        from worktime_muster m join worktime_specialday s on s.id = m.special_day_id
        join people_employee e on e.id = m.employee_id
        left join people_riwayatunor r on r.employee_id = e.id and coalesce(r.valid @> s.day, false)
        where m.instansi_id = %(i)s and s.day >= %(first)s and s.day < %(until)s
    """
    roll = {"special": pl.Int64, "date": pl.Date, "nip": pl.Int64, "was_there": pl.Boolean}
    roll |= {"unor": pl.Int64, "caller": pl.Int64}
    return columns_out(sql, asked.params, roll)
