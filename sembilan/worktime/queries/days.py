"""The days that differ from the ordinary week of the packs, for everybody at once.

A duty of the roster comes first; then the schedule of the person, of her nearest unit, of the region, each seasonal
before plain. What a single day is by decision then frees it, shortens it or moves it, unless it is a duty.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.terms.frames.attendance import Ceremony, Mode, Roster
from sembilan.worktime.models import SpecialDay
from sembilan.worktime.queries import given
from sembilan.worktime.queries.calendar import ordinary
from sembilan.worktime.queries.given import Asked, Kinds
from sembilan.worktime.queries.rolls import ceremonies

SCHEMA = {
    "nip": pl.Int64,
    "date": pl.Date,
    "roster": pl.Int8,
    "starts": pl.Int32,
    "ends": pl.Int32,
    "flex": pl.Int32,
    "mode": pl.Int8,
    "ceremony": pl.Int8,
}
KEY = ["nip", "date"]
LIBUR, SETENGAH = SpecialDay.Kind.LIBUR, SpecialDay.Kind.SETENGAH
MOVES = {SpecialDay.Kind.RUMAH: Mode.RUMAH, SpecialDay.Kind.LELUASA: Mode.LELUASA}
# Columns that come from a kind of decision; where there is none of it they are empty.
EMPTY = {
    "given": pl.Int64, "schedule": pl.Int64, "s_works": pl.Boolean, "s_starts": pl.Int32, "s_ends": pl.Int32,
    "s_flex": pl.Int32, "s_mode": pl.Int8,
    "cut": pl.Int64, "is_libur": pl.Boolean, "x_starts": pl.Int32, "x_ends": pl.Int32,
    "moved": pl.Int64, "x_mode": pl.Int8,
    "has_duty": pl.Boolean, "shift": pl.Int64, "duty_starts": pl.Int32, "duty_ends": pl.Int32,
    "remote": pl.Int64, "remote_mode": pl.Int8,
    "ceremony": pl.Int8,
}  # fmt: skip


def own_days(instansi: Instansi, first: dt.date, until: dt.date, nips: Sequence[int] | None = None) -> pl.DataFrame:
    """The days of `[first, until)` that differ from the ordinary week: of these people, or of everybody."""
    asked = Asked(instansi, first, until, nips)
    there = given.kinds(asked)
    if not there.any or first >= until:
        return pl.DataFrame(schema=SCHEMA)
    told = judged(decided(asked, there), ordinary(instansi, first, until)).filter(_differs())
    return told.select(pl.col(name).cast(dtype) for name, dtype in SCHEMA.items()).sort(KEY)


def decided(asked: Asked, there: Kinds) -> pl.DataFrame:
    """Each person and day about which anything was decided, with all that was."""
    parts = [_at_places(asked, there)]
    if there.schedules:
        parts.append(_own_schedules(asked).rename({name: f"own_{name}" for name in _SCHEDULED}))
    if there.duties:
        parts.append(given.duties(asked).with_columns(has_duty=pl.lit(True)))
    if there.remote:
        parts.append(_remote(asked))
    if there.special:
        parts.append(ceremonies(asked))
    whole = parts[0]
    for one in parts[1:]:
        if one.height:
            whole = whole.join(one, on=KEY, how="full", coalesce=True)
    whole = _filled(whole)
    if f"own_{_SCHEDULED[0]}" not in whole.columns:
        return whole
    is_own = pl.col("own_s_works").is_not_null()
    chosen = [pl.when(is_own).then(f"own_{name}").otherwise(name).alias(name) for name in _SCHEDULED]
    return whole.with_columns(chosen).drop(f"own_{name}" for name in _SCHEDULED)


def _filled(told: pl.DataFrame) -> pl.DataFrame:
    lacks = (pl.lit(None, dtype).alias(name) for name, dtype in EMPTY.items() if name not in told.columns)
    return told.with_columns(lacks)


def judged(told: pl.DataFrame, usual: pl.DataFrame) -> pl.DataFrame:
    """What each of those days is: its `roster`, hours, `flex`, `mode` and `ceremony`."""
    told = _filled(told)
    duty, shift = pl.col("has_duty").fill_null(False), pl.col("shift").is_not_null()
    week, works = pl.col("week_starts").is_not_null(), pl.col("s_works")
    libur = pl.col("is_libur").fill_null(False)
    # A schedule frees a day only where the packs' week would work; it adds one only where nobody is freed.
    roster = (
        pl.when(duty & shift).then(Roster.DUTY.value)
        .when(duty).then(Roster.FREE.value)
        .when(week & (libur | ~works.fill_null(True))).then(Roster.FREE.value)
        .when(~week & works.fill_null(False) & ~libur & ~pl.col("closed")).then(Roster.DUTY.value)
        .otherwise(Roster.NONE.value)
    )  # fmt: skip
    days = told.join(usual, on="date", how="left").with_columns(roster=roster)
    due = (pl.col("roster") == Roster.DUTY) | ((pl.col("roster") == Roster.NONE) & week)
    days = days.with_columns(is_due=due, **_hours(duty, due))
    mode = pl.coalesce("remote_mode", pl.when(~duty).then(pl.coalesce("x_mode", "s_mode")), pl.lit(0, pl.Int8))
    flex = pl.when(due & ~duty).then(pl.col("s_flex").fill_null(0)).otherwise(0)
    missed = pl.col("ceremony") == Ceremony.MISSED
    ceremony = pl.when(missed & (pl.col("roster") == Roster.FREE)).then(0).otherwise(pl.col("ceremony").fill_null(0))
    return days.with_columns(mode=pl.when(due).then(mode).otherwise(0), flex=flex, ceremony=ceremony)


def _hours(duty: pl.Expr, due: pl.Expr) -> dict[str, pl.Expr]:
    """The hours of a day that is due: the shift's, or the schedule's or the week's, cut to those of a half day."""
    bounds = {}
    for side in ("starts", "ends"):
        bounds[side] = pl.coalesce(f"s_{side}", f"week_{side}")
    cut = {side: pl.coalesce(pl.col(f"x_{side}"), usual) for side, usual in bounds.items()}
    fits = cut["starts"] < cut["ends"]  # a half day that ends before a late schedule begins does not reach it
    return {
        side: pl.when(due & duty).then(f"duty_{side}").when(due & fits).then(cut[side]).when(due).then(bounds[side])
        for side in bounds
    }


