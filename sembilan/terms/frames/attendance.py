"""The columns attendance reads, per employee, day and clocking, and the month it gives."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

import polars as pl

from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.person import NIP


class Excused(IntEnum):
    """Why a working day is excused; leave comes before travel when both were approved."""

    NONE = 0
    CUTI = 1
    DINAS = 2


EXCUSED_LABELS: Mapping[int, str] = {Excused.NONE: "tidak", Excused.CUTI: "cuti", Excused.DINAS: "dinas luar"}
EXCUSED_LABELS_EN: Mapping[int, str] = {Excused.NONE: "no", Excused.CUTI: "leave", Excused.DINAS: "duty elsewhere"}

DATE = Col("date", pl.Date, Unit.DATE, "Tanggal", "The calendar day.")

MONTH = Frame(
    area="attendance",
    grain="month",
    key=("nip",),
    columns=(
        NIP,
        Col(
            "has_pin",
            pl.Boolean,
            Unit.FLAG,
            "PIN mesin terpetakan",
            "Whether a PIN of a clocking machine is mapped to the employee.",
        ),
    ),
)

DAY = Frame(
    area="attendance",
    grain="day",
    key=("nip", "date"),
    parent="month",
    columns=(
        NIP,
        DATE,
        Col(
            "is_holiday",
            pl.Boolean,
            Unit.FLAG,
            "Hari libur nasional",
            "Whether the calendar of national holidays names the day.",
        ),
        Col(
            "excused",
            pl.Int8,
            Unit.CODE,
            "Cuti atau dinas",
            "Approved leave or official travel on the day; leave when both.",
            low=0,
            high=2,
            labels=EXCUSED_LABELS,
            labels_en=EXCUSED_LABELS_EN,
        ),
    ),
)

# Seconds, not minutes: leaving at 15.59.30 is half a minute early, which by floor is none.
PUNCH = Frame(
    area="attendance",
    grain="punch",
    key=("nip", "date", "second"),
    parent="day",
    unique=False,
    columns=(
        NIP,
        DATE,
        Col(
            "second",
            pl.Int32,
            Unit.SECOND,
            "Jam ketukan",
            "Second of the day of a clocking, local time.",
            low=0,
            high=86_399,
        ),
    ),
)


def days(name: str, title: str, says: str) -> Col:
    """A column of the month that counts days."""
    return Col(name, pl.Int16, Unit.DAYS, title, says, low=0, high=31)


ATTENDED = (
    days("hari_kerja", "Hari kerja", "Working days of the month."),
    days("hadir", "Hadir", "Working days not excused on which the employee clocked in or out."),
    days("cuti", "Cuti", "Working days excused by approved leave."),
    days("dinas", "Dinas luar", "Working days excused by official travel."),
    days("tk", "TK", "Working days without any clocking and without an excuse."),
    days("tl1", "TL1", "Days late by up to half an hour."),
    days("tl2", "TL2", "Days late by more than half an hour, up to an hour."),
    days("tl3", "TL3", "Days late by more than an hour, up to an hour and a half."),
    days("tl4", "TL4", "Days late by more than that, or without clocking in."),
    days("psw1", "PSW1", "Days left early by up to half an hour."),
    days("psw2", "PSW2", "Days left early by more than half an hour, up to an hour."),
    days("psw3", "PSW3", "Days left early by more than an hour, up to an hour and a half."),
    days("psw4", "PSW4", "Days left earlier than that, or without clocking out."),
)

AREA = Area(
    name="attendance",
    inputs={"month": MONTH, "day": DAY, "punch": PUNCH},
    results=(NIP, *ATTENDED),
)
