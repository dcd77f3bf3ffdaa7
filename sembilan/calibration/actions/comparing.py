"""Comparing raters: asked for, done by the worker, kept as one comparison with an estimate for each rater."""

from __future__ import annotations

import datetime as dt
from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from sembilan.calibration.models import Comparison, RaterEstimate
from sembilan.calibration.queries.reach import opens
from sembilan.organisation.access import Permission
from sembilan.people.access import may
from sembilan.records import later
from sembilan.records.actions import Refused, action, actor_name, tell
from sembilan.runs.bulk import columns_in

JOB = "calibration.compare"


def lock_of(instansi_id: int) -> str:
    """Comparisons of an instansi come one after another."""
    return f"{JOB}:{instansi_id}"


@action("calibration.ask_comparison")
def ask_comparison(*, instansi_id: int, first: dt.date, until: dt.date, by: Any) -> None:
    """Have the worker compare all raters over a time."""
    tell(instansi_id, "calibration:raters", first=str(first), until=str(until))
    if not (opens(by) and may(by, Permission.CALIBRATE)):
        raise Refused(_("Perbandingan penilai dihitung atas permintaan BKD atau PPK."))
    if later.is_under_way(lock_of(instansi_id)):
        raise Refused(_("Perbandingan sedang dihitung. Muat ulang halaman ini sebentar lagi."))
    later.defer(
        JOB, instansi_id=instansi_id, lock=lock_of(instansi_id), first=str(first), until=str(until), by=actor_name(by)
    )


@action("calibration.compare")
def keep_comparison(
    *, instansi_id: int, span: tuple[dt.date, dt.date], counts: dict[str, Any], estimates: pl.DataFrame | None, by: Any
) -> Comparison:  # fmt: skip
    """Keep one comparison: what it is made of, and each rater's estimate; or why there is none."""
    tell(instansi_id, "calibration:raters", first=str(span[0]), until=str(span[1]), raters=counts["raters"])
    made = Comparison.objects.create(instansi_id=instansi_id, first=span[0], until=span[1], by=actor_name(by), **counts)
    if estimates is not None:
        columns_in(RaterEstimate, estimates, {"instansi_id": instansi_id, "comparison_id": made.pk})
    return made
