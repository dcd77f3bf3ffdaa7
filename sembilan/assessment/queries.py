"""Reads of assessment: the results of a person, for her file."""

from __future__ import annotations

from sembilan.assessment.models import AssessmentResult
from sembilan.people.dossier import Row
from sembilan.people.models import Employee
from sembilan.web.templatetags import say


def dossier_rows(employee: Employee) -> list[Row]:
    """Her results, the newest first."""
    found = AssessmentResult.objects.filter(employee=employee).order_by("-assessed_on")
    return [Row((say.score(one.jpm), say.score(one.potensi)), since=one.assessed_on) for one in found]
