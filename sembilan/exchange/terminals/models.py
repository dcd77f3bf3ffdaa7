"""Serial numbers that called, lines set apart, orders for terminals, and terminals that are asked for their log."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sembilan.attendance.models import Terminal
from sembilan.records.models import Tenanted


class Door(models.Model):
    """One serial number that ever called: whose terminal it is, or that it waits for somebody to say so.

    A terminal cannot sign in, so this is read before its region is known and belongs to none: it names no person.
    """

    class State(models.TextChoices):
        WAITING = "menunggu", _("Menunggu persetujuan")
        OPEN = "terbuka", _("Diterima")
        CLOSED = "ditutup", _("Ditutup")

    serial = models.CharField(max_length=60, primary_key=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    region = models.BigIntegerField(null=True)
    terminal = models.BigIntegerField(null=True)
    first_at = models.DateTimeField(db_default=Now())
    seen_at = models.DateTimeField(db_default=Now())
    address = models.CharField(max_length=45, blank=True)
    stamp = models.CharField(max_length=20, default="0")  # how far its log was kept; 0 has it send everything again
    day = models.DateField(null=True)
    lines = models.IntegerField(default=0)  # new ones on `day`
    has_orders = models.BooleanField(default=False)


class WaitingPost(models.Model):
    """What a terminal sent before it was approved, kept whole up to a bound and taken in when it is."""

    door = models.ForeignKey(Door, on_delete=models.CASCADE, related_name="posts")
    table = models.CharField(max_length=20)
    body = models.TextField()
    size = models.IntegerField()
    received_at = models.DateTimeField(db_default=Now())


class Apart(Tenanted):
    """A line that does not count: it cannot be read, or says a time that cannot be. An officer may judge the latter."""

    class Why(models.TextChoices):
        TORN = "rusak", _("Tidak dapat dibaca")
        FUTURE = "masa depan", _("Waktunya belum tiba")
        OLD = "terlalu lama", _("Sebelum tahun 2015")

    class Verdict(models.TextChoices):
        OPEN = "", _("Belum diputuskan")
        COUNTS = "dihitung", _("Dihitung")
        COUNTS_NOT = "tidak dihitung", _("Tidak dihitung")

    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT, related_name="apart")
    why = models.CharField(max_length=16, choices=Why)
    raw = models.CharField(max_length=300)
    fingerprint = models.CharField(max_length=64)
    received_at = models.DateTimeField(db_default=Now())
    verdict = models.CharField(max_length=16, choices=Verdict, blank=True, default=Verdict.OPEN)
    judged_by = models.CharField(max_length=80, blank=True)
    judged_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["terminal", "fingerprint"], name="apart_once")]
        indexes = [models.Index(fields=["terminal", "verdict", "-id"], name="apart_of_a_terminal")]


class Order(Tenanted):
    """What a terminal is told to do at its next call, and what it answered."""

    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT, related_name="orders")
    what = models.CharField(max_length=20)
    text = models.CharField(max_length=300)
    made_by = models.CharField(max_length=80)
    made_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    returned = models.IntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["terminal", "-id"], name="order_of_a_terminal")]


class Pull(Tenanted):
    """A terminal that is asked for its log over the own network: where it is, its sealed key, and how it went."""

    terminal = models.OneToOneField(Terminal, on_delete=models.PROTECT, related_name="pull")
    host = models.CharField(max_length=120)
    port = models.IntegerField(default=80)
    key = models.CharField(max_length=200)
    every_minutes = models.IntegerField(default=15)
    tried_at = models.DateTimeField(null=True)
    said = models.CharField(max_length=300, blank=True)
    is_well = models.BooleanField(default=True)
