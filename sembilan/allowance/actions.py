"""Writes of allowance: what each kelas jabatan is worth, and that somebody read another person's pay."""

from __future__ import annotations

import datetime as dt

import polars as pl

from sembilan.accounts.models import User
from sembilan.organisation.models import Instansi
from sembilan.records.actions import action, part, tell
from sembilan.records.spans import put_spans
from sembilan.terms.month import Month


@part
def take_kelas(frame: pl.DataFrame, *, instansi: Instansi, since: dt.date) -> int:
    """Put the values of each kelas from a day on."""
    values = ("tukin_bpk", "beban_kerja_bp", "kondisi_kerja_bp")
    rows = frame.with_columns(since=pl.lit(since))
    return len(put_spans("allowance_tppkelas", rows, instansi_id=instansi.pk, key="kelas", values=values))


@action("slip.read")
def read_slip(*, by: User, nip: str, month: Month) -> None:
    """Keep that somebody read another person's pay: who, whose, which month; never the amount."""
    tell(by.instansi_id, f"employee:{nip}", month=str(month))
