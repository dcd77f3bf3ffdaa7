"""Terminals, whose a PIN is, the lines they wrote, and by how much their clocks were wrong."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.functions import Now

from sembilan.organisation.models import Unor, WorkPlace
from sembilan.people.models import Employee
from sembilan.records.models import Dated, Loaded, Tenanted


class Terminal(Tenanted):
    """A device that records clockings; its own clock runs in `zone`.

    One that only sends files has no serial number. One that pushes is heard from `approved_at` until `ended_at`.
    """

    kode = models.CharField(max_length=60)
    zone = models.CharField(max_length=40, default="Asia/Jakarta")
    serial = models.CharField(max_length=60, blank=True, db_default="")
    name = models.CharField(max_length=120, blank=True, db_default="")
    unor = models.ForeignKey(Unor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(WorkPlace, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    drift_seconds = models.IntegerField(null=True)  # how far its clock was ahead of ours when it was last heard
    about = models.JSONField(default=dict)  # what it tells of itself: model, firmware, counts

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "kode"], name="terminal_kode_once"),
            models.UniqueConstraint(fields=["serial"], condition=~models.Q(serial=""), name="terminal_serial_once"),
        ]


class ClockOffset(Tenanted):
    """So many seconds a terminal's clock was ahead, for lines of `[since, until)`; the lines stay as they are."""

    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT, related_name="offsets")
    since = models.DateTimeField()
    until = models.DateTimeField()
    seconds = models.IntegerField()
    reason = models.CharField(max_length=200)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["terminal", "since"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="clock_offset_ends_after_start"
            )
        ]


class TerminalPin(Loaded, Dated):
    """Which PIN is whose, on every terminal of the instansi."""

    pin = models.BigIntegerField()
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="pins")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="terminal_pin_one_owner",
                expressions=[
                    ("instansi", RangeOperators.EQUAL),
                    ("pin", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            )
        ]


class StrangePin(Tenanted):
    """A PIN that clocks and is nobody's yet; `name` is what a terminal calls its holder, kept until it has an owner."""

    pin = models.BigIntegerField()
    name = models.CharField(max_length=80, blank=True, db_default="")
    lines = models.IntegerField(db_default=0)
    last_at = models.DateTimeField(null=True)
    terminal = models.ForeignKey(Terminal, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "pin"], name="strange_pin_once")]


class Clocking(models.Model):
    """One line of a terminal as it came: PIN, moment, codes. Never changed.

    Partitioned by month, without foreign keys: a morning of a nation must go in at the speed of COPY.
    The table is made by migration 0002.
    """

    APPEND_ONLY = True

    pk = models.CompositePrimaryKey("instansi_id", "pin", "at", "terminal_id")
    instansi_id = models.BigIntegerField()
    terminal_id = models.BigIntegerField()
    pin = models.BigIntegerField()
    at = models.DateTimeField()
    status = models.SmallIntegerField()
    verify = models.SmallIntegerField()
    workcode = models.IntegerField()

    class Meta:
        managed = False
        db_table = "attendance_clocking"
