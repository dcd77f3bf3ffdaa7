"""The columns a press is decided by, a row a press so that many are decided at once, and the decision with reasons."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.attendance import (
    EXCUSED_LABELS,
    EXCUSED_LABELS_EN,
    MEANING_LABELS,
    MEANING_LABELS_EN,
    MODE_LABELS,
    MODE_LABELS_EN,
)

DECISION_LABELS: Mapping[int, str] = {0: "diterima", 1: "diterima dengan catatan", 2: "ditolak"}
DECISION_LABELS_EN: Mapping[int, str] = {0: "accepted", 1: "accepted with a remark", 2: "refused"}
FAR = 20_100_000  # metres: half around the earth

# The machine that evaluates rules knows a row of the coarsest grain by this name.
NUMBER = Col("nip", pl.Int64, Unit.COUNT, "Nomor ketukan", "The number of a press among those decided together.")


def _known(name: str, unit: Unit, title: str, says: str, low: int = 0, high: int = 2**31 - 1) -> Col:
    """A number that may not be known."""
    return Col(name, pl.Int32, unit, title, says, nullable=True, low=low, high=high)


def _flag(name: str, title: str, says: str) -> Col:
    return Col(name, pl.Boolean, Unit.FLAG, title, says)


def _code(name: str, title: str, says: str, labels: Mapping[int, str], english: Mapping[int, str]) -> Col:
    return Col(name, pl.Int8, Unit.CODE, title, says, labels=labels, labels_en=english)


MONTH = Frame(
    area="presence",
    grain="month",
    key=("nip",),
    columns=(
        NUMBER,
        _code("meaning", "Arti ketukan", "What was meant.", MEANING_LABELS, MEANING_LABELS_EN),
        _code("mode", "Tempat bekerja", "Where the work of the day is done.", MODE_LABELS, MODE_LABELS_EN),
        _code("excused", "Cuti atau dinas", "Approved leave or travel.", EXCUSED_LABELS, EXCUSED_LABELS_EN),
        _flag("is_free", "Hari bebas", "Whether the person's own roster frees the day."),
        _known("places", Unit.COUNT, "Lokasi yang diizinkan", "How many places are allowed; unknown when not found."),
        _flag("has_position", "Ada posisi", "Whether the phone gave a position on the earth."),
        _known("metres_off", Unit.COUNT, "Jarak ke lokasi", "Metres beyond the edge of the nearest place.", high=FAR),
        _known("accuracy", Unit.COUNT, "Ketelitian", "Metres of accuracy as the phone said.", low=-(2**31)),
        _known("kmh", Unit.COUNT, "Kecepatan", "Kilometres an hour since the person's nearest press."),
        _known("sharers", Unit.COUNT, "Pemakai lain", "Other people who pressed on the same browser that day."),
        _known("clock_seconds", Unit.COUNT, "Selisih jam telepon", "Seconds between the phone's clock and ours."),
        _known("gap_seconds", Unit.COUNT, "Selisih dua jam telepon", "Seconds by which the phone's clocks disagree."),
        _known("waited_minutes", Unit.MINUTES, "Lama menunggu", "Minutes between the press and its arrival."),
        _known("hours_early", Unit.COUNT, "Belum aktif", "Hours until the phone becomes active; 0 when it is."),
        _flag("is_ended", "Telepon diakhiri", "Whether the phone was no longer the person's at that moment."),
        _flag("code_lacks", "Kode pintu kurang", "Whether the place asks for the code of its door and none fits."),
        _flag("has_photo", "Ada foto", "Whether a photo was taken."),
        _known("same_seconds", Unit.COUNT, "Ketukan yang sama", "Seconds to the nearest press of the same meaning."),
    ),
)


def _reason(name: str, unit: Unit, title: str, says: str) -> Col:
    return Col(name, pl.Int32, unit, title, says, nullable=True)


REASONS = (
    _reason("double", Unit.COUNT, "Ketukan ganda", "Seconds to the press it repeats."),
    _reason("outside", Unit.COUNT, "Di luar lokasi", "Metres beyond the edge and the accuracy."),
    _reason("no_position", Unit.COUNT, "Tanpa posisi", "1 when a position was asked and none came."),
    _reason("no_place", Unit.COUNT, "Tanpa lokasi", "1 when no place is allowed or none could be looked up."),
    _reason("accuracy_odd", Unit.COUNT, "Ketelitian janggal", "The accuracy that cannot be, in metres."),
    _reason("speed", Unit.COUNT, "Kecepatan janggal", "Kilometres an hour beyond what one travels."),
    _reason("shared", Unit.COUNT, "Telepon bersama", "How many others pressed on the same browser."),
    _reason("clock", Unit.COUNT, "Jam telepon salah", "Seconds the phone's clock was off."),
    _reason("gap", Unit.COUNT, "Jam telepon diubah", "Seconds by which the phone's clocks disagree."),
    _reason("late", Unit.MINUTES, "Terlambat dikirim", "Minutes the message waited beyond the grace."),
    _reason("inactive", Unit.COUNT, "Telepon belum aktif", "Hours until the phone becomes active."),
    _reason("ended", Unit.COUNT, "Telepon diakhiri", "1 when the phone was no longer the person's."),
    _reason("code", Unit.COUNT, "Kode pintu", "1 when the code of the door was asked and none fitted."),
    _reason("photo", Unit.COUNT, "Tanpa foto", "1 when a photo was asked and none came."),
    _reason("leave", Unit.COUNT, "Cuti atau dinas", "What excuses the day."),
    _reason("free", Unit.COUNT, "Hari bebas", "1 when the day is free."),
    _reason("waits", Unit.COUNT, "Menunggu atasan", "1 when it counts only once a superior says so."),
)
DECISION = Col(
    "decision",
    pl.Int8,
    Unit.CODE,
    "Keputusan",
    "What was decided of the press.",
    labels=DECISION_LABELS,
    labels_en=DECISION_LABELS_EN,
)

AREA = Area(name="presence", inputs={"month": MONTH}, results=(NUMBER, *REASONS, DECISION))
