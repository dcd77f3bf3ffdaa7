"""Periodic ratings, daily activity, and the month's predikat."""

from __future__ import annotations

from django.db import models

from sembilan.people.models import Employee
from sembilan.records.fields import MonthField, first_day
from sembilan.records.models import Tenanted
from sembilan.runs.models import Result


class PeriodicRating(Tenanted):
    """The two ratings of a month (1 di bawah, 2 sesuai, 3 di atas ekspektasi)."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="ratings")
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


class DailyActivity(Tenanted):
    """Minutes of work a person reports for a day, with the superior's decision."""

    class Decision(models.TextChoices):
        DISETUJUI = "disetujui", "Disetujui"
        DITOLAK = "ditolak", "Ditolak"
        DIAJUKAN = "diajukan", "Diajukan"

    id = models.BigAutoField(primary_key=True)
    # Without a constraint, as its employee: a trigger for each of a million rows would cost as much as the rows.
    # That the instansi exists is already held by the tenant policy.
    instansi = models.ForeignKey(
        "organisation.Instansi", on_delete=models.PROTECT, related_name="+", db_constraint=False
    )
    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="activities", db_constraint=False, db_index=False
    )
    day = models.DateField()
    minutes = models.SmallIntegerField()
    decision = models.CharField(max_length=12, choices=Decision)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employee", "day"], name="daily_activity_once"),
            models.CheckConstraint(condition=models.Q(minutes__range=(0, 1440)), name="daily_activity_minutes"),
        ]
        indexes = [models.Index(fields=["instansi", "day"])]


class PredikatMonth(Result):
    """A person's predikat of a month and the two ratings it came from."""

    hasil_kerja = models.SmallIntegerField()
    perilaku = models.SmallIntegerField()
    predikat = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "nip"], name="predikat_month_once")]
