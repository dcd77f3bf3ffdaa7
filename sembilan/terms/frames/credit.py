"""The columns a predikat is turned into angka kredit by: level of the post, predikat, months it was held."""

from __future__ import annotations

import dataclasses

import polars as pl

from sembilan.terms.career import POST_LABELS
from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.person import NIP, PREDIKAT

MONTH = Frame(
    area="credit",
    grain="month",
    key=("nip",),
    columns=(
        NIP,
        Col("post_level", pl.Int8, Unit.CODE, "Jenjang jabatan", "The level of the functional post.",
            labels=POST_LABELS),
        dataclasses.replace(PREDIKAT, nullable=False),
        Col("months", pl.Int8, Unit.MONTHS, "Bulan penilaian", "Months of the period the post was held.",
            low=0, high=12),
    ),
)  # fmt: skip

AREA = Area(
    name="credit",
    inputs={"month": MONTH},
    results=(
        NIP,
        Col("koefisien", pl.Int32, Unit.SCORE, "Koefisien setahun", "Angka kredit of a year at predikat Baik."),
        Col("share_bp", pl.Int32, Unit.BP, "Persentase predikat", "What the predikat counts for."),
        Col("credit", pl.Int32, Unit.SCORE, "Angka kredit", "Angka kredit of the period."),
    ),
)
