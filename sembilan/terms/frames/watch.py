"""What absence and lateness of a calendar year lead to by PP 94/2021: the facts, the step reached and the next one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

import polars as pl

from sembilan.terms.career import KIND_LABELS
from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.person import NIP


class Step(IntEnum):
    """The sanction that so many days lead to, lightest first."""

    NONE = 0
    LISAN = 1
    TERTULIS = 2
    TIDAK_PUAS = 3
    POTONG_6 = 4
    POTONG_9 = 5
    POTONG_12 = 6
    TURUN_JABATAN = 7
    BEBAS_JABATAN = 8
    PDHTAPS = 9


STEP_LABELS: Mapping[int, str] = {
    Step.NONE: "belum ada",
    Step.LISAN: "teguran lisan",
    Step.TERTULIS: "teguran tertulis",
    Step.TIDAK_PUAS: "pernyataan tidak puas secara tertulis",
    Step.POTONG_6: "potongan TPP 25% selama 6 bulan",
    Step.POTONG_9: "potongan TPP 25% selama 9 bulan",
    Step.POTONG_12: "potongan TPP 25% selama 12 bulan",
    Step.TURUN_JABATAN: "penurunan jabatan setingkat lebih rendah 12 bulan",
    Step.BEBAS_JABATAN: "pembebasan dari jabatan menjadi pelaksana 12 bulan",
    Step.PDHTAPS: "pemberhentian dengan hormat tidak atas permintaan sendiri",
}
STEP_LABELS_EN: Mapping[int, str] = {
    Step.NONE: "none yet",
    Step.LISAN: "oral reprimand",
    Step.TERTULIS: "written reprimand",
    Step.TIDAK_PUAS: "written statement of dissatisfaction",
    Step.POTONG_6: "TPP cut by 25% for 6 months",
    Step.POTONG_9: "TPP cut by 25% for 9 months",
    Step.POTONG_12: "TPP cut by 25% for 12 months",
    Step.TURUN_JABATAN: "a post one level lower for 12 months",
    Step.BEBAS_JABATAN: "released from the post for 12 months",
    Step.PDHTAPS: "honourable dismissal not at one's own request",
}


def _days(name: str, title: str, says: str, nullable: bool = False) -> Col:
    return Col(name, pl.Int32, Unit.DAYS, title, says, nullable=nullable, low=0, high=366)


def _step(name: str, title: str, says: str) -> Col:
    return Col(name, pl.Int8, Unit.CODE, title, says, low=0, high=9, labels=STEP_LABELS, labels_en=STEP_LABELS_EN)


MONTH = Frame(
    area="watch",
    grain="month",
    key=("nip",),
    columns=(
        NIP,
        Col("kind", pl.Int8, Unit.CODE, "Jenis pegawai", "PNS, CPNS or PPPK.", labels=KIND_LABELS),
        _days("year_tk", "Hari tanpa keterangan setahun", "Days absent without a reason in the calendar year."),
        Col("year_minutes", pl.Int32, Unit.MINUTES, "Menit terlambat dan pulang awal setahun",
            "Minutes late and left early in the calendar year.", low=0, high=366 * 1_440),
        _days("in_a_row", "Hari berturut-turut", "The longest row of working days absent without a reason."),
    ),
)  # fmt: skip

AREA = Area(
    name="watch",
    inputs={"month": MONTH},
    results=(
        NIP,
        _days("minute_days", "Hari dari menit", "Days made up of minutes late and early."),
        _days("year_days", "Hari setahun", "Days absent in the calendar year, those of minutes included."),
        _step("year_step", "Langkah menurut jumlah", "The step that the days of the year lead to."),
        _step("row_step", "Langkah menurut hari berturut-turut", "The step that days in a row lead to."),
        _step("reached", "Langkah yang tercapai", "The heavier of both."),
        _step("following", "Langkah berikutnya", "The step that comes next by the days of the year."),
        _days("days_left", "Sisa hari", "Days until the next step; nothing after the last.", nullable=True),
        _days("row_left", "Sisa hari berturut-turut", "Days in a row until dismissal; nothing once reached.", True),
        _days("warned_days", "Peringatan jumlah", "The highest number of days of the year that is warned of."),
        _days("warned_row", "Peringatan berturut-turut", "The highest number of days in a row that is warned of."),
        Col("calls", pl.Boolean, Unit.FLAG, "Perlu dipanggil", "Whether the superior is to call the employee."),
        Col("stops_pay", pl.Boolean, Unit.FLAG, "Gaji dihentikan", "Whether salary is to stop from next month."),
        Col("by_contract", pl.Boolean, Unit.FLAG, "Menurut perjanjian kerja", "Whether the contract decides (PPPK)."),
        Col("on_trial", pl.Boolean, Unit.FLAG, "Masa percobaan", "Whether it decides on being appointed (CPNS)."),
    ),
)
