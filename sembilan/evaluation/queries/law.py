"""What the rules in force say of evaluations: the cycle, the days, the predikat of two ratings, and suggestions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.utils.translation import get_language

from sembilan.organisation.models import Instansi
from sembilan.planning.models import Indicator
from sembilan.policy.explain import Step
from sembilan.runs import in_force
from sembilan.skp.models import Measure
from sembilan.terms.frames import evaluation as words
from sembilan.terms.frames import performance
from sembilan.terms.month import Month
from sembilan.terms.period import MONTHS, Cycle, Period

CYCLES = {1: Cycle.BULAN, 2: Cycle.TRIWULAN}
DIRECTIONS = {Indicator.Direction.UP: words.Direction.UP, Indicator.Direction.DOWN: words.Direction.DOWN}
NOBODY = 10**17  # a NIP for one question that is about no person


@dataclass(frozen=True)
class Part:
    """A part of time that was rated: how many days, and the two ratings."""

    days: int
    hasil_kerja: int
    perilaku: int


@dataclass(frozen=True)
class Suggested:
    """What the rules suggest of the two ratings, with the steps that say why."""

    hasil_kerja: int | None
    perilaku: int | None
    steps: tuple[Step, ...] = ()


def parameter(instansi: Instansi, day: dt.date, name: str) -> Any:
    """The value of one parameter of evaluation on a day."""
    return in_force.parameters(instansi, words.AREA, Month.of(day))[name]


def cycle(instansi: Instansi, day: dt.date) -> Cycle:
    """How long a periodic evaluation is in the region."""
    return CYCLES[int(parameter(instansi, day, "cycle"))]


def due_on(instansi: Instansi, period: Period) -> dt.date:
    """The last day for the evaluation of a period."""
    name = "annual_days" if period.cycle == Cycle.TAHUN else "periodic_days"
    return period.last + dt.timedelta(int(parameter(instansi, period.last, name)))


def objection_until(instansi: Instansi, told: dt.date) -> dt.date:
    """The last day for an objection against a result that was received on a day."""
    return told + dt.timedelta(int(parameter(instansi, told, "objection_days")))


def months_of(instansi: Instansi, period: Period) -> list[tuple[Month, dt.date, dt.date]]:
    """The months a rating of the period counts for, each with the span of work it comes from."""
    count = MONTHS[period.cycle]
    if int(parameter(instansi, period.last, "applies_to")):
        after = Month.of(period.until)
        return [(after.plus(n), period.first, period.until) for n in range(count)]
    own = [Month.of(period.first).plus(n) for n in range(count)]
    return [(one, one.first, one.next().first) for one in own]


def predikat_step(instansi: Instansi, day: dt.date, hasil_kerja: int, perilaku: int) -> Step:
    """The predikat of two ratings, with its explanation and law."""
    frame = pl.DataFrame({"nip": [NOBODY], "hasil_kerja": [hasil_kerja], "perilaku": [perilaku]})
    plan = in_force.plan(instansi, performance.AREA, Month.of(day))
    return plan.explain({"month": _typed(frame, performance.MONTH)}, "predikat", lang=_lang())["predikat"]


def predikats(instansi: Instansi, day: dt.date, ratings: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    """The predikat of many pairs of ratings, by whatever number they are known by."""
    if not ratings:
        return {}
    pairs = sorted(set(ratings.values()))
    given = {"nip": [NOBODY + n for n in range(len(pairs))], "hasil_kerja": [one[0] for one in pairs],
             "perilaku": [one[1] for one in pairs]}  # fmt: skip
    frame = _typed(pl.DataFrame(given), performance.MONTH)
    told = in_force.plan(instansi, performance.AREA, Month.of(day)).evaluate({"month": frame}).sort("nip")
    by_pair = dict(zip(pairs, told["predikat"].to_list(), strict=True))
    return {key: by_pair[pair] for key, pair in ratings.items()}


def together(
    instansi: Instansi, day: dt.date, asked: words.PartsOf, parts: Mapping[int, Sequence[Part]]
) -> dict[int, tuple[int, int]]:
    """What the parts of many people say together, by the NIP they are given by."""
    if not parts:
        return {}
    told = in_force.plan(instansi, words.AREA, Month.of(day)).evaluate(_frames(asked, parts))
    rows = told.select("nip", "suggested_hasil", "suggested_perilaku").iter_rows()
    return {nip: (hasil, perilaku) for nip, hasil, perilaku in rows if hasil is not None}


def suggested(instansi: Instansi, day: dt.date, asked: words.PartsOf, parts: Sequence[Part]) -> Suggested:
    """What the parts of one person say together, step by step."""
    if not parts:
        return Suggested(None, None)
    plan = in_force.plan(instansi, words.AREA, Month.of(day))
    told = plan.explain(_frames(asked, {NOBODY: parts}), ["suggested_hasil", "suggested_perilaku"], lang=_lang())
    hasil, perilaku = told["suggested_hasil"], told["suggested_perilaku"]
    return Suggested(int(hasil.value), int(perilaku.value), (hasil, perilaku))


def of_results(instansi: Instansi, day: dt.date, given: Mapping[int, tuple[Measure, int]]) -> dict[int, dict[str, Any]]:
    """What realisations say of their targets: share and suggested rating, by RHK."""
    if not given:
        return {}
    rows = [
        {"nip": NOBODY, "result_number": number,
         "result_direction": int(DIRECTIONS[Indicator.Direction(one.direction)]),
         "result_target": one.target_milli, "result_target_until": one.target_until_milli, "result_value": value}
        for number, (one, value) in enumerate(given.values(), 1)
    ]  # fmt: skip
    frames = _frames(words.PartsOf.YEAR, {NOBODY: ()}) | {"result": _typed(pl.DataFrame(rows), words.RESULT)}
    plan = in_force.plan(instansi, words.AREA, Month.of(day))
    told = plan.evaluate_grain(frames, "result", ["reached_bp", "suggested_result"]).sort("result_number")
    return dict(zip(given, told.select("reached_bp", "suggested_result").iter_rows(named=True), strict=True))


def _frames(asked: words.PartsOf, parts: Mapping[int, Sequence[Part]]) -> dict[str, pl.DataFrame]:
    month = pl.DataFrame({"nip": list(parts), "parts_of": [int(asked)] * len(parts)})
    rows = [
        {"nip": nip, "part_number": number, "part_days": one.days, "part_hasil": one.hasil_kerja,
         "part_perilaku": one.perilaku}
        for nip, listed in parts.items() for number, one in enumerate(listed, 1)
    ]  # fmt: skip
    return {
        "month": _typed(month, words.MONTH), "part": _typed(pl.DataFrame(rows), words.PART),
        "result": pl.DataFrame(schema=words.RESULT.schema),
    }  # fmt: skip


def _typed(frame: pl.DataFrame, as_in: Any) -> pl.DataFrame:
    if frame.is_empty():
        return pl.DataFrame(schema=as_in.schema)
    return frame.select(pl.col(name).cast(dtype) for name, dtype in as_in.schema.items())


def _lang() -> str:
    return (get_language() or "id")[:2]
