"""Assessment results of a person."""

from __future__ import annotations

from django.db import models

from sembilan.people.models import Employee
from sembilan.records.fields import ScoreField
from sembilan.records.models import Kept, Loaded


class AssessmentResult(Loaded, Kept):
    """JPM and potential, in hundredths, as assessed on a day."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="assessments")
    assessed_on = models.DateField()
    jpm = ScoreField()
    potensi = ScoreField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employee", "assessed_on"], name="assessment_result_once"),
            models.CheckConstraint(
                condition=models.Q(jpm__range=(0, 10_000), potensi__range=(0, 10_000)),
                name="assessment_result_0_to_100",
            ),
        ]
