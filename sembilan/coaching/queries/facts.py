"""The facts of a period as frames: each person of a region or a unit, with what the rules of this room read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db import connection

from sembilan.coaching.queries import facts_sql as sql
from sembilan.coaching.span import Span
from sembilan.organisation.models import Instansi
from sembilan.runs import queries as runs
from sembilan.runs.bulk import Schema, columns_out, whole_tables
from sembilan.terms.frames import coaching, crosscheck

WHOLE = pl.Int64
ID: Mapping[str, Any] = {"id": WHOLE}


@dataclass(frozen=True)
class Facts:
    """`people` has a row for each with id, nip, unit and office; the frames are as the rules read them."""

    people: pl.DataFrame
    month: pl.DataFrame
    outcomes: pl.DataFrame

    def coaching(self) -> dict[str, pl.DataFrame]:
        """The frames of the area coaching."""
        return {"month": _typed(self.month, coaching.MONTH), "outcome": self.outcomes}

    def crosscheck(self) -> dict[str, pl.DataFrame]:
        """The frame of the area crosscheck."""
        return {"month": _typed(self.month, crosscheck.MONTH)}


def gather(instansi: Instansi, span: Span, ids: Collection[int] | None = None) -> Facts:
    """The facts of everybody active on the last day, or of some people."""
    given = _given(instansi, span, ids)
    if ids is None:
        whole_tables()  # a region is read whole, also right after a load; a few people are looked up
    people = columns_out(sql.PEOPLE, given, {**ID, "nip": WHOLE, "unor": WHOLE, "path": pl.String})
    has_entries, has_minutes, has_skp = _kept(given)
    month = _joined(people, given, has_runs=bool(given["runs"])).with_columns(
        *_if(has_entries, "entries", "proven"),
        *_if(has_minutes, "approved_minutes", "worked_days", "leave_days"),
        *_if(has_skp, "skps", "rhk_unclear"),
        pl.col("complaints", "decided", "decision_minutes", "waiting").fill_null(0),
        span_months=pl.lit(span.months, WHOLE),
    )
    return Facts(people, _with_unit(month), _outcomes(people, given))


def _given(instansi: Instansi, span: Span, ids: Collection[int] | None) -> dict[str, Any]:
    """The values of the statements; presence is known of months that were published."""
    known = {month: run for month in span.all_months if (run := runs.published("attendance", month))}
    quarter = (span.last.month - 1) // 3 + 1
    return {
        "instansi": instansi.pk, "first": span.first, "last": span.last, "until": span.until,
        "ids": None if ids is None else list(ids), "runs": [run.pk for run in known.values()],
        "told": [month.first for month in known] or None, "year": span.first.year, "quarter": quarter,
    }  # fmt: skip


def _kept(given: Mapping[str, Any]) -> tuple[bool, bool, bool]:
    with connection.cursor() as cursor:
        cursor.execute(sql.KEPT, given)
        entries, minutes, skps = cursor.fetchone()
    return bool(entries), bool(minutes), bool(skps)


def _if(is_kept: bool, *names: str) -> Iterable[pl.Expr]:
    """What a region keeps is nothing where a person has none; what it does not keep is not known of anybody."""
    if is_kept:
        return [pl.col(name).fill_null(0) for name in names]
    return [pl.lit(None, WHOLE).alias(name) for name in names]


def _joined(people: pl.DataFrame, given: Mapping[str, Any], *, has_runs: bool) -> pl.DataFrame:
    found = people
    for statement, names in PARTS:
        schema: Schema = {**ID, **dict.fromkeys(names, WHOLE)}
        if statement is sql.PRESENCE and not has_runs:
            found = found.with_columns(pl.lit(None, WHOLE).alias(name) for name in names)
            continue
        found = found.join(columns_out(statement, given, schema), on="id", how="left")
    capaian = columns_out(sql.CAPAIAN, given, {"unor": WHOLE, "unit_capaian": WHOLE})
    return found.join(capaian, on="unor", how="left")


PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (sql.RATINGS, ("hasil_low", "hasil_top", "perilaku_low", "pair")),
    (sql.PRESENCE, ("counted_days", "present_days", "present", "wfh", "late_days", "tk", "late_minutes")),
    (sql.MINUTES, ("approved_minutes", "worked_days")),
    (sql.ENTRIES, ("entries", "proven")),
    (sql.ON_LEAVE, ("leave_days",)),
    (sql.SKPS, ("skps", "rhk_unclear")),
    (sql.TOLD, ("rhk_asked", "rhk_untold")),
    (sql.ANNUAL, ("annual_predikat",)),
    (sql.ASSESSED, ("jpm",)),
    (sql.COMPLAINTS, ("complaints",)),
    (sql.DECISIONS, ("decided", "decision_minutes")),
    (sql.WAITING, ("waiting",)),
)


def _with_unit(month: pl.DataFrame) -> pl.DataFrame:
    """How many of a unit were rated, and how many of them with its commonest pair of ratings."""
    pairs = month.drop_nulls(["unor", "pair"]).group_by("unor", "pair").len()
    units = pairs.group_by("unor").agg(unit_rated=pl.col("len").sum(), unit_alike=pl.col("len").max())
    return month.join(units.cast({"unit_rated": WHOLE, "unit_alike": WHOLE}), on="unor", how="left")


def _outcomes(people: pl.DataFrame, given: Mapping[str, Any]) -> pl.DataFrame:
    names = [one for one in coaching.OUTCOME.schema if one != "nip"]
    flags = ("is_down", "is_quantity", "is_budget")
    schema = {**ID, **{name: pl.Boolean if name in flags else WHOLE for name in names}}
    found = columns_out(sql.OUTCOMES, given, schema).join(people.select("id", "nip"), on="id")
    return _typed(found, coaching.OUTCOME)


def _typed(frame: pl.DataFrame, as_in: Any) -> pl.DataFrame:
    return frame.select(pl.col(name).cast(dtype) for name, dtype in as_in.schema.items())
