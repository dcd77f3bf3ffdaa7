"""The columns by which an SKP is due: since when it is needed, where it stands, and who is to be reminded."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

import polars as pl

from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.person import NIP


class SkpState(IntEnum):
    """Where the SKP of a person stands: none yet, with her, with the penilai, or agreed."""

    NONE = 0
    DRAFT = 1
    WAITING = 2
    CORRECTION = 3
    AGREED = 4


SKP_STATE_LABELS: Mapping[int, str] = {
    SkpState.NONE: "belum ada",
    SkpState.DRAFT: "draf",
    SkpState.WAITING: "menunggu penilai",
    SkpState.CORRECTION: "perlu diperbaiki",
    SkpState.AGREED: "disetujui",
}
SKP_STATE_LABELS_EN: Mapping[int, str] = {
    SkpState.NONE: "none yet",
    SkpState.DRAFT: "draft",
    SkpState.WAITING: "waiting for the penilai",
    SkpState.CORRECTION: "to be corrected",
    SkpState.AGREED: "agreed",
}


def _date(name: str, title: str, says: str, *, nullable: bool = False) -> Col:
    return Col(name, pl.Date, Unit.DATE, title, says, nullable=nullable)


MONTH = Frame(
    area="skp",
    grain="month",
    key=("nip",),
    columns=(
        NIP,
        _date("skp_year", "Awal tahun SKP", "The first day of the year the SKP is for."),
        _date("skp_since", "Wajib sejak", "The day the SKP is needed from: of the year, or of a post begun within it."),
        _date("on_day", "Hari dihitung", "The day that is asked about."),
        Col("skp_state", pl.Int8, Unit.CODE, "Keadaan SKP", "Where the SKP stands.", labels=SKP_STATE_LABELS,
            labels_en=SKP_STATE_LABELS_EN),
        _date("skp_sent", "Diajukan pada", "The day it was sent to the penilai.", nullable=True),
        _date("skp_agreed", "Disetujui pada", "The day it was agreed.", nullable=True),
    ),
)  # fmt: skip

AREA = Area(
    name="skp",
    inputs={"month": MONTH},
    results=(
        NIP,
        _date("skp_due", "Batas waktu SKP", "The last day on which the SKP is in time."),
        Col("skp_late", pl.Boolean, Unit.FLAG, "Terlambat", "Whether it was agreed after that day, or is not by now."),
        Col("skp_reminder", pl.Int8, Unit.COUNT, "Pengingat pegawai",
            "Which reminder the employee has come to; 0 before the first.", low=0, high=99),
        Col("skp_nudge", pl.Int8, Unit.COUNT, "Pengingat penilai",
            "Which reminder the penilai has come to; 0 before the first.", low=0, high=99),
    ),
)  # fmt: skip
