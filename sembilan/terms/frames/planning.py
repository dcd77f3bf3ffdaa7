"""The columns capaian organisasi is judged by: a unit, its indicators and its rencana aksi of a period."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

import polars as pl

from sembilan.terms.capaian import Capaian
from sembilan.terms.column import Area, Col, Frame, Unit


class Direction(IntEnum):
    """Which way an indicator gets better."""

    UP = 1
    DOWN = 2


CAPAIAN_LABELS: Mapping[int, str] = {one.value: one.label for one in Capaian}
CAPAIAN_LABELS_EN: Mapping[int, str] = {1: "Very poor", 2: "Poor", 3: "Needs improvement", 4: "Good", 5: "Excellent"}
DIRECTION_LABELS: Mapping[int, str] = {1: "makin tinggi makin baik", 2: "makin rendah makin baik"}
DIRECTION_LABELS_EN: Mapping[int, str] = {1: "higher is better", 2: "lower is better"}
MOST = 10**14  # thousandths; sixty thousand times as much still fits what a rule can multiply

# The machine that evaluates rules knows a row of the coarsest grain by this name.
NUMBER = Col("nip", pl.Int64, Unit.COUNT, "Nomor unit", "The number of a unit among those judged together.")


def _figure(name: str, title: str, says: str) -> Col:
    return Col(name, pl.Int64, Unit.COUNT, title, says, nullable=True, low=-MOST, high=MOST)


MONTH = Frame(
    area="planning",
    grain="month",
    key=("nip",),
    columns=(
        NUMBER,
        Col("is_year", pl.Boolean, Unit.FLAG, "Setahun", "Whether the whole year is judged and not a quarter."),
    ),
)
INDICATOR = Frame(
    area="planning",
    grain="indicator",
    key=("nip", "indicator"),
    parent="month",
    columns=(
        NUMBER,
        Col("indicator", pl.Int64, Unit.COUNT, "Nomor indikator", "The number of the indicator."),
        Col("direction", pl.Int8, Unit.CODE, "Arah", "Which way it gets better.", labels=DIRECTION_LABELS,
            labels_en=DIRECTION_LABELS_EN),
        _figure("target_milli", "Target", "Its target of the period in thousandths; nothing where none was set."),
        _figure("reached_milli", "Realisasi", "What was reached in thousandths; nothing where it was not reported."),
    ),
)  # fmt: skip
STEP = Frame(
    area="planning",
    grain="step",
    key=("nip", "step"),
    parent="month",
    columns=(
        NUMBER,
        Col("step", pl.Int64, Unit.COUNT, "Nomor langkah", "The number of the step of the rencana aksi."),
        Col("done_percent", pl.Int16, Unit.COUNT, "Kemajuan (persen)",
            "How far the step came in percent; nothing where it was not reported.", nullable=True, low=0, high=200),
    ),
)  # fmt: skip


def _count(name: str, title: str, says: str) -> Col:
    return Col(name, pl.Int32, Unit.COUNT, title, says)


RESULTS = (
    _count("indicators", "Indikator bertarget", "How many indicators have a target in the period."),
    _count("untargeted", "Tanpa target", "How many indicators have no target in the period; they do not count."),
    _count("unreported", "Belum dilaporkan", "How many indicators with a target have nothing reported."),
    _count("uncountable", "Tidak terhitung", "How many were reported but cannot be divided by their target of zero."),
    Col("mean_bp", pl.Int32, Unit.BP, "Rata-rata capaian", "The mean achievement of the unit's indicators.",
        nullable=True),
    _count("steps_total", "Langkah rencana aksi", "How many steps the rencana aksi of the period has."),
    _count("steps_unreported", "Langkah belum dilaporkan", "How many steps say nothing of how far they came."),
    _count("steps_stalled", "Langkah tanpa kemajuan", "How many steps were reported without any progress."),
    Col("plan_bp", pl.Int32, Unit.BP, "Kemajuan rencana aksi", "The mean progress of the steps.", nullable=True),
    Col("suggested", pl.Int8, Unit.CODE, "Saran capaian", "The capaian organisasi that the figures suggest.",
        nullable=True, labels=CAPAIAN_LABELS, labels_en=CAPAIAN_LABELS_EN),
)  # fmt: skip

AREA = Area(name="planning", inputs={"month": MONTH, "indicator": INDICATOR, "step": STEP}, results=(NUMBER, *RESULTS))
