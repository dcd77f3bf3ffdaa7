"""Who is near or past a step of discipline in a year, and what was done about it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sembilan.people.models import Employee
from sembilan.records.models import Tenanted


class Watch(Tenanted):
    """What a person's days absent and minutes of a calendar year were when last reckoned.

    The facts are reckoned anew every day and may fall when a day is put right; `warned_days` and `warned_row` are the
    highest thresholds she and her superior were told of, so that nobody is told twice.
    """

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="watched")
    year = models.SmallIntegerField()
    kind = models.SmallIntegerField()
    year_tk = models.SmallIntegerField()
    year_minutes = models.IntegerField()
    in_a_row = models.SmallIntegerField()
    year_days = models.SmallIntegerField()
    reached = models.SmallIntegerField()
    doubtful = models.SmallIntegerField(db_default=0)  # days not counted because a machine may have failed
    unknown = models.JSONField(default=list)  # numbers of the months of which nothing is known of her
    warned_days = models.SmallIntegerField(db_default=0)
    warned_row = models.SmallIntegerField(db_default=0)
    until = models.DateField()  # the last day that is counted
    reckoned_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "year"], name="watch_once_a_year")]
        indexes = [models.Index(fields=["instansi", "year", "-year_days"], name="watch_of_a_year")]


class WatchNote(Tenanted):
    """Somebody drafted a summons or wrote what was done; the step is the one reached then."""

    APPEND_ONLY = True

    class Kind(models.TextChoices):
        SUMMONS = "panggilan", _("Surat panggilan disusun")
        HANDLED = "ditangani", _("Sudah ditangani")

    watch = models.ForeignKey(Watch, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=12, choices=Kind)
    reached = models.SmallIntegerField()
    year_days = models.SmallIntegerField()
    hearing_on = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
