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
from sembilan.policy.errors import MissingParameter
from sembilan.policy.explain import Step
from sembilan.policy.plan import Plan
from sembilan.runs import in_force
from sembilan.skp.models import Measure
from sembilan.terms.frames import evaluation as words
from sembilan.terms.frames import performance
from sembilan.terms.month import Month
from sembilan.terms.period import MONTHS, Cycle, Period

CYCLES = {1: Cycle.BULAN, 2: Cycle.TRIWULAN}
DIRECTIONS = {Indicator.Direction.UP: words.Direction.UP, Indicator.Direction.DOWN: words.Direction.DOWN}
KEPT = "_evaluation_plans"  # on the region's row, which lives as long as a request or a job
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


def _plan(instansi: Instansi, day: dt.date) -> Plan:
    """The rules of evaluation in the month of a day; a page that asks again of the same month is not asked anew."""
    kept: dict[Month, Plan] = instansi.__dict__.setdefault(KEPT, {})
    month = Month.of(day)
    if month not in kept:
        kept[month] = in_force.plan(instansi, words.AREA, month)
    return kept[month]


def covers(instansi: Instansi, period: Period) -> bool:
    """Whether there were rules of evaluation when a period ended."""
    try:
        return bool(_plan(instansi, period.last))
    except MissingParameter:
        return False


def parameter(instansi: Instansi, day: dt.date, name: str) -> Any:
    """The value of one parameter of evaluation on a day."""
    return _plan(instansi, day).parameters[name][1].value


def cycle(instansi: Instansi, day: dt.date) -> Cycle:
    """How long a periodic evaluation is in the region."""
    return CYCLES[int(parameter(instansi, day, "cycle"))]


def due_on(instansi: Instansi, period: Period) -> dt.date:
    """The last day for the evaluation of a period."""
    name = "annual_days" if period.cycle == Cycle.TAHUN else "periodic_days"
    return period.last + dt.timedelta(int(parameter(instansi, period.last, name)))


def objection_days(instansi: Instansi, day: dt.date) -> int:
    """How many days there are for an objection."""
    return int(parameter(instansi, day, "objection_days"))


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


def together(instansi: Instansi, day: dt.date, asked: words.PartsOf, parts: pl.DataFrame) -> pl.DataFrame:
    """What the parts of many people say together, by NIP: of `nip, part_days, hasil_kerja, perilaku` in their order."""
    told = _plan(instansi, day).evaluate(_frames(asked, parts))
    both = told.select("nip", hasil_kerja="suggested_hasil", perilaku="suggested_perilaku")
    return both.drop_nulls().cast({"hasil_kerja": pl.Int8, "perilaku": pl.Int8})


def suggested(instansi: Instansi, day: dt.date, asked: words.PartsOf, parts: Sequence[Part]) -> Suggested:
    """What the parts of one person say together, step by step."""
    if not parts:
        return Suggested(None, None)
    plan = _plan(instansi, day)
    told = plan.explain(_frames(asked, _of_one(parts)), ["suggested_hasil", "suggested_perilaku"], lang=_lang())
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
    frames = {
        "month": _typed(pl.DataFrame({"nip": [NOBODY], "parts_of": [int(words.PartsOf.YEAR)]}), words.MONTH),
        "part": pl.DataFrame(schema=words.PART.schema), "result": _typed(pl.DataFrame(rows), words.RESULT),
    }  # fmt: skip
    wanted = ["reached_bp", "suggested_result"]
    told = _plan(instansi, day).evaluate_grain(frames, "result", wanted).sort("result_number")
    return dict(zip(given, told.select(wanted).iter_rows(named=True), strict=True))


def _frames(asked: words.PartsOf, parts: pl.DataFrame) -> dict[str, pl.DataFrame]:
    month = parts.select("nip").unique().with_columns(parts_of=pl.lit(int(asked)))
    part = parts.select(
        "nip", "part_days", part_number=pl.int_range(1, pl.len() + 1).over("nip"), part_hasil="hasil_kerja",
        part_perilaku="perilaku",
    )  # fmt: skip
    return {
        "month": _typed(month, words.MONTH), "part": _typed(part, words.PART),
        "result": pl.DataFrame(schema=words.RESULT.schema),
    }  # fmt: skip


def _of_one(parts: Sequence[Part]) -> pl.DataFrame:
    """The parts of one person, who needs no NIP here."""
    rows = [(NOBODY, one.days, one.hasil_kerja, one.perilaku) for one in parts]
    return pl.DataFrame(rows, ["nip", "part_days", "hasil_kerja", "perilaku"], orient="row")


def _typed(frame: pl.DataFrame, as_in: Any) -> pl.DataFrame:
    if frame.is_empty():
        return pl.DataFrame(schema=as_in.schema)
    return frame.select(pl.col(name).cast(dtype) for name, dtype in as_in.schema.items())


def _lang() -> str:
    return (get_language() or "id")[:2]
