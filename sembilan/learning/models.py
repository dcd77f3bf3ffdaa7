"""Trainings finished by a person."""

from __future__ import annotations

from django.db import models

from sembilan.people.models import Employee
from sembilan.records.models import Kept, Loaded


class Training(Loaded, Kept):
    """A training finished on a day, worth so many jam pelajaran (JP)."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="trainings")
    kind = models.CharField(max_length=120)
    jp = models.SmallIntegerField()
    finished_on = models.DateField()
    ordinal = models.SmallIntegerField(default=1)  # the same training twice on a day is two rows of the file

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employee", "kind", "jp", "finished_on", "ordinal"], name="training_once"),
            models.CheckConstraint(condition=models.Q(jp__range=(1, 2000)), name="training_jp_range"),
        ]
