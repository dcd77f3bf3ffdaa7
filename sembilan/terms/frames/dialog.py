"""The columns silence is judged by: how long ago a person and her superior last spoke about work."""

from __future__ import annotations

import polars as pl

from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.person import NIP

DAYS_SINCE = Col(
    "days_since", pl.Int32, Unit.DAYS, "Hari sejak dialog terakhir",
    "Days since the last talk that was held; nothing where there was none.", nullable=True, low=0, high=40_000,
)  # fmt: skip
IS_SILENT = Col(
    "is_silent", pl.Boolean, Unit.FLAG, "Lama tidak berdialog", "Whether nobody spoke with her for too long."
)

MONTH = Frame(area="dialog", grain="month", key=("nip",), columns=(NIP, DAYS_SINCE))

AREA = Area(name="dialog", inputs={"month": MONTH}, results=(NIP, DAYS_SINCE, IS_SILENT))
