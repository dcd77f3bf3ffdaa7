"""An index of work, presence and behaviour of a person, where a region's pack has one, to find who needs help."""

from __future__ import annotations

import polars as pl

from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.coaching import DAYS, MINUTES, count
from sembilan.terms.frames.person import NIP


def _share(name: str, title: str, says: str) -> Col:
    return Col(name, pl.Int64, Unit.BP, title, says, nullable=True, low=0, high=10_000)


MONTH = Frame(
    area="composite",
    grain="month",
    key=("nip",),
    columns=(
        NIP,
        MINUTES,
        DAYS,
        count("present", "Hari hadir", "Days present, as published.", Unit.DAYS),
        count("wfh", "Hari kerja dari rumah", "Days worked from home among them.", Unit.DAYS),
        count("late_days", "Hari terlambat", "Days late among them.", Unit.DAYS),
        Col("asked", pl.Int64, Unit.SCORE, "Kuesioner perilaku",
            "The mean of the questionnaire on behaviour, 1 to 5, oneself not asked; nothing if none.", True, 100, 500),
        count("unit_people", "Pegawai perangkat daerah", "People of the office.", nullable=False),
    ),
)  # fmt: skip

AREA = Area(
    name="composite",
    inputs={"month": MONTH},
    results=(
        NIP,
        _share("work_bp", "Data kerja", "Approved minutes against the norm."),
        _share("presence_bp", "Kehadiran", "Days present and in time, those at home left out."),
        _share("conduct_bp", "Perilaku", "What others said of the behaviour."),
        _share("index_bp", "Indeks komposit", "The parts together by their weights; nothing with too few of them."),
        count("names", "Nama terendah", "How many names of the office are shown for help.", nullable=False),
    ),
)
