"""One day of everybody as it was known at a moment: the rules of the month on what had been heard by then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from zoneinfo import ZoneInfo

import polars as pl
from django.db import connection

from sembilan.attendance.models import Correction
from sembilan.attendance.queries import awaited, clockings, frames, hours, in_force, said
from sembilan.attendance.queries.frames import Nips
from sembilan.attendance.queries.shifts import belonging
from sembilan.attendance.queries.standing import owners
from sembilan.attendance.queries.standing import places as places
from sembilan.organisation.models import Instansi
from sembilan.runs.bulk import columns_out, whole_tables
from sembilan.terms.frames.attendance import Excused, Mode
from sembilan.terms.month import Month
from sembilan.worktime.queries.calendar import week

ONE = dt.timedelta(days=1)
KEY = ["nip", "date"]
JUDGED = ("is_working_day", "is_counted", "in_second", "out_second", "late_minutes")
FILLED = {"roster": 0, "flex": 0, "mode": 0, "ceremony": 0, "in_permit": False, "out_permit": False}


class State(StrEnum):
    """What somebody is on a day at a moment; each is one of these and no two."""

    HADIR = "hadir"
    TERLAMBAT = "terlambat"
    WFH = "wfh"
    CUTI = "cuti"
    DINAS = "dinas"
    NANTI = "nanti"
    BELUM = "belum"
    MENUNGGU = "menunggu"
    TANPA_KABAR = "tanpa kabar"
    BEBAS = "bebas"


PRESENT = (State.HADIR, State.TERLAMBAT, State.WFH)
SCHEMA = {
    "nip": pl.Int64, "path": pl.String, "state": pl.String, "first": pl.Int32, "late": pl.Int32, "starts": pl.Int32,
    "word": pl.String,
}  # fmt: skip


def local_now(instansi: Instansi, now: dt.datetime) -> dt.datetime:
    """A moment where the region lies."""
    return now.astimezone(ZoneInfo(instansi.zone))


def states(
    instansi: Instansi, day: dt.date, at: dt.datetime, known: dt.datetime | None = None, nips: Nips = None
) -> pl.DataFrame:
    """Everybody on a day as the clock stood at a moment, by what was known at `known` (all that is known now)."""
    with _whole_tables(nips):
        there = places(instansi, day, nips)
        given = day_frames(instansi, day, known, there, nips)
        waiting = _pending(instansi, day, known, nips)
    judged = in_force.plan(instansi, Month.of(day)).evaluate_grain(given, "day", JUDGED)
    heard = given["punch"].group_by("nip").agg(first=pl.col("second").min())
    told = judged.join(heard, on="nip", how="left").join(there, on="nip", how="left")
    told = told.join(waiting, on="nip", how="left")
    begins = week(instansi, day).get(day.isoweekday(), (0, 0))[0]
    starts = pl.col("starts") if "starts" in told.columns else pl.lit(None)
    mode = pl.col("mode") if "mode" in told.columns else pl.lit(0)
    told = told.with_columns(starts=pl.coalesce(starts, pl.lit(begins)).cast(pl.Int32), mode=mode)
    minute = _minute(local_now(instansi, at), day)
    margin = in_force.parameters(instansi, Month.of(day))["kabar_menit"]
    late = pl.when("is_counted").then(pl.col("late_minutes")).fill_null(0)
    shown = told.with_columns(
        late=late.cast(pl.Int32), path=pl.col("path").fill_null(""), word=pl.col("word").fill_null("")
    )
    return shown.with_columns(state=_state(minute, margin)).select(pl.col(n).cast(t) for n, t in SCHEMA.items())


@contextmanager
def _whole_tables(nips: Nips) -> Iterator[None]:
    """Join tables whole where everybody is read, and only there.

    In the morning PostgreSQL knows nothing yet of the day's presses, and would loop over one table for each of them.
    """
    if nips is not None:
        yield
        return
    whole_tables()
    yield
    with connection.cursor() as cursor:
        cursor.execute("set local enable_nestloop = on")


def _state(minute: int, margin: int) -> pl.Expr:
    """What somebody is, by her columns and the minute of the day."""
    present, late = pl.col("first").is_not_null(), pl.col("late") > 0
    chain: list[tuple[pl.Expr, State]] = [
        (~pl.col("is_working_day"), State.BEBAS),
        (pl.col("excused") == Excused.CUTI, State.CUTI),
        (pl.col("excused") == Excused.DINAS, State.DINAS),
        (present & late, State.TERLAMBAT),
        (present & (pl.col("mode") != Mode.KANTOR), State.WFH),
        (present, State.HADIR),
        (pl.col("starts") > minute, State.NANTI),
        (pl.col("starts") + margin > minute, State.BELUM),
        (pl.col("pending").fill_null(False), State.MENUNGGU),
    ]
    return pl.coalesce(*(pl.when(so).then(pl.lit(state.value)) for so, state in chain), pl.lit(State.TANPA_KABAR.value))


def _minute(here: dt.datetime, day: dt.date) -> int:
    """Minutes of the day that have passed where the region lies; past days are over and days to come not begun."""
    return int((here.replace(tzinfo=None) - dt.datetime.combine(day, dt.time())).total_seconds() // 60)


def day_frames(
    instansi: Instansi, day: dt.date, known: dt.datetime | None, people: pl.DataFrame, nips: Nips = None
) -> dict[str, pl.DataFrame]:
    """The frames of one day of some people from every source; what is asked of the whole month is left out."""
    month = Month.of(day)
    own = hours.own_days(instansi, day - ONE, day, nips)
    night = hours.over_midnight(own)
    days = people.select("nip", date=pl.lit(day), is_holiday=pl.lit(day in frames.holiday_dates(month)))
    excused = frames.excuses(instansi, month, nips).filter(pl.col("date") == day)
    permits = said.permits(instansi, month, nips, known)
    for more in (excused, own, permits, hours.faults(instansi, month, night, nips, known)):
        if more.height or "excused" in more.columns:
            days = days.join(more, on=KEY, how="left", maintain_order="left")
    fills = [pl.col(name).fill_null(value) for name, value in FILLED.items() if name in days.columns]
    days = days.with_columns(pl.col("excused").fill_null(int(Excused.NONE)), *fills)
    punches = _punches(instansi, day, known, own, night, nips).join(people, on="nip", how="semi")
    return {"day": days, "punch": punches}


def _punches(
    instansi: Instansi, day: dt.date, known: dt.datetime | None, own: pl.DataFrame, night: pl.DataFrame, nips: Nips
) -> pl.DataFrame:
    month = Month.of(day)
    until = day + ONE + (ONE if night.height else dt.timedelta())
    whose = owners(instansi, month, nips)
    taps = clockings.clockings(instansi, day, until, None if nips is None else whose, known)
    tapped = clockings.owned(taps, whose).with_columns(meaning=pl.lit(0, dtype=pl.Int8))
    pressed = said.presses(instansi, day, until, month, nips, known)
    punches = belonging(pl.concat([tapped, pressed]), own, night)
    punches = pl.concat([punches, said.corrected(instansi, month, nips, known)]).filter(pl.col("date") == day)
    turns = hours.turns(own)
    return punches.join(turns, on=KEY, how="left") if turns.height else punches


def _pending(instansi: Instansi, day: dt.date, known: dt.datetime | None, nips: Nips) -> pl.DataFrame:
    """Who has asked something about the day that nobody has decided yet, and what it is called where a room says it."""
    month = Month.of(day)
    sql = f"""
        select distinct e.nip from people_employee e join (
            select c.employee_id from attendance_correction c where c.instansi_id = %(instansi)s and c.day = %(day)s
                and {said.state_then(known)} = '{Correction.State.ASKED.value}'
            union all
            select a.employee_id from attendance_absence a where a.instansi_id = %(instansi)s
                and a.decision = 'diajukan' and a.first <= %(day)s and a.last >= %(day)s
        ) asked on asked.employee_id = e.id where {frames.of(nips)}
    """
    given = {**frames.asked(instansi, month, nips), "day": day, "known": known}
    asked = columns_out(sql, given, {"nip": pl.Int64}).with_columns(word=pl.lit(""))
    waiting = pl.concat([asked, awaited.words(instansi, day, known, nips)])
    return waiting.unique("nip", keep="first", maintain_order=True).with_columns(pending=pl.lit(True))
