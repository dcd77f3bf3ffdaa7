"""Writes of allowance: what each kelas jabatan is worth, and what else a month is paid and cut by."""

from __future__ import annotations

import datetime as dt

import polars as pl

from sembilan.organisation.models import Instansi
from sembilan.records.actions import part
from sembilan.records.spans import put_spans
from sembilan.records.staging import put_many


@part
def take_kelas(frame: pl.DataFrame, *, instansi: Instansi, since: dt.date) -> int:
    """Put the values of each kelas from a day on."""
    values = ("tukin_bpk", "beban_kerja_bp", "kondisi_kerja_bp")
    rows = frame.with_columns(since=pl.lit(since))
    return len(put_spans("allowance_tppkelas", rows, instansi_id=instansi.pk, key="kelas", values=values))


@part
def take_elements(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put what else a month is paid and cut by; how many were new or changed."""
    return put_many("allowance_payelement", frame, instansi_id=instansi.pk, key=("employee_id", "month"))
