"""The columns leave is judged by: what was taken and left of earlier years, and what is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from types import MappingProxyType

import polars as pl

from sembilan.terms.career import KIND_LABELS
from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.leave_results import RESULTS
from sembilan.terms.frames.person import NIP


class Leave(IntEnum):
    """The seven kinds of cuti in the order of the form, and official travel."""

    TAHUNAN = 1
    BESAR = 2
    SAKIT = 3
    MELAHIRKAN = 4
    ALASAN_PENTING = 5
    BERSAMA = 6
    CLTN = 7
    DINAS = 8


LEAVE_LABELS: Mapping[int, str] = MappingProxyType(
    {
        1: "cuti tahunan", 2: "cuti besar", 3: "cuti sakit", 4: "cuti melahirkan", 5: "cuti alasan penting",
        6: "cuti bersama", 7: "CLTN", 8: "dinas luar",
    }
)  # fmt: skip
LETTER_LABELS: Mapping[int, str] = MappingProxyType({0: "tidak ada", 1: "dokter", 2: "dokter pemerintah", 3: "tim uji"})


def _days(name: str, title: str, says: str, *, nullable: bool = False, high: int = 400) -> Col:
    return Col(name, pl.Int16, Unit.DAYS, title, says, nullable=nullable, low=0, high=high)


MONTH = Frame(
    area="leave",
    grain="month",
    key=("nip",),
    columns=(
        NIP,
        Col("kind", pl.Int8, Unit.CODE, "Jenis pegawai", "PNS, CPNS or PPPK.", labels=KIND_LABELS),
        Col("service_since", pl.Date, Unit.DATE, "Mulai bekerja", "The day continuous service began.", nullable=True),
        Col("is_teacher", pl.Boolean, Unit.FLAG, "Guru", "Whether the post is that of a teacher."),
        Col("on_day", pl.Date, Unit.DATE, "Hari dihitung", "The day of the balance, or the first day asked for."),
        _days("opening_n1", "Sisa awal tahun lalu", "Days left of last year, as a paper says.", nullable=True, high=24),
        _days("opening_n2", "Sisa awal dua tahun lalu", "Days left of the year before, as a paper says.",
              nullable=True, high=24),
        _days("opening_n3", "Sisa awal tiga tahun lalu", "Days left of the year before that, as a paper says.",
              nullable=True, high=24),
        _days("postponed_n1", "Ditangguhkan tahun lalu", "Days whose leave the office postponed last year."),
        _days("added_n0", "Tambahan tahun ini", "Days added in the year, such as for joint leave spent at work.",
              high=24),
        Col("asked", pl.Int8, Unit.CODE, "Jenis yang diminta", "The kind of leave asked for; nothing for a balance.",
            nullable=True, labels=LEAVE_LABELS),
        Col("asked_first", pl.Date, Unit.DATE, "Hari pertama", "The first day asked for.", nullable=True),
        Col("asked_last", pl.Date, Unit.DATE, "Hari terakhir", "The last day asked for.", nullable=True),
        _days("asked_days", "Hari kerja diminta", "Working days asked for in the year of the first day.",
              nullable=True, high=2_000),
        _days("asked_span", "Hari kalender diminta", "Calendar days asked for.", nullable=True, high=2_000),
        _days("asked_journey", "Hari perjalanan diminta", "Calendar days of the journey on top.", nullable=True),
        Col("asked_notice", pl.Int16, Unit.DAYS, "Hari sebelum mulai",
            "Days between asking and the first day; below zero when it has begun.", nullable=True),
        Col("asked_letter", pl.Int8, Unit.CODE, "Surat dokter", "Whose letter is with it.", nullable=True,
            labels=LETTER_LABELS),
        Col("asked_child", pl.Int8, Unit.COUNT, "Anak ke-", "Which child is born.", nullable=True, low=1, high=20),
        Col("asked_exception", pl.Boolean, Unit.FLAG, "Keadaan khusus",
            "First hajj or fourth child for cuti besar, health test for cuti sakit, extension for CLTN.",
            nullable=True),
    ),
)  # fmt: skip

TAKEN = Frame(
    area="leave",
    grain="taken",
    key=("nip", "taken_year", "taken_kind", "taken_first", "taken_days"),
    parent="month",
    unique=False,
    columns=(
        NIP,
        Col("taken_year", pl.Int16, Unit.YEARS, "Tahun", "The calendar year of these days.", low=2000, high=2200),
        Col("taken_kind", pl.Int8, Unit.CODE, "Jenis", "Which leave it was.", labels=LEAVE_LABELS),
        Col("taken_first", pl.Date, Unit.DATE, "Mulai", "Its first day in the year."),
        Col("taken_last", pl.Date, Unit.DATE, "Sampai", "Its last day in the year."),
        Col("taken_days", pl.Int16, Unit.DAYS, "Hari kerja", "Its working days in the year.", low=0, high=366),
        Col("taken_waits", pl.Boolean, Unit.FLAG, "Belum diputus", "Whether it is asked for and not decided."),
    ),
)

AREA = Area(name="leave", inputs={"month": MONTH, "taken": TAKEN}, results=(NIP, *RESULTS))
