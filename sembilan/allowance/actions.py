"""Writes of allowance: what each kelas jabatan is worth."""

from __future__ import annotations

import datetime as dt

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.records.actions import part
from sembilan.records.spans import put_spans


@part
def take_kelas(frame: pl.DataFrame, *, instansi: Instansi, since: dt.date) -> int:
    """Put the values of each kelas from a day on."""
    values = ("tukin_bpk", "beban_kerja_bp", "kondisi_kerja_bp")
    rows = frame.with_columns(since=pl.lit(since))
    return len(put_spans("allowance_tppkelas", rows, instansi_id=instansi.pk, key="kelas", values=values))
