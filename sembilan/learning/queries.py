"""Reads of learning: the trainings of a person, for her file."""

from __future__ import annotations

from sembilan.learning.models import Training
from sembilan.people.dossier import Row
from sembilan.people.models import Employee


def dossier_rows(employee: Employee) -> list[Row]:
    """Her trainings, the newest first."""
    found = Training.objects.filter(employee=employee).order_by("-finished_on", "kind", "ordinal")
    return [Row((one.kind, str(one.jp)), since=one.finished_on) for one in found]
