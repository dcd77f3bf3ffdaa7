"""How the predikat of a unit are spread, each line of the guidance for it, and how strict a rater seems to be."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

import polars as pl

from sembilan.terms.capaian import Capaian
from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.person import NIP


class Leaning(IntEnum):
    """What may be said of a rater beside the others."""

    UNSAID = 0
    STRICT = 1
    ALIKE = 2
    LENIENT = 3


LEANING_LABELS: Mapping[int, str] = MappingProxyType(
    {0: "belum dapat dikatakan", 1: "cenderung lebih ketat", 2: "sejalan dengan rekan", 3: "cenderung lebih longgar"}
)
LEANING_LABELS_EN: Mapping[int, str] = MappingProxyType(
    {0: "nothing can be said yet", 1: "seems stricter", 2: "in line with colleagues", 3: "seems more generous"}
)
CAPAIAN_LABELS: Mapping[int, str] = MappingProxyType({int(each): each.label for each in Capaian})
UNOR = Col("unor", pl.Int64, Unit.CODE, "Unit", "The number of the unit in the register; 0 for all of the region.")


def _people(name: str, title: str, says: str, nullable: bool = False) -> Col:
    return Col(name, pl.Int32, Unit.COUNT, title, says, nullable=nullable)


def _thousandths(name: str, title: str, says: str) -> Col:
    return Col(name, pl.Int32, Unit.COUNT, title, says)


MONTH = Frame(
    area="spread",
    grain="month",
    key=("unor",),
    columns=(
        UNOR,
        Col("capaian", pl.Int8, Unit.CODE, "Capaian kinerja organisasi", "What the unit reached in the period.",
            nullable=True, low=1, high=5, labels=CAPAIAN_LABELS),
        _people("best", "Sangat Baik", "People rated Sangat Baik."),
        _people("good", "Baik", "People rated Baik."),
        _people("mend", "Butuh Perbaikan", "People rated Butuh Perbaikan."),
        _people("poor", "Kurang", "People rated Kurang."),
        _people("worst", "Sangat Kurang", "People rated Sangat Kurang."),
    ),
)  # fmt: skip

RATER = Frame(
    area="spread",
    grain="rater",
    key=("unor", "nip"),
    parent="month",
    columns=(
        UNOR,
        NIP,
        _people("rated", "Orang yang dinilai", "How many people the rater rated in the period."),
        _people("raters", "Penilai yang dibandingkan", "How many raters the estimate compares."),
        _thousandths(
            "estimate", "Perkiraan", "Thousandths of a level of rating above the others; below zero stricter."
        ),
        _thousandths("low", "Batas bawah", "The lower end of the interval of 95 percent, in thousandths of a level."),
        _thousandths("high", "Batas atas", "The upper end of the interval of 95 percent, in thousandths of a level."),
    ),
)

AREA = Area(
    name="spread",
    inputs={"month": MONTH, "rater": RATER},
    results=(
        UNOR,
        _people("people", "Orang yang dinilai", "How many people have a predikat."),
        _people("main_count", "Predikat utama", "People with the predikat that answers the unit's result.", True),
        _people("main_least", "Predikat utama paling sedikit", "The fewest there should be of them.", True),
        _people("main_most", "Predikat utama paling banyak", "The most there should be of them.", True),
        _people("main_short", "Kurang dari predikat utama", "How many people are lacking to the fewest.", True),
        _people("main_over", "Lebih dari predikat utama", "How many people are beyond the most.", True),
        _people("weak_count", "Predikat pendamping", "People with the lower predikat that there should be too.", True),
        _people("weak_least", "Predikat pendamping paling sedikit", "The fewest there should be of them.", True),
        _people("weak_short", "Kurang dari predikat pendamping", "How many people are lacking to the fewest.", True),
        _people("best_most", "Sangat Baik paling banyak", "The most that should be rated Sangat Baik.", True),
        _people("best_over", "Lebih dari Sangat Baik", "How many people are beyond the most.", True),
        _people("missed", "Baris yang tidak terpenuhi", "How many lines of the guidance are not met."),
        Col("is_possible", pl.Boolean, Unit.FLAG, "Dapat dipenuhi", "Whether so many people can meet every line."),
        Col("warns", pl.Boolean, Unit.FLAG, "Perlu diperhatikan", "Whether a line is missed that could be met."),
    ),
)
