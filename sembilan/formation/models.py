"""Formation: how many people a post of a unit needs, and how many it may have."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from sembilan.organisation.models import Jabatan, Unor
from sembilan.people.models import Proven
from sembilan.records.models import Dated


class Formation(Dated, Proven):
    """For a post of a unit: the need by workload analysis (ABK) and the seats approved, from its TMT.

    The need is kept in hundredths of a person, for an analysis seldom comes out even; seats are whole.
    """

    unor = models.ForeignKey(Unor, on_delete=models.PROTECT, related_name="formations")
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="formations")
    need_hundredths = models.IntegerField(null=True, blank=True)
    approved = models.IntegerField()
    reason = models.CharField(max_length=300, blank=True, db_default="")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="formation_one_at_a_time",
                expressions=[
                    ("unor", RangeOperators.EQUAL),
                    ("jabatan", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Masa berlaku formasi ini bertumpang tindih dengan formasi lain jabatan itu.",
            ),
            models.CheckConstraint(condition=models.Q(approved__range=(0, 100_000)), name="formation_approved_range"),
            models.CheckConstraint(
                condition=models.Q(need_hundredths__isnull=True) | models.Q(need_hundredths__range=(0, 10_000_000)),
                name="formation_need_range",
            ),
        ]
