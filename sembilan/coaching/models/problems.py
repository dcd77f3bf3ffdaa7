"""A problem of somebody in a period: what was found, what a person made of it, what is done, whether it helped."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sembilan.coaching.models.looks import Spanned
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.records.fields import NipField
from sembilan.records.models import Kept, Tenanted


class Problem(Spanned):
    """What the rules found in a period of one person. It stands for a talk and for help, never for a punishment.

    `facts` are the columns the rules read and `outcomes` their finer rows; `after` the same facts of the period after.
    `kind` is the class as found, `confirmed` as a person said; `version` rises with each change.
    """

    class State(models.TextChoices):
        FOUND = "ditemukan", _("Ditemukan")
        CONFIRMED = "dikonfirmasi", _("Sedang dibantu")
        CLOSED = "selesai", _("Selesai")
        DROPPED = "bukan masalah", _("Bukan masalah")
        GONE = "gugur", _("Tidak ditemukan lagi")

    class Class(models.IntegerChoices):
        SUBSTANSI = 1, _("Substansi")
        PERILAKU = 2, _("Perilaku")
        BOTH = 3, _("Substansi dan perilaku")

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="problems")
    unor = models.ForeignKey(Unor, on_delete=models.PROTECT, related_name="+")
    kind = models.SmallIntegerField(choices=Class)
    signs = models.JSONField(default=list)
    facts = models.JSONField()
    outcomes = models.JSONField(default=list)
    state = models.CharField(max_length=14, choices=State, default=State.FOUND)
    confirmed = models.SmallIntegerField(choices=Class, null=True, blank=True)
    cause = models.CharField(max_length=1000, blank=True)
    answer = models.CharField(max_length=1000, blank=True)  # what she herself says to it
    after = models.JSONField(null=True, blank=True)
    after_signs = models.JSONField(null=True, blank=True)
    version = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "first", "months"], name="problem_once")]
        indexes = [models.Index(fields=["instansi", "first", "months", "state"], name="problem_of_period")]

    @property
    def shown_class(self) -> str:
        """Its class in words: as confirmed, else as found."""
        return str(self.Class(self.confirmed or self.kind).label)


OPEN = (Problem.State.FOUND, Problem.State.CONFIRMED)


class Remedy(Kept, Tenanted):
    """One thing that is done about a problem: what, by whom, until when, and what came of it."""

    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="remedies")
    text = models.CharField(max_length=500)
    owner_nip = NipField()
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=500, blank=True)
    token = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "token"], name="remedy_token_once")]
        indexes = [models.Index(fields=["instansi", "owner_nip"], name="remedy_open", condition=Q(done_on=None))]


class ProblemStep(Tenanted):
    """Who did what with a problem, and when."""

    APPEND_ONLY = True

    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="steps")
    what = models.CharField(max_length=14)  # a state of the problem, or `jawaban`, `langkah`, `hasil`, `dampak`
    text = models.CharField(max_length=1000, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=Now())
