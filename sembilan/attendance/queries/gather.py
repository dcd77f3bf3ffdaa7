"""The frames of a month from all records: of everybody for a run, of one person or one unit for a page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import polars as pl
from django.utils import timezone

from sembilan.attendance.queries import clockings, frames, hours, said
from sembilan.attendance.queries.frames import Nips
from sembilan.attendance.queries.shifts import belonging
from sembilan.organisation.models import Instansi
from sembilan.terms.month import Month

ONE = dt.timedelta(1)
KEY = ["nip", "date"]


@dataclass(frozen=True)
class Gathered:
    """The frames of a month, and the lines of terminals they were made of."""

    frames: dict[str, pl.DataFrame]
    taps: pl.DataFrame


def now() -> dt.datetime:
    """The moment by which a day is over or not."""
    return timezone.now()


def last_complete(instansi: Instansi, month: Month) -> dt.date:
    """The last day of the month that is over where the region lies; before the month when none is."""
    yesterday = now().astimezone(ZoneInfo(instansi.zone)).date() - ONE
    return max(min(month.last, yesterday), month.first - ONE)


def gather(instansi: Instansi, month: Month, nips: Nips = None) -> Gathered:
    """The frames of the complete days of a month; a region without anything of its own has the plain columns."""
    last = last_complete(instansi, month)
    own = hours.own_days(instansi, month.first - ONE, last + ONE, nips)
    night = hours.over_midnight(own)
    people = frames.people(instansi, month, nips)
    whose = clockings.owners(instansi, month, nips)
    until = last + ONE + (ONE if night.height else dt.timedelta())
    taps = clockings.clockings(instansi, month.first, until, None if nips is None else whose)
    days = _days(instansi, month, last, people, own, night, nips)
    punches = _punches(instansi, month, until, clockings.owned(taps, whose), own, night, nips)
    within = punches.filter(pl.col("date").is_between(month.first, last))
    if days.height < people.height * ((last - month.first).days + 1):
        within = within.join(days, on=KEY, how="semi")
    held = taps if last == month.last and night.is_empty() else taps.filter(pl.col("date") <= last)
    return Gathered({"month": people, "day": days, "punch": within}, held)


def _days(
    instansi: Instansi,
    month: Month,
    last: dt.date,
    people: pl.DataFrame,
    own: pl.DataFrame,
    night: pl.DataFrame,
    nips: Nips,
) -> pl.DataFrame:
    days = frames.days(people, frames.excuses(instansi, month, nips), month)
    if last < month.last:
        days = days.filter(pl.col("date") <= last)
    found = (own, said.permits(instansi, month, nips), hours.faults(instansi, month, night, nips))
    for more in found:
        if more.height:
            days = days.join(more, on=KEY, how="left", maintain_order="left")
    told = [col for col in ("roster", "flex", "mode", "ceremony") if col in days.columns]
    given = [col for col in ("in_permit", "out_permit") if col in days.columns]
    days = days.with_columns(pl.col(*told).fill_null(0)) if told else days
    days = days.with_columns(pl.col(*given).fill_null(False)) if given else days
    return _over(days, instansi) if "ends" in days.columns else days


def _over(days: pl.DataFrame, instansi: Instansi) -> pl.DataFrame:
    """Without the nights that are not over yet."""
    here = now().astimezone(ZoneInfo(instansi.zone)).replace(tzinfo=None)
    ends = pl.col("date").cast(pl.Datetime("us")) + pl.duration(minutes=pl.col("ends"))
    return days.filter((ends <= here).fill_null(True))


def _punches(
    instansi: Instansi,
    month: Month,
    until: dt.date,
    tapped: pl.DataFrame,
    own: pl.DataFrame,
    night: pl.DataFrame,
    nips: Nips,
) -> pl.DataFrame:
    """Lines of terminals, presses and corrections together; plain lines stay the plain columns they are."""
    pressed = said.presses(instansi, month.first, until, month, nips)
    healed = said.corrected(instansi, month, nips)
    if pressed.height or healed.height:
        tapped = tapped.with_columns(meaning=pl.lit(0, dtype=pl.Int8))
    if pressed.height:
        tapped = pl.concat([tapped, pressed])
    punches = belonging(tapped, own, night)
    if healed.height:
        punches = pl.concat([punches, healed])
    turns = hours.turns(own)
    return punches.join(turns, on=KEY, how="left") if turns.height else punches
