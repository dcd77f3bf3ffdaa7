"""Writes of learning: finished trainings, as files bring them."""

from __future__ import annotations

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.records.actions import part
from sembilan.records.staging import put_many

KEY = ("employee_id", "kind", "jp", "finished_on", "ordinal")


@part
def take_trainings(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put trainings; the same one twice on a day, as the file has it, is two trainings."""
    numbered = frame.with_columns(
        ordinal=pl.int_range(1, pl.len() + 1).over("employee_id", "kind", "jp", "finished_on").cast(pl.Int64)
    )
    return put_many("learning_training", numbered, instansi_id=instansi.pk, key=KEY)