def _differs() -> pl.Expr:
    """Whether the packs' week alone would say something else of the day."""
    usual = pl.col("starts").eq_missing(pl.col("week_starts")) & pl.col("ends").eq_missing(pl.col("week_ends"))
    hours = pl.col("is_due") & ~usual
    return (pl.col("roster") != 0) | hours | (pl.col("flex") != 0) | (pl.col("mode") != 0) | (pl.col("ceremony") != 0)


_SCHEDULED = ("given", "schedule", "s_works", "s_starts", "s_ends", "s_flex", "s_mode")


def _scheduled(frame: pl.DataFrame, who: str, asked: Asked) -> pl.DataFrame:
    """The best schedule of each `who` and day, with what it says of the day of the week."""
    dates = pl.DataFrame({"date": pl.date_range(asked.first, asked.until, closed="left", eager=True)})
    each = frame.join(dates, how="cross").filter(pl.col("date").is_between("from", "to", closed="left"))
    best = each.sort("depth", "seasonal", descending=True).unique([who, "date"], keep="first")
    best = best.with_columns(weekday=pl.col("date").dt.weekday())
    days = given.schedule_days(asked).rename({name: f"s_{name}" for name in ("starts", "ends", "flex", "mode")})
    told = best.join(days, on=["schedule", "weekday"], how="left")
    return told.with_columns(s_works=pl.col("s_starts").is_not_null()).select(who, "date", *_SCHEDULED)


