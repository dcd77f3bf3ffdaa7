"""An improvement plan after a poor predikat of a year (PP 30/2019 ps. 56–58): its dates, its course, its outcome."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sembilan.evaluation.models import Evaluation
from sembilan.people.models import Employee
from sembilan.records.fields import NipField
from sembilan.records.models import Kept, Tenanted


class Plan(Tenanted):
    """Six months to improve. The rules propose it, a person starts it, and only a person says how it ended."""

    class State(models.TextChoices):
        PROPOSED = "diusulkan", _("Menunggu dimulai")
        RUNNING = "berjalan", _("Berjalan")
        IMPROVED = "membaik", _("Membaik")
        TEST = "uji kompetensi", _("Uji kompetensi diusulkan")
        MOVE = "pindah jabatan", _("Pindah jabatan diusulkan")
        DROPPED = "dibatalkan", _("Dibatalkan")

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="improvement_plans")
    evaluation = models.OneToOneField(Evaluation, on_delete=models.PROTECT, related_name="improvement_plan")
    predikat = models.SmallIntegerField()
    state = models.CharField(max_length=14, choices=State, default=State.PROPOSED)
    first = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)  # the first day after it
    owner_nip = NipField(blank=True)  # who started it and answers for it
    goal = models.CharField(max_length=1000, blank=True)
    version = models.IntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["instansi", "state"], name="plan_by_state")]


ENDS = (Plan.State.IMPROVED, Plan.State.TEST, Plan.State.MOVE, Plan.State.DROPPED)


class PlanDate(Kept, Tenanted):
    """A step of a plan with its day: something to do, the look halfway, or the end."""

    class Kind(models.TextChoices):
        STEP = "langkah", _("Langkah")
        HALFWAY = "tengah", _("Tinjauan tengah")
        END = "akhir", _("Tinjauan akhir")

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="dates")
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.STEP)
    text = models.CharField(max_length=500)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=1000, blank=True)
    warned_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "kind", "text", "due_on"], name="plan_date_once")]


class PlanStep(Tenanted):
    """Who did what with a plan, and when."""

    APPEND_ONLY = True

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=14, choices=Plan.State)
    text = models.CharField(max_length=1000, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=Now())
