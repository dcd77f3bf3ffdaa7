"""The due lists of a day, reckoned for the whole instansi and put in one go."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import polars as pl
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from sembilan.career.kinds import ALL, Service
from sembilan.career.models import Due, Reckoning
from sembilan.career.queries.judged import everybody
from sembilan.notices.actions import notify
from sembilan.notices.models import Notice
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.records.actions import action, actor_name, part, tell
from sembilan.runs.bulk import columns_in
from sembilan.terms.month import Month

PENSION_SAID = gettext_noop("Pensiun Anda tinggal %(months)s bulan lagi, TMT %(day)s. Lihat syarat dan langkahnya.")


@action("career.reckon", later=True)
def reckon(*, instansi_id: int, by: Any, day: str = "") -> int:
    """Reckon what falls due as of a day; the lists of earlier days make room."""
    instansi = Instansi.objects.get(pk=instansi_id)
    when = dt.date.fromisoformat(day) if day else timezone.localdate()
    judged, release = everybody(instansi, when)
    kept = Reckoning.objects.create(
        instansi=instansi, day=when, at=timezone.now(), by=actor_name(by), people=judged.height,
        release_hash=release.hash,
    )  # fmt: skip
    tell(instansi_id, f"career:{when}", people=judged.height, release=release.hash[:16])
    put = _put(kept, judged, when)
    Due.objects.exclude(reckoning=kept).delete()
    _warn(instansi_id, judged)
    return put


@part
def _put(kept: Reckoning, judged: pl.DataFrame, when: dt.date) -> int:
    ids = Employee.objects.filter(instansi_id=kept.instansi_id).values_list("nip", "pk")
    known = pl.DataFrame(
        [(int(nip), pk) for nip, pk in ids], schema={"nip": pl.Int64, "employee_id": pl.Int64}, orient="row"
    )
    table = judged.join(known, on="nip")
    rows = pl.concat([due_rows(table, service, when) for service in ALL])
    return columns_in(Due, rows, {"instansi_id": kept.instansi_id, "reckoning_id": kept.pk})


def due_rows(judged: pl.DataFrame, service: Service, when: dt.date) -> pl.DataFrame:
    """What is due of one service: within its months ahead, with what is missing."""
    day = pl.col(service.on)
    if service.code == "gelar":
        wanted = pl.col("title_level").is_not_null()
    else:
        wanted = day.is_not_null() & (day <= Month.of(when).plus(service.ahead).last)
    states = [pl.col(name) for name in service.met]
    facts = pl.struct(service.facts).map_elements(_json, return_dtype=pl.String)
    return judged.filter(wanted).select(
        "employee_id",
        service=pl.lit(service.code),
        due_on=day,
        is_met=pl.when(pl.any_horizontal(~state.fill_null(True) for state in states))
        .then(False)
        .when(pl.all_horizontal(state.fill_null(False) for state in states))
        .then(True),
        unmet=_named(service.met, lambda state: ~state.fill_null(True)),
        unknown=_named(service.met, lambda state: state.is_null()),
        facts=facts,
    )


def _named(names: tuple[str, ...], told: Any) -> pl.Expr:
    return pl.concat_str(
        [pl.when(told(pl.col(name))).then(pl.lit(name)) for name in names], separator=" ", ignore_nulls=True
    )


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, default=str)


@part
def _warn(instansi_id: int, judged: pl.DataFrame) -> None:
    """Tell who comes within three months of a step of her pension, once for each step."""
    steps = (pl.col("pension_warning") > 0) | (pl.col("pension_months") == 3)
    near = judged.filter(steps & pl.col("pension_months").is_in([24, 18, 12, 6, 3, 27, 21, 15, 9]))
    for nip, months, day in near.select("nip", "pension_months", "pension_on").iter_rows():
        person = str(nip)
        if not Notice.objects.filter(nip=person, said=PENSION_SAID, data__months=months).exists():
            notify(
                instansi_id=instansi_id, nips=[person], said=PENSION_SAID, url=reverse("career:own"), months=months,
                day=day.isoformat(),
            )  # fmt: skip
