"""Ratings beside daily work, presence and the result of a unit: the columns, and what does not fit together."""

from __future__ import annotations

import polars as pl

from sembilan.terms.capaian import Capaian
from sembilan.terms.column import Area, Col, Frame, Unit
from sembilan.terms.frames.coaching import DAYS, MINUTES, count, flag, rated
from sembilan.terms.frames.person import NIP

CAPAIAN_LABELS = {int(one): one.label for one in Capaian}
OF_PERSON = ("little_work", "much_work", "on_leave", "beyond_presence", "poor_unit")
OF_UNIT = ("all_alike",)
OF_RATER = ("at_once", "never")
CHECKS = OF_PERSON + OF_UNIT + OF_RATER

MONTH = Frame(
    area="crosscheck",
    grain="month",
    key=("nip",),
    columns=(
        NIP,
        rated("hasil_low", "Rating hasil kerja terendah", "The lowest rating of results in the period."),
        rated("hasil_top", "Rating hasil kerja tertinggi", "The highest rating of results in the period."),
        MINUTES,
        DAYS,
        count("worked_days", "Hari beraktivitas", "Days with approved daily work.", Unit.DAYS),
        count("leave_days", "Hari cuti beraktivitas", "Days of approved leave with daily work.", Unit.DAYS),
        count("present_days", "Hari hadir", "Days present or on official travel, as published.", Unit.DAYS),
        Col("unit_capaian", pl.Int8, Unit.CODE, "Capaian unit", "What the unit reached, as decided.", True, 1, 5,
            CAPAIAN_LABELS),
        count("unit_rated", "Orang dinilai", "People of the unit who were rated."),
        count("unit_alike", "Orang dengan rating sama", "People of the unit with its commonest pair of ratings."),
        count("decided", "Catatan diputus", "Entries of daily work this person decided on."),
        count("decision_minutes", "Menit dengan putusan", "In how many minutes of the clock she did so."),
        count("waiting", "Catatan menunggu", "Entries of daily work of the period that wait for her."),
    ),
)  # fmt: skip

RESULTS = (
    flag("little_work", "Rating tinggi, aktivitas sedikit", "Whether a high rating stands beside little daily work."),
    flag("much_work", "Aktivitas banyak, hasil rendah", "Whether much daily work stands beside a low rating."),
    flag("on_leave", "Aktivitas pada hari cuti", "Whether there is daily work on days of leave."),
    flag("beyond_presence", "Hari beraktivitas melebihi hari hadir", "Whether daily work has more days than presence."),
    flag("poor_unit", "Rating tinggi, capaian unit rendah", "Whether a high rating stands beside a poor unit."),
    flag("all_alike", "Seluruh unit dinilai sama", "Whether all of a unit were rated alike."),
    flag("at_once", "Persetujuan sekaligus", "Whether very many entries were decided in a minute."),
    flag("never", "Aktivitas belum pernah diputus", "Whether entries wait and none was decided."),
)

AREA = Area(name="crosscheck", inputs={"month": MONTH}, results=(NIP, *RESULTS))
