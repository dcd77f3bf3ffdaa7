"""The columns by which somebody may be voted for as the best employee of a period."""

from __future__ import annotations

import polars as pl

from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.person import NIP, PREDIKAT

MONTHS_CLEAN = Col(
    "months_clean", pl.Int32, Unit.MONTHS, "Bulan tanpa hukuman",
    "Months since the latest sanction; nothing where there was none.", nullable=True, low=0, high=1_000,
)  # fmt: skip
MONTH = Frame(area="award", grain="month", key=("nip",), columns=(NIP, PREDIKAT, MONTHS_CLEAN))
IS_CANDIDATE = Col("is_candidate", pl.Boolean, Unit.FLAG, "Dapat dipilih", "Whether she may be voted for.")

AREA = Area(name="award", inputs={"month": MONTH}, results=(NIP, PREDIKAT, MONTHS_CLEAN, IS_CANDIDATE))
