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
        _share("asked_bp", "Kuesioner perilaku", "The questionnaire on behaviour, oneself not asked; nothing if none."),
        count("unit_people", "Pegawai perangkat daerah", "People of the office.", nullable=False),
    ),
)

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
