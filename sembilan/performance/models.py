"""Periodic ratings, daily activity, and the month's predikat."""

from __future__ import annotations

from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from sembilan.people.models import Employee
from sembilan.records.fields import MonthField, first_day
from sembilan.records.models import Kept, Loaded
from sembilan.runs.models import Result


class PeriodicRating(Loaded, Kept):
    """The two ratings of a month (1 di bawah, 2 sesuai, 3 di atas ekspektasi)."""

    # Found by the constraint below, which begins with it.
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="ratings", db_index=False)
    month = MonthField()
    hasil_kerja = models.SmallIntegerField()
    perilaku = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employee", "month"], name="periodic_rating_once"),
            first_day("month", "periodic_rating"),
            models.CheckConstraint(
                condition=models.Q(hasil_kerja__range=(1, 3), perilaku__range=(1, 3)), name="periodic_rating_1_to_3"
            ),
        ]
        indexes = [models.Index(fields=["instansi", "month"])]


class DailyActivity(Loaded):
    """Minutes of work a person reports for a day, with the superior's decision."""

    class Decision(models.TextChoices):
        DISETUJUI = "disetujui", "Disetujui"
        DITOLAK = "ditolak", "Ditolak"
        DIAJUKAN = "diajukan", "Diajukan"

    # No number of its own and no triggers: a million rows a month cost what their indexes and triggers cost.
    pk = models.CompositePrimaryKey("employee_id", "day")
    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="activities", db_constraint=False, db_index=False
    )
    day = models.DateField()
    minutes = models.SmallIntegerField()
    decision = models.CharField(max_length=12, choices=Decision)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(minutes__range=(0, 1440)), name="daily_activity_minutes"),
        ]
        # Files come month by month, so the rows of a month lie together: a summary of each stretch finds them.
        indexes = [BrinIndex(fields=["instansi", "day"], name="daily_activity_stretches")]


class PredikatMonth(Result):
    """A person's predikat of a month and the two ratings it came from."""

    hasil_kerja = models.SmallIntegerField()
    perilaku = models.SmallIntegerField()
    predikat = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "nip"], name="predikat_month_once")]
