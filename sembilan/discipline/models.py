"""Disciplinary sanctions."""

from __future__ import annotations

from django.db import models

from sembilan.people.models import Employee
from sembilan.records.fields import BpField
from sembilan.records.models import Kept, Tenanted


class Sanction(Tenanted, Kept):
    """A hukuman disiplin: 1 ringan, 2 sedang, 3 berat; a TPP cut in basis points for so many months from its TMT."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="sanctions")
    level = models.SmallIntegerField()
    kind = models.CharField(max_length=160)
    tmt = models.DateField()
    months = models.SmallIntegerField(default=0)
    cut_bp = BpField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employee", "kind", "tmt"], name="sanction_once"),
            models.CheckConstraint(condition=models.Q(level__range=(1, 3)), name="sanction_level_1_to_3"),
            models.CheckConstraint(condition=models.Q(cut_bp__range=(0, 10_000)), name="sanction_cut_range"),
        ]
