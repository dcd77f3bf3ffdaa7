"""What the rules of leave give: the balance of annual leave by year, and each requirement of what is asked."""

from __future__ import annotations

import polars as pl

from sembilan.terms.column import Col, Unit


def _days(name: str, title: str, says: str) -> Col:
    return Col(name, pl.Int16, Unit.DAYS, title, says)


def _met(name: str, title: str, says: str) -> Col:
    return Col(name, pl.Boolean, Unit.FLAG, title, says, nullable=True)


RESULTS = (
    _days("right_n0", "Hak tahun ini", "Annual leave of the year itself."),
    _days("carry_n1", "Dari tahun lalu", "Days of last year that may be used this year."),
    _days("carry_n2", "Dari dua tahun lalu", "Days of the year before last that may be used this year."),
    _days("lapsed", "Hangus", "Days of earlier years that may not be used any more."),
    _days("entitled", "Seluruh hak", "All annual leave of the year, with what was carried over and added."),
    _days("used_n0", "Terpakai", "Working days of annual leave taken in the year."),
    _days("waiting_n0", "Menunggu putusan", "Working days of annual leave asked for and not decided."),
    _days("left_from_n2", "Sisa N-2", "What is left of the year before last; used first."),
    _days("left_from_n1", "Sisa N-1", "What is left of last year; used next."),
    _days("left_from_n0", "Sisa N", "What is left of the year itself; used last."),
    _days("balance", "Sisa cuti tahunan", "Working days of annual leave that are left."),
    _days("free", "Masih dapat diminta", "What is left without what is asked for already."),
    _met("right_met", "Berhak atas jenis ini", "Whether the kind of employee and the years of service give the right."),
    _met("once_met", "Sudah lewat lima tahun", "Whether five years have passed since the last cuti besar."),
    _met("length_met", "Tidak lebih lama dari batasnya", "Whether it is no longer than the law lets."),
    _met("balance_met", "Sisa mencukupi", "Whether the annual leave left is enough."),
    _met("journey_met", "Hari perjalanan", "Whether the days of the journey are within their limit."),
    _met("notice_met", "Diajukan pada waktunya", "Whether it was asked for in time."),
    _met("letter_met", "Surat dokter", "Whether the letter that is needed is with it."),
    _met("child_met", "Anak pertama sampai ketiga", "Whether the birth gives maternity leave."),
)
