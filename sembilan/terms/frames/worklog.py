"""The columns an entry of daily work is judged by, a row an entry so that many are judged at once."""

from __future__ import annotations

import polars as pl

from sembilan.terms.column import Area, Col, Frame, Unit

# The machine that evaluates rules knows a row of the coarsest grain by this name.
NUMBER = Col("nip", pl.Int64, Unit.COUNT, "Nomor catatan", "The number of an entry among those judged together.")


def _flag(name: str, title: str, says: str) -> Col:
    return Col(name, pl.Boolean, Unit.FLAG, title, says)


MONTH = Frame(
    area="worklog",
    grain="month",
    key=("nip",),
    columns=(
        NUMBER,
        Col("days_ago", pl.Int16, Unit.DAYS, "Hari yang lalu", "Days since the day of the work; below zero to come.",
            low=-10_000, high=10_000),
        Col("minutes", pl.Int16, Unit.MINUTES, "Menit", "Minutes of the entry.", low=0, high=1_440),
        Col("others", pl.Int16, Unit.MINUTES, "Menit lain", "Minutes of the other entries of the day that stand.",
            low=0, high=30_000),
        _flag("is_free", "Hari bebas", "Whether leave, a holiday or the roster frees the day."),
        _flag("chooses", "Ada RHK", "Whether there are agreed results to choose from."),
        _flag("has_rhk", "Untuk RHK", "Whether the entry serves one of them."),
        _flag("has_word", "Ada keterangan", "Whether a word says why."),
        _flag("has_evidence", "Ada bukti", "Whether a photo, file or link proves it."),
        Col("lot", pl.Int16, Unit.COUNT, "Undian", "A number of 0 to 9999 that follows from the entry alone.",
            low=0, high=9_999),
        Col("waited_days", pl.Int16, Unit.DAYS, "Hari menunggu", "Days the entry waits for a decision.",
            low=0, high=10_000),
    ),
)  # fmt: skip

RESULTS = (
    Col("norm", pl.Int16, Unit.MINUTES, "Norma hari itu", "Minutes of work expected on the day."),
    Col("room", pl.Int16, Unit.MINUTES, "Masih dapat dicatat", "Minutes that may still be entered for the day."),
    _flag("day_met", "Hari masih terbuka", "Whether the day is still open for entries."),
    _flag("minutes_met", "Menit cukup", "Whether the minutes fit into the day."),
    _flag("word_met", "Keterangan cukup", "Whether a needed word is there."),
    _flag("drawn", "Diperiksa lebih dekat", "Whether the superior opens it before approving."),
    _flag("overdue", "Lewat batas validasi", "Whether it waited longer than it may."),
)

AREA = Area(name="worklog", inputs={"month": MONTH}, results=(NUMBER, *RESULTS))
