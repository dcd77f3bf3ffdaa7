"""Writes of performance: ratings of a month and minutes of a day, as files bring them."""

from __future__ import annotations

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.records.actions import part
from sembilan.records.staging import put_many


@part
def take_ratings(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put ratings; how many were new or changed."""
    return put_many("performance_periodicrating", frame, instansi_id=instansi.pk, key=("employee_id", "month"))


@part
def take_activities(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put days of activity; how many were new or changed."""
    return put_many("performance_dailyactivity", frame, instansi_id=instansi.pk, key=("employee_id", "day"))
