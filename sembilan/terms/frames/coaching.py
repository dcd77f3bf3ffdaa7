"""What speaks for work that falls behind in a period: the facts of a person, her outcomes, and what the rules find."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

import polars as pl

from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.person import NIP
from sembilan.terms.predikat import PREDIKAT_LABELS
from sembilan.terms.rating import RATING_LABELS, RATING_LABELS_EN


class Kind(IntEnum):
    """What a problem is about."""

    NONE = 0
    SUBSTANSI = 1
    PERILAKU = 2
    BOTH = 3


KIND_LABELS: Mapping[int, str] = {
    Kind.NONE: "tidak ada",
    Kind.SUBSTANSI: "substansi",
    Kind.PERILAKU: "perilaku",
    Kind.BOTH: "substansi dan perilaku",
}
KIND_LABELS_EN: Mapping[int, str] = {
    Kind.NONE: "none",
    Kind.SUBSTANSI: "substance",
    Kind.PERILAKU: "behaviour",
    Kind.BOTH: "substance and behaviour",
}
SUBSTANSI = ("sign_result", "sign_target", "sign_competence", "sign_plan", "sign_untold", "sign_budget")
PERILAKU = ("sign_conduct", "sign_absence", "sign_late", "sign_activity", "sign_proof", "sign_complaint")
SIGNS = SUBSTANSI + PERILAKU


def count(name: str, title: str, says: str, unit: Unit = Unit.COUNT, *, nullable: bool = True) -> Col:
    """A number that is not below zero, or nothing where it is not kept."""
    return Col(name, pl.Int64, unit, title, says, nullable=nullable, low=0)


def rated(name: str, title: str, says: str) -> Col:
    """A rating, or nothing where none was given."""
    words, english = RATING_LABELS, RATING_LABELS_EN
    return Col(name, pl.Int8, Unit.CODE, title, says, True, 1, 3, words, english)


def flag(name: str, title: str, says: str) -> Col:
    """Something that is so or not."""
    return Col(name, pl.Boolean, Unit.FLAG, title, says)


MINUTES = count("approved_minutes", "Menit disetujui", "Minutes of daily work that were approved.", Unit.MINUTES)
DAYS = count("counted_days", "Hari kerja dihitung", "Working days without leave and official travel.", Unit.DAYS)
MONTHS = count("span_months", "Lamanya", "How many months the period has.", Unit.MONTHS, nullable=False)

MONTH = Frame(
    area="coaching",
    grain="month",
    key=("nip",),
    columns=(
        NIP,
        MONTHS,
        rated("hasil_low", "Rating hasil kerja terendah", "The lowest rating of results in the period."),
        rated("perilaku_low", "Rating perilaku terendah", "The lowest rating of behaviour in the period."),
        Col("annual_predikat", pl.Int8, Unit.CODE, "Predikat tahunan", "The predikat of the year before, once decided.",
            True, 1, 5, PREDIKAT_LABELS),
        count("jpm", "JPM", "The newest result of an assessment of competences.", Unit.SCORE),
        count("skps", "SKP disetujui", "How many agreed SKP hold in the period; nothing where none are kept."),
        count("rhk_unclear", "RHK tanpa ukuran", "Results in the SKP that have no measure."),
        count("rhk_asked", "Realisasi yang diminta", "Results of which a realisation was asked for in the period."),
        count("rhk_untold", "RHK tanpa realisasi", "Of them, those of which none was told."),
        MINUTES,
        DAYS,
        count("entries", "Catatan aktivitas", "How many entries of daily work there are."),
        count("proven", "Catatan berbukti", "How many of them have something that proves them."),
        count("tk", "Hari tanpa keterangan", "Days absent without a reason, as published.", Unit.DAYS),
        count("late_minutes", "Menit terlambat dan pulang awal", "Minutes late and left early, as published.",
              Unit.MINUTES),
        count("complaints", "Umpan balik kritis", "Feedback in the period that was no praise."),
    ),
)  # fmt: skip

OUTCOME = Frame(
    area="coaching",
    grain="outcome",
    key=("nip", "outcome"),
    parent="month",
    columns=(
        NIP,
        Col("outcome", pl.Int64, Unit.COUNT, "Nomor", "The number of the outcome."),
        Col("value_milli", pl.Int64, Unit.COUNT, "Realisasi", "What was reached, in thousandths.", low=0),
        Col("target_milli", pl.Int64, Unit.COUNT, "Target", "What should be reached, in thousandths.", low=1),
        Col("is_down", pl.Boolean, Unit.FLAG, "Makin rendah makin baik", "Whether less is better."),
        Col("is_quantity", pl.Boolean, Unit.FLAG, "Kuantitas", "Whether the target is a number for the whole year."),
        Col("is_budget", pl.Boolean, Unit.FLAG, "Anggaran", "Whether it is about the budget."),
        Col("told_months", pl.Int64, Unit.MONTHS, "Bulan dinilai", "How many months were evaluated.", low=1),
        Col("skp_months", pl.Int64, Unit.MONTHS, "Bulan SKP", "How many months the SKP has.", low=1),
    ),
)  # fmt: skip

RESULTS = (
    flag("sign_result", "Hasil kerja di bawah ekspektasi", "Whether results were rated below expectations."),
    flag("sign_target", "Target tidak tercapai", "Whether too many targets were missed."),
    flag("sign_competence", "Kesenjangan kompetensi", "Whether the competence is below what is needed."),
    flag("sign_plan", "SKP belum jelas", "Whether there is no agreed SKP, or a result in it has no measure."),
    flag("sign_untold", "RHK tanpa realisasi", "Whether too few results have a realisation."),
    flag("sign_budget", "Anggaran terlambat", "Whether a result about the budget is behind."),
    flag("sign_conduct", "Perilaku di bawah ekspektasi", "Whether behaviour was rated below expectations."),
    flag("sign_absence", "Tanpa keterangan", "Whether there were too many days absent without a reason."),
    flag("sign_late", "Terlambat dan pulang awal", "Whether there were too many minutes late and left early."),
    flag("sign_activity", "Aktivitas di bawah norma", "Whether too little daily work was approved."),
    flag("sign_proof", "Aktivitas tanpa bukti", "Whether too few entries of daily work have proof."),
    flag("sign_complaint", "Umpan balik kritis", "Whether there was critical feedback more than once."),
    count("substansi", "Tanda substansi", "How many signs are about the substance.", nullable=False),
    count("perilaku", "Tanda perilaku", "How many signs are about behaviour.", nullable=False),
    flag("falls_behind", "Perlu dibantu", "Whether the facts speak for help."),
    Col("kind", pl.Int8, Unit.CODE, "Kelas masalah", "What the problem is about.", False, 0, 3, KIND_LABELS,
        KIND_LABELS_EN),
    flag("needs_plan", "Perlu rencana perbaikan", "Whether the predikat of the year opens an improvement plan."),
)  # fmt: skip

AREA = Area(name="coaching", inputs={"month": MONTH, "outcome": OUTCOME}, results=(NIP, *RESULTS))
