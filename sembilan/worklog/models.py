"""Entries of daily work and what proves them. The sum of a day that pay reads is `performance.DailyActivity`."""

from __future__ import annotations

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from sembilan.documents.models import StoredFile
from sembilan.people.models import Employee
from sembilan.performance.models import DailyActivity
from sembilan.records.fields import NipField
from sembilan.records.models import Loaded
from sembilan.skp.models import Rhk

WAITING = Q(decision=DailyActivity.Decision.DIAJUKAN)


class Entry(Loaded):
    """What a person did on a day: in words, so many minutes, for an RHK; with the superior's decision.

    `token` is made on the phone: the same entry sent twice is one. `note` says why it serves no RHK, or why there was
    work on a free day. `is_sample` was drawn for a closer look, `looked_at` is when a superior opened it. `version`
    rises with each change, so that nobody approves what she has not read.
    """

    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="work", db_constraint=False, db_index=False
    )
    day = models.DateField()
    text = models.CharField(max_length=300)
    minutes = models.SmallIntegerField()
    rhk = models.ForeignKey(
        Rhk, null=True, blank=True, on_delete=models.PROTECT, related_name="work", db_constraint=False, db_index=False
    )
    note = models.CharField(max_length=200, blank=True)
    is_free = models.BooleanField(default=False)  # leave, a holiday or the roster freed the day when it was entered
    version = models.SmallIntegerField(default=0)
    decision = models.CharField(max_length=12, choices=DailyActivity.Decision, default=DailyActivity.Decision.DIAJUKAN)
    is_sample = models.BooleanField(default=False)
    looked_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    decided_by = NipField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(db_default=Now())
    token = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employee", "token"], name="work_entry_once"),
            models.CheckConstraint(condition=Q(minutes__range=(1, 1440)), name="work_entry_minutes"),
        ]
        indexes = [
            models.Index(fields=["employee", "day"], name="work_of_a_day"),
            models.Index(fields=["employee", "day"], name="work_waiting", condition=WAITING),
            BrinIndex(fields=["instansi", "day"], name="work_stretches"),
        ]


class Evidence(Loaded):
    """What proves an entry: a photo or a file, or a link."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="evidence")
    document = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    link = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(document__isnull=False) | ~Q(link=""), name="work_evidence_is_something")
        ]
