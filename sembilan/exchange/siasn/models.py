"""What the national record said of a person, which differences an officer settled, and which ratings were sent."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sembilan.evaluation.models import Evaluation
from sembilan.people.models import Employee
from sembilan.records.models import Tenanted


class Reading(Tenanted):
    """One resource of one person as SIASN gave it; a new reading replaces the former."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    resource = models.CharField(max_length=40)
    said = models.JSONField()
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "resource"], name="siasn_reading_once")]


class Wish(Tenanted):
    """Somebody asked that a person be read anew; a wish stands until it is fulfilled or fails."""

    employee = models.OneToOneField(Employee, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True)


class Settled(Tenanted):
    """A difference that stays as it is, with the reason; it comes back when theirs changes."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64)
    reason = models.CharField(max_length=200)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "kind", "fingerprint"], name="siasn_settled_once")]


class RatingSent(Tenanted):
    """A decided evaluation on its way to SIASN: what is sent, whether it arrived, and under which id.

    `fingerprint` is of what was sent: a result changed after an objection is another and goes again.
    """

    class State(models.TextChoices):
        WAITING = "menunggu", _("Menunggu giliran")
        SENT = "terkirim", _("Terkirim")
        THERE = "sudah ada", _("Sudah ada di SIASN")
        FAILED = "gagal", _("Gagal")

    evaluation = models.OneToOneField(Evaluation, on_delete=models.PROTECT, related_name="+")
    resource = models.CharField(max_length=20)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    fingerprint = models.CharField(max_length=64)
    their_id = models.CharField(max_length=60, blank=True)
    failure = models.CharField(max_length=300, blank=True)
    is_unsure = models.BooleanField(default=False)  # a try was not answered: it may have arrived
    by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
