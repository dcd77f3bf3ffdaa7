"""Who has not spoken with her superior for too long, by person and by unit; the pack says how long that is."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db.models import F, FilteredRelation, Max, Q, QuerySet

from sembilan.dialog.models import Talk
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.runs import in_force
from sembilan.terms.frames.dialog import AREA
from sembilan.terms.month import Month

Row = dict[str, Any]


@dataclass(frozen=True)
class Unit:
    """A unit: how many work there, and with how many of them nobody spoke for too long."""

    pk: int
    name: str
    people: int
    silent: int

    @property
    def spoken(self) -> int:
        """With how many somebody did."""
        return self.people - self.silent


def judged(instansi: Instansi, people: QuerySet[Employee], day: dt.date | None = None) -> list[Row]:
    """These people who work today, each with her unit, her last talk and whether she is silent."""
    on = day or today()
    held = Q(talks__state=Talk.State.HELD)
    rows = people.filter(status__iexact="aktif").annotate(
        place=FilteredRelation("riwayat_unor", condition=Q(riwayat_unor__valid__contains=on)),
        unor_id=F("place__unor_id"), unor_name=F("place__unor__name"), unor_path=F("place__unor__path"),
        last=Max("talks__held_on", filter=held),
    ).exclude(unor_id=None)  # fmt: skip
    found: list[Any] = list(
        rows.values("pk", "nip", "unor_id", "unor_name", "unor_path", "last").order_by("unor_path", "nip")
    )
    return _judge(instansi, found, on)


def _judge(instansi: Instansi, found: list[Row], on: dt.date) -> list[Row]:
    if not found:
        return []
    since = [None if row["last"] is None else max((on - row["last"]).days, 0) for row in found]
    frame = pl.DataFrame(
        {"nip": [int(row["nip"]) for row in found], "days_since": pl.Series(since, dtype=pl.Int32)}
    ).with_columns(pl.col("nip").cast(pl.Int64))
    said = in_force.plan(instansi, AREA, Month.of(on)).evaluate({"month": frame})
    silent = dict(zip(said["nip"].to_list(), said["is_silent"].to_list(), strict=True))
    return [row | {"days": days, "is_silent": silent[int(row["nip"])]} for row, days in zip(found, since, strict=True)]


def units(rows: Sequence[Row]) -> list[Unit]:
    """By unit, those with most silence first."""
    people, silent = Counter(row["unor_id"] for row in rows), Counter(r["unor_id"] for r in rows if r["is_silent"])
    names = {row["unor_id"]: row["unor_name"] for row in rows}
    told = [Unit(pk, names[pk], count, silent[pk]) for pk, count in people.items()]
    return sorted(told, key=lambda one: (-one.silent, one.name))
