"""What only some regions' performance pay reads: results of the SKP, direct subordinates, elements of the month.

All of it is optional: a month gathers what the rules in force read, so it costs nothing and changes nothing elsewhere.
"""

from __future__ import annotations

import polars as pl

from sembilan.terms.column import Col, Frame, Unit
from sembilan.terms.frames.person import NIP
from sembilan.terms.rating import RATING_LABELS, RATING_LABELS_EN


def _extra(name: str, dtype: type[pl.DataType], unit: Unit, title: str, says: str, high: int) -> Col:
    """A number that a month may lack; nothing where nobody keeps it."""
    return Col(name, dtype, unit, title, says, nullable=True, low=0, high=high, optional=True)


def rating(name: str, title: str, says: str, *, optional: bool) -> Col:
    """One of the three ratings; nothing when not yet rated."""
    return Col(
        name, pl.Int8, Unit.CODE, title, says, nullable=True, low=1, high=3, labels=RATING_LABELS,
        labels_en=RATING_LABELS_EN, optional=optional,
    )  # fmt: skip


def flag(name: str, title: str, says: str) -> Col:
    """Whether something is so for one row."""
    return Col(name, pl.Boolean, Unit.FLAG, title, says)


def milli(name: str, title: str, says: str, low: int) -> Col:
    """A figure in thousandths of its unit; nothing where there is none."""
    return Col(name, pl.Int64, Unit.COUNT, title, says, nullable=True, low=low)


def months(name: str, title: str, says: str) -> Col:
    """A length in whole months."""
    return Col(name, pl.Int32, Unit.MONTHS, title, says, low=1, high=600)


REGIONAL = (
    Col("is_struktural", pl.Boolean, Unit.FLAG, "Pejabat struktural", "Whether the post is a structural one.",
        optional=True, absent=False),
    rating("perilaku", "Rating perilaku", "The rating of behaviour of the month.", optional=True),
    _extra("pledges", pl.Int32, Unit.COUNT, "Kesepakatan jatuh tempo",
           "What she agreed with her leader to do by a day of the month; nothing if none.", 1000),
    _extra("pledges_kept", pl.Int32, Unit.COUNT, "Kesepakatan dipenuhi", "How many of them were done by their day.",
           1000),
    _extra("serapan_bp", pl.Int32, Unit.BP, "Penyerapan anggaran",
           "The share of the budget she answers for that was used as planned.", 10_000),
    _extra("inovasi", pl.Int16, Unit.COUNT, "Inovasi diakui", "Innovations of the month that were recognised.", 31),
    _extra("pelanggaran", pl.Int16, Unit.COUNT, "Aktivitas negatif", "Negative acts recorded in the month.", 99),
    Col("lhkpn_late", pl.Boolean, Unit.FLAG, "LHKPN atau LHKASN terlambat",
        "Whether the report of wealth that is due is not yet delivered.", optional=True, absent=False),
)  # fmt: skip

# Every RHK of the decided evaluation whose period holds the month, with the first of its measures that has a figure.
OUTCOME = Frame(
    area="allowance",
    grain="outcome",
    key=("nip", "outcome"),
    parent="month",
    optional=True,
    columns=(
        NIP,
        Col("outcome", pl.Int64, Unit.COUNT, "Nomor RHK", "The number of the result.", low=0),
        flag("is_extra", "Kinerja tambahan", "Whether it is an additional result (RHK tambahan)."),
        flag("is_budget", "Anggaran", "Whether it is about the budget."),
        rating("rated", "Rating hasil", "How it was rated; where left open, how all results were.", optional=False),
        milli("value_milli", "Realisasi", "What was reached, in thousandths.", 0),
        milli("target_milli", "Target", "What should be reached, in thousandths.", 1),
        flag("is_down", "Makin rendah makin baik", "Whether less is better."),
        flag("is_quantity", "Kuantitas", "Whether the target is a number for the whole SKP."),
        months("told_months", "Bulan dinilai", "How many months were evaluated."),
        months("skp_months", "Bulan SKP", "How many months the SKP has."),
    ),
)

SUBORDINATE = Frame(
    area="allowance",
    grain="subordinate",
    key=("nip", "subordinate"),
    parent="month",
    optional=True,
    columns=(
        NIP,
        Col("subordinate", pl.Int64, Unit.NIP, "Bawahan langsung",
            "Somebody whose nearest superior she is on the last day of the month.", low=0, high=10**18 - 1),
        Col("minutes", pl.Int32, Unit.MINUTES, "Menit bawahan disetujui",
            "Minutes of the subordinate that were approved; 0 for who does not use the application.", low=0,
            high=44_640),
        Col("due_days", pl.Int16, Unit.DAYS, "Hari kerja bawahan", "Working days of the subordinate without an excuse.",
            low=0, high=31),
        Col("waiting_days", pl.Int16, Unit.DAYS, "Menunggu diputus",
            "How long the oldest activity of the month waits for a decision, on its last day; 0 if none does.", low=0,
            high=31),
    ),
)  # fmt: skip
