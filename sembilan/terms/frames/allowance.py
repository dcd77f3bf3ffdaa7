"""The columns performance pay reads about an employee's month, and the amounts it gives."""

from __future__ import annotations

import polars as pl

from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.allowance_more import OUTCOME, REGIONAL, SUBORDINATE
from sembilan.terms.frames.attendance import ATTENDED, ATTENDED_TOO
from sembilan.terms.frames.person import NIP, PREDIKAT, sanctions

KELAS = Col(
    "kelas",
    pl.Int8,
    Unit.COUNT,
    "Kelas jabatan",
    "The class of the employee's post; nothing without a post.",
    nullable=True,
    low=1,
    high=17,
)


def share(name: str, title: str, says: str) -> Col:
    """An extra share of the basic amount that comes with the class of the post."""
    return Col(name, pl.Int32, Unit.BP, title, says, nullable=True, low=0, high=100_000)


def rupiah(name: str, title: str, says: str) -> Col:
    """A result in whole rupiah; nothing when a fact it needs is missing."""
    return Col(name, pl.Int64, Unit.RUPIAH, title, says, nullable=True, low=0)


def percent(name: str, title: str, says: str, *, nullable: bool = False) -> Col:
    """A result between nothing and 100 %, in basis points."""
    return Col(name, pl.Int32, Unit.BP, title, says, nullable=nullable, low=0, high=10_000)


# hadir is not read: what is not excused and not TK was worked
COUNTED = tuple(col for col in (*ATTENDED, *ATTENDED_TOO) if col.name != "hadir")

MONTH = Frame(
    area="allowance",
    grain="month",
    key=("nip",),
    columns=(
        NIP,
        KELAS,
        Col(
            "tukin_bpk",
            pl.Int64,
            Unit.RUPIAH,
            "Tukin BPK kelas ini",
            "The performance pay of the audit board for the same class, from which TPP is derived.",
            nullable=True,
            low=0,
            high=1_000_000_000,
        ),
        share("beban_kerja_bp", "Kriteria beban kerja", "Extra share for the load of work of the class."),
        share(
            "kondisi_kerja_bp",
            "Kriteria kondisi kerja",
            "Extra share for the conditions of work of the class.",
        ),
        Col(
            "approved_minutes",
            pl.Int32,
            Unit.MINUTES,
            "Menit aktivitas disetujui",
            "Minutes of work of the month that the superior approved.",
            low=0,
            high=44_640,
        ),
        *COUNTED,
        PREDIKAT,
        *REGIONAL,
    ),
)

AREA = Area(
    name="allowance",
    inputs={"month": MONTH, "sanction": sanctions("allowance"), "outcome": OUTCOME, "subordinate": SUBORDINATE},
    results=(
        NIP,
        KELAS,
        rupiah("tpp_dasar", "TPP dasar", "Basic TPP of the class of the post."),
        rupiah("tpp_maks", "TPP maksimum", "The most the employee can receive this month."),
        percent("aktivitas_bp", "Aktivitas", "How much of the month's norm of minutes was worked and approved."),
        percent("predikat_bp", "Predikat", "What the predikat counts for.", nullable=True),
        percent("produktivitas_bp", "Produktivitas", "Activity and predikat together.", nullable=True),
        percent("disiplin_bp", "Disiplin", "What the cuts for lateness and absence leave."),
        rupiah("potongan_hukdis", "Potongan hukuman disiplin", "What a running sanction cuts."),
        rupiah("tpp_bruto", "TPP bruto", "What the employee receives before tax, after the cut of a sanction."),
    ),
)
