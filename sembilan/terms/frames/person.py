"""Columns that more than one area reads about a person: the NIP, the predikat and the sanctions."""

from __future__ import annotations

import polars as pl

from sembilan.terms.column import Col, Frame, Unit
from sembilan.terms.predikat import PREDIKAT_LABELS
from sembilan.terms.sanction import SANCTION_LABELS

NIP = Col("nip", pl.Int64, Unit.NIP, "NIP", "The employee's number, eighteen digits.", low=10**17, high=10**18 - 1)

PREDIKAT = Col(
    "predikat",
    pl.Int8,
    Unit.CODE,
    "Predikat kinerja",
    "The predikat of the month, from 1 Sangat Kurang to 5 Sangat Baik; nothing when not yet rated.",
    nullable=True,
    low=1,
    high=5,
    labels=PREDIKAT_LABELS,
)


SANCTION = (
    NIP,
    Col(
        "level",
        pl.Int8,
        Unit.CODE,
        "Tingkat hukuman",
        "Level of the sanction.",
        low=1,
        high=3,
        labels=SANCTION_LABELS,
    ),
    Col("tmt", pl.Date, Unit.DATE, "TMT hukuman", "The day the sanction takes effect."),
    Col(
        "months",
        pl.Int16,
        Unit.MONTHS,
        "Lama hukuman",
        "For how many months it runs; nothing for a reprimand, which never runs.",
        nullable=True,
        low=1,
        high=600,
    ),
    Col(
        "cut_bp",
        pl.Int32,
        Unit.BP,
        "Potongan TPP menurut keputusan",
        "The share of TPP the decision cuts; 0 when it cuts none.",
        low=0,
        high=10_000,
    ),
)


def sanctions(area: str) -> Frame:
    """The sanctions ever given to each employee, as the area reads them."""
    key = tuple(col.name for col in SANCTION)
    return Frame(area=area, grain="sanction", key=key, columns=SANCTION, parent="month", unique=False)
