"""The columns performance reads, the two ratings of the month, and the predikat it gives."""

from __future__ import annotations

import dataclasses

import polars as pl

from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.person import NIP, PREDIKAT
from sembilan.terms.rating import RATING_LABELS, RATING_LABELS_EN


def rating(name: str, title: str, says: str) -> Col:
    """A column that holds one of the three ratings."""
    words, english = RATING_LABELS, RATING_LABELS_EN
    return Col(name, pl.Int8, Unit.CODE, title, says, low=1, high=3, labels=words, labels_en=english)


HASIL_KERJA = rating("hasil_kerja", "Rating hasil kerja", "How the results compare with what was expected.")
PERILAKU = rating("perilaku", "Rating perilaku kerja", "How the behaviour compares with what was expected.")

MONTH = Frame(area="performance", grain="month", key=("nip",), columns=(NIP, HASIL_KERJA, PERILAKU))

AREA = Area(
    name="performance",
    inputs={"month": MONTH},
    results=(NIP, HASIL_KERJA, PERILAKU, dataclasses.replace(PREDIKAT, nullable=False)),
)
