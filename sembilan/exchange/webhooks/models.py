"""Who is told of what, and what became of each message."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sembilan.records.models import Event, Tenanted


class Hook(Tenanted):
    """An address of another system, the verbs it is told of, and the sealed secret its messages are signed with."""

    name = models.CharField(max_length=80)
    url = models.URLField(max_length=300)
    verbs = models.JSONField(default=list)
    secret = models.BinaryField(max_length=300)
    is_active = models.BooleanField(default=True)
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField()


class Delivery(Tenanted):
    """One event for one hook. The id of the message stays the same when it is sent again, so a receiver knows it."""

    class State(models.TextChoices):
        WAITING = "menunggu", _("Menunggu")
        TAKEN = "diterima", _("Diterima")
        FAILED = "gagal", _("Gagal")

    hook = models.ForeignKey(Hook, on_delete=models.PROTECT, related_name="deliveries")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.SmallIntegerField(default=0)
    status = models.SmallIntegerField(null=True, blank=True)
    said = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hook", "event"], name="webhook_delivery_once")]
        indexes = [models.Index(fields=["hook", "-id"], name="webhook_delivery_newest")]