def _own_schedules(asked: Asked) -> pl.DataFrame:
    return _scheduled(given.own_schedules(asked).with_columns(depth=pl.lit(0)), "nip", asked)


def _at_places(asked: Asked, there: Kinds) -> pl.DataFrame:
    """What holds for people by the units they worked in: a schedule, and what single days are."""
    units = _of_units(asked, there)
    if units.is_empty():
        return pl.DataFrame(schema={"nip": pl.Int64, "date": pl.Date})
    spans = given.places(asked)
    within = pl.col("date").is_between("from", "to", closed="left")
    found = spans.join(units, on="unor").filter(within).drop("from", "to", "unor")
    nowhere = units.filter(pl.col("unor") == given.REGION).drop("unor")
    if nowhere.is_empty():
        return found
    return pl.concat([found, _between_places(asked, spans).join(nowhere, on="date")], how="diagonal")


def _between_places(asked: Asked, spans: pl.DataFrame) -> pl.DataFrame:
    """The days of people who worked in a unit for only part of the time: then the region alone decides."""
    days = (pl.col("to") - pl.col("from")).dt.total_days()
    partly = spans.group_by("nip").agg(days.sum()).filter(pl.col("to") < (asked.until - asked.first).days).select("nip")
    dates = pl.DataFrame({"date": pl.date_range(asked.first, asked.until, closed="left", eager=True)})
    every = partly.join(dates, how="cross")
    covered = spans.join(partly, on="nip", how="semi").join(dates, how="cross")
    covered = covered.filter(pl.col("date").is_between("from", "to", closed="left"))
    return every.join(covered, on=KEY, how="anti")


def _of_units(asked: Asked, there: Kinds) -> pl.DataFrame:
    place = ["unor", "date"]
    units = pl.DataFrame(schema={"unor": pl.Int64, "date": pl.Date})
    if there.schedules:
        units = _scheduled(given.schedules(asked), "unor", asked)
    if there.special:
        special = given.special_days(asked)
        for one in (_cuts(special), _moves(special)):
            if one.height:
                units = units.join(one, on=place, how="full", coalesce=True) if units.height else one
    return units


def _cuts(special: pl.DataFrame) -> pl.DataFrame:
    """Free and half days: the nearest place decides, and at one place the free day."""
    found = special.filter(pl.col("kind").is_in([LIBUR, SETENGAH])).with_columns(is_libur=pl.col("kind") == LIBUR)
    best = found.sort("depth", "is_libur", descending=True).unique(["unor", "date"], keep="first")
    hours = [pl.when(~pl.col("is_libur")).then(side).alias(f"x_{side}") for side in ("starts", "ends")]
    return best.select("unor", "date", "is_libur", *hours, cut="special")


def _moves(special: pl.DataFrame) -> pl.DataFrame:
    """Days from elsewhere: the nearest place decides, and at one place home."""
    modes = {kind.value: mode.value for kind, mode in MOVES.items()}
    found = special.filter(pl.col("kind").is_in(list(modes)))
    found = found.with_columns(x_mode=pl.col("kind").replace_strict(modes, return_dtype=pl.Int8))
    best = found.sort(pl.col("depth"), -pl.col("x_mode"), descending=True).unique(["unor", "date"], keep="first")
    return best.select("unor", "date", "x_mode", moved="special")


def _remote(asked: Asked) -> pl.DataFrame:
    spans = given.remote(asked)
    dates = pl.DataFrame({"date": pl.date_range(asked.first, asked.until, closed="left", eager=True)})
    weekdays = pl.col("weekdays").str.split(",").cast(pl.List(pl.Int8))
    each = spans.with_columns(weekdays=weekdays).join(dates, how="cross")
    within = pl.col("date").is_between("from", "to", closed="left")
    each = each.filter(within & pl.col("date").dt.weekday().is_in(pl.col("weekdays")))
    return each.select("nip", "date", "remote", "remote_mode")
