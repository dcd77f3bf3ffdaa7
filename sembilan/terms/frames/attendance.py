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


class Roster(IntEnum):
    """What a schedule or roster of one's own says of a day; without one the week of the packs holds."""

    NONE = 0
    DUTY = 1
    FREE = 2


class Mode(IntEnum):
    """Where the work of a day is done."""

    KANTOR = 0
    RUMAH = 1
    LELUASA = 2


class Ceremony(IntEnum):
    """Whether an apel or upacara was due on a day, and whether the employee was there."""

    NONE = 0
    ATTENDED = 1
    MISSED = 2


class Meaning(IntEnum):
    """What a press says of itself; a terminal's line says nothing that could be trusted, so its time decides."""

    UNSAID = 0
    DATANG = 1
    PULANG = 2
    ISTIRAHAT = 3
    KEMBALI = 4


ROSTER_LABELS: Mapping[int, str] = {Roster.NONE: "pekan biasa", Roster.DUTY: "bertugas", Roster.FREE: "bebas"}
ROSTER_LABELS_EN: Mapping[int, str] = {Roster.NONE: "ordinary week", Roster.DUTY: "on duty", Roster.FREE: "free"}
MODE_LABELS: Mapping[int, str] = {Mode.KANTOR: "kantor", Mode.RUMAH: "rumah (WFH)", Mode.LELUASA: "leluasa (WFA)"}
MODE_LABELS_EN: Mapping[int, str] = {Mode.KANTOR: "office", Mode.RUMAH: "home (WFH)", Mode.LELUASA: "anywhere (WFA)"}
CEREMONY_LABELS: Mapping[int, str] = {
    Ceremony.NONE: "tidak ada",
    Ceremony.ATTENDED: "ikut",
    Ceremony.MISSED: "tidak ikut",
}
CEREMONY_LABELS_EN: Mapping[int, str] = {
    Ceremony.NONE: "none",
    Ceremony.ATTENDED: "attended",
    Ceremony.MISSED: "missed",
}
MEANING_LABELS: Mapping[int, str] = {
    Meaning.UNSAID: "tidak disebut",
    Meaning.DATANG: "datang",
    Meaning.PULANG: "pulang",
    Meaning.ISTIRAHAT: "istirahat",
    Meaning.KEMBALI: "kembali",
}
MEANING_LABELS_EN: Mapping[int, str] = {
    Meaning.UNSAID: "not said",
    Meaning.DATANG: "coming",
    Meaning.PULANG: "going",
    Meaning.ISTIRAHAT: "break begins",
    Meaning.KEMBALI: "break ends",
}
LONGEST = 2 * 86_400 - 1  # a shift that begins on a day may end on the next


def _code(name: str, title: str, says: str, labels: Mapping[int, str], english: Mapping[int, str]) -> Col:
    """A code of a day or a punch that is 0 unless somebody decided otherwise."""
    return Col(
        name,
        pl.Int8,
        Unit.CODE,
        title,
        says,
        low=0,
        high=max(labels),
        labels=labels,
        labels_en=english,
        optional=True,
        absent=0,
    )


def _hour(name: str, title: str, says: str) -> Col:
    """An hour of a person's own schedule, in minutes from midnight of the day; nothing in the ordinary week."""
    return Col(name, pl.Int32, Unit.CLOCK, title, says, nullable=True, low=0, high=2_879, optional=True)


def _fault(name: str, title: str, says: str) -> Col:
    """A bound of a declared fault of the server, in seconds of the day."""
    return Col(name, pl.Int32, Unit.SECOND, title, says, nullable=True, low=0, high=LONGEST, optional=True)


def _permit(name: str, title: str, says: str) -> Col:
    """A leave of absence for part of a day."""
    return Col(name, pl.Boolean, Unit.FLAG, title, says, optional=True, absent=False)


# What a day is beyond the ordinary week of the packs. A region that uses none of it has none of these columns.
OWN_DAY = (
    _code("roster", "Jadwal sendiri", "What a schedule or roster of one's own says.", ROSTER_LABELS, ROSTER_LABELS_EN),
    _hour("starts", "Jam masuk jadwal", "When the day of a schedule begins."),
    _hour("ends", "Jam pulang jadwal", "When the day of a schedule ends, past 24:00 for a shift over midnight."),
    Col(
        "flex",
        pl.Int32,
        Unit.MINUTES,
        "Waktu luwes",
        "Minutes one may begin later and make up for on the same day.",
        low=0,
        high=240,
        optional=True,
        absent=0,
    ),
    _code("mode", "Tempat bekerja", "Where the work of the day is done.", MODE_LABELS, MODE_LABELS_EN),
    _code("ceremony", "Apel atau upacara", "Whether one was due and was there.", CEREMONY_LABELS, CEREMONY_LABELS_EN),
    _permit("in_permit", "Izin datang terlambat", "Whether coming later was permitted."),
    _permit("out_permit", "Izin pulang lebih awal", "Whether leaving earlier was permitted."),
    _fault("fault_from", "Awal gangguan", "When a declared fault of the system began that touched the employee."),
    _fault("fault_until", "Akhir gangguan", "When that fault ended."),
    _fault("fault2_from", "Awal gangguan kedua", "When a second declared fault of the day began."),
    _fault("fault2_until", "Akhir gangguan kedua", "When the second fault ended."),
)

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
        *OWN_DAY,
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
            "Second of the day of a clocking, local time; past 24:00 it belongs to a shift that began on the day.",
            low=0,
            high=LONGEST,
        ),
        _code("meaning", "Arti ketukan", "What a press says of itself.", MEANING_LABELS, MEANING_LABELS_EN),
        Col(
            "turn",
            pl.Int32,
            Unit.SECOND,
            "Batas datang dan pulang",
            "The second of the day from which a clocking is going and no longer coming: the middle of a schedule of "
            "one's own; nothing in the ordinary week.",
            nullable=True,
            low=0,
            high=LONGEST,
            optional=True,
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


def counted(name: str, unit: Unit, title: str, says: str, high: int) -> Col:
    """A count of the month that came later: a run from before it has none."""
    return Col(name, pl.Int32, unit, title, says, low=0, high=high, optional=True, absent=0)


ATTENDED_TOO = (
    counted("menit_tl", Unit.MINUTES, "Menit terlambat", "Minutes late in the month.", 44_640),
    counted("menit_psw", Unit.MINUTES, "Menit pulang awal", "Minutes left early in the month.", 44_640),
    counted("jeda", Unit.COUNT, "Ketukan istirahat kurang", "Break punches that were due and lack.", 62),
    counted("apel", Unit.COUNT, "Tidak ikut apel", "Days on which a due apel or upacara was missed.", 31),
    counted("wfh", Unit.DAYS, "Hari bekerja dari rumah", "Working days present that were worked from home.", 31),
)

AREA = Area(
    name="attendance",
    inputs={"month": MONTH, "day": DAY, "punch": PUNCH},
    results=(NIP, *ATTENDED, *ATTENDED_TOO),
)
