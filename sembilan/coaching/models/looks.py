"""A look at a period: that it was asked for and how far it came; and what it found beside problems."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sembilan.coaching.span import Span
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.records.models import Tenanted

SILENT = dt.timedelta(minutes=15)  # after so long a look that did not end may be asked for again


class Spanned(Tenanted):
    """Something of a month, a quarter or a half year."""

    first = models.DateField()
    months = models.SmallIntegerField()

    class Meta:
        abstract = True

    @property
    def span(self) -> Span:
        """Its period."""
        return Span(self.first, self.months)


class Look(Spanned):
    """The facts of a period gathered and judged, for the whole region or for one unit and those under it."""

    class Step(models.TextChoices):
        ASKED = "diminta", _("Menunggu giliran")
        GATHERED = "dikumpulkan", _("Fakta dikumpulkan")
        JUDGED = "ditimbang", _("Aturan diterapkan")
        DONE = "selesai", _("Selesai")
        FAILED = "gagal", _("Gagal")

    unor = models.ForeignKey(Unor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=12, choices=Step, default=Step.ASKED)
    asked_by = models.CharField(max_length=80)
    asked_at = models.DateTimeField(db_default=Now())
    ended_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=500, blank=True)
    people = models.IntegerField(default=0)
    problems = models.IntegerField(default=0)
    contradictions = models.IntegerField(default=0)
    release_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["instansi", "-id"], name="look_newest")]

    @property
    def is_running(self) -> bool:
        """Whether it waits for a worker or is being done."""
        return self.ended_at is None and timezone.now() - self.asked_at < SILENT


class Contradiction(Spanned):
    """Two facts that do not fit together and are worth a talk; never an accusation.

    It is about a person (also as the one who decides on the work of others), or about a whole unit.
    """

    kind = models.CharField(max_length=20)  # a column of the crosscheck's results
    employee = models.ForeignKey(Employee, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unor = models.ForeignKey(Unor, on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField()
    stands = models.BooleanField(default=True)  # false once a later look finds it no more
    explained = models.CharField(max_length=500, blank=True)
    explained_by = models.CharField(max_length=80, blank=True)
    explained_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "employee", "first", "months"], condition=Q(employee__isnull=False),
                name="contradiction_of_person_once",
            ),
            models.UniqueConstraint(
                fields=["kind", "unor", "first", "months"], condition=Q(employee=None),
                name="contradiction_of_unit_once",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["instansi", "first", "months", "kind"], name="contradiction_of_period")]


class Lowest(Spanned):
    """One of the few lowest of an office by a region's composite index; of everybody else nothing is kept."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Unor, on_delete=models.PROTECT, related_name="+")
    rank = models.SmallIntegerField()  # 1 is the lowest
    facts = models.JSONField()
    index_bp = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "first", "months"], name="lowest_once")]
        indexes = [models.Index(fields=["instansi", "first", "months"], name="lowest_of_period")]
