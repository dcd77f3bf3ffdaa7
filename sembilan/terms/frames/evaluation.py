"""The columns an evaluation is judged by: what was reached of a target, and the ratings of parts put together."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

import polars as pl

from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.performance import rating
from sembilan.terms.frames.person import NIP
from sembilan.terms.rating import RATING_LABELS, RATING_LABELS_EN


class PartsOf(IntEnum):
    """What ratings are put together from: periods of a year, posts of one period, or the SKPs of a year."""

    YEAR = 1
    POSTS = 2
    SKPS = 3


class Direction(IntEnum):
    """Whether more is better or less."""

    UP = 1
    DOWN = 2


PARTS_LABELS: Mapping[int, str] = MappingProxyType(
    {1: "periode-periode setahun", 2: "beberapa jabatan", 3: "beberapa SKP setahun"}
)
PARTS_LABELS_EN: Mapping[int, str] = MappingProxyType(
    {1: "the periods of a year", 2: "several posts", 3: "several SKPs of a year"}
)
DIRECTION_LABELS: Mapping[int, str] = MappingProxyType({1: "naik", 2: "turun"})
DIRECTION_LABELS_EN: Mapping[int, str] = MappingProxyType({1: "up", 2: "down"})

METHOD_LABELS: Mapping[int, str] = MappingProxyType(
    {1: "hari terbanyak", 2: "yang terakhir", 3: "rata-rata tertimbang hari", 4: "bagian terlama"}
)
METHOD_LABELS_EN: Mapping[int, str] = MappingProxyType(
    {1: "most days", 2: "the last", 3: "mean weighted by days", 4: "the longest part"}
)

MONTH = Frame(
    area="evaluation",
    grain="month",
    key=("nip",),
    columns=(
        NIP,
        Col("parts_of", pl.Int8, Unit.CODE, "Yang digabung", "What the ratings are put together from.",
            labels=PARTS_LABELS, labels_en=PARTS_LABELS_EN),
    ),
)  # fmt: skip

PART = Frame(
    area="evaluation",
    grain="part",
    key=("nip", "part_number"),
    parent="month",
    columns=(
        NIP,
        Col("part_number", pl.Int16, Unit.COUNT, "Bagian ke-", "Its place among the parts, in order of time.", low=1),
        Col("part_days", pl.Int16, Unit.DAYS, "Hari", "How many days it stood for.", low=1, high=366),
        rating("part_hasil", "Rating hasil kerja bagian", "How the results of the part were rated."),
        rating("part_perilaku", "Rating perilaku bagian", "How the behaviour of the part was rated."),
    ),
)

RESULT = Frame(
    area="evaluation",
    grain="result",
    key=("nip", "result_number"),
    parent="month",
    columns=(
        NIP,
        Col("result_number", pl.Int32, Unit.COUNT, "Hasil kerja ke-", "Which result it is.", low=1),
        Col("result_direction", pl.Int8, Unit.CODE, "Arah", "Whether more is better or less.",
            labels=DIRECTION_LABELS, labels_en=DIRECTION_LABELS_EN),
        Col("result_target", pl.Int64, Unit.COUNT, "Target (perseribu)", "The target, in thousandths of its unit.",
            nullable=True),
        Col("result_target_until", pl.Int64, Unit.COUNT, "Target sampai (perseribu)",
            "The end of a target that is a range, in thousandths.", nullable=True),
        Col("result_value", pl.Int64, Unit.COUNT, "Realisasi (perseribu)", "What was reached, in thousandths.",
            nullable=True),
    ),
)  # fmt: skip


def _suggested(name: str, title: str, says: str) -> Col:
    words, english = RATING_LABELS, RATING_LABELS_EN
    return Col(name, pl.Int8, Unit.CODE, title, says, nullable=True, low=1, high=3, labels=words, labels_en=english)


AREA = Area(
    name="evaluation",
    inputs={"month": MONTH, "part": PART, "result": RESULT},
    results=(
        NIP,
        Col("method", pl.Int8, Unit.CODE, "Cara menggabung", "How the ratings of the parts are put together.",
            labels=METHOD_LABELS, labels_en=METHOD_LABELS_EN),
        _suggested("suggested_hasil", "Saran rating hasil kerja", "What the parts together suggest of the results."),
        _suggested("suggested_perilaku", "Saran rating perilaku", "What the parts together suggest of behaviour."),
    ),
)  # fmt: skip
