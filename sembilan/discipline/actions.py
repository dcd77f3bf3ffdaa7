"""Writes of discipline: sanctions, as files bring them."""

from __future__ import annotations

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.records.actions import part
from sembilan.records.staging import put_many


@part
def take_sanctions(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put sanctions; how many were new or changed."""
    return put_many("discipline_sanction", frame, instansi_id=instansi.pk, key=("employee_id", "kind", "tmt"))
