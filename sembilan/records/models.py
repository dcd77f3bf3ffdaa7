"""Tenanted and dated kinds of record, the event log and the rejects. What an area knows lives in its own room."""

from __future__ import annotations

import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models.functions import Now

from sembilan.records.fields import SpanField

# The events of somebody looking at another person; the last two are how pay and talent told it before.
LOOKS = ("person.read", "slip.read", "place.read")


class Tenanted(models.Model):
    """A record that belongs to one instansi; row-level security hides it from every other."""

    instansi = models.ForeignKey("organisation.Instansi", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class Loaded(Tenanted):
    """A record of which files bring very many at once.

    No foreign key to the instansi: the tenant policy lets in rows of the present instansi only, and a trigger a row
    would cost as much as the row. No index of its own: each of these tables is reached by its key or its employee.
    """

    instansi = models.ForeignKey(
        "organisation.Instansi", on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )

    class Meta:
        abstract = True


class DatedQuerySet(models.QuerySet[Any]):
    """Records that speak time."""

    def on(self, day: dt.date) -> Self:
        """Those that hold on a day."""
        return self.filter(valid__contains=day)

    def during(self, first: dt.date, until: dt.date) -> Self:
        """Those that hold on some day of `[first, until)`."""
        return self.filter(valid__overlap=(first, until))

    def current(self) -> Self:
        """Those without an end."""
        return self.filter(valid__upper_inf=True)


class Dated(Tenanted):
    """A record that is so for a time, `[from, until)`."""

    valid = SpanField()

    objects = DatedQuerySet.as_manager()

    class Meta:
        abstract = True


class Kept(models.Model):
    """A record that is corrected and never overwritten: the database keeps each earlier version by itself.

    What it says now stands in its own table since `recorded_at`; what it said before stands in `Superseded`.
    """

    KEPT = True

    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        abstract = True


class Superseded(Tenanted):
    """What a kept record said before it was corrected or withdrawn, from when until when it was known so."""

    APPEND_ONLY = True

    id = models.BigAutoField(primary_key=True)
    table = models.CharField(max_length=63)
    row = models.BigIntegerField()
    said = models.JSONField()
    known_from = models.DateTimeField()
    known_until = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["table", "row", "known_until"], name="superseded_of_a_record")]


class Event(Tenanted):
    """What one action did: who, when, what, on which object. Written once, never changed."""

    APPEND_ONLY = True

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=80)
    verb = models.CharField(max_length=60)
    target = models.CharField(max_length=120)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["instansi", "-id"]),
            # Every pay page asks who published its run; of all events these are the fewest.
            models.Index(fields=["target"], name="event_of_publication", condition=models.Q(verb="month.publish")),
            # And whoever is looked at may ask who looked.
            models.Index(fields=["target", "-id"], name="event_of_reading", condition=models.Q(verb__in=LOOKS)),
        ]


class Leaf(Tenanted):
    """An event's place in the Merkle log of its instansi (RFC 6962): position and hash."""

    APPEND_ONLY = True

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="leaf")
    position = models.BigIntegerField()
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "position"], name="leaf_position_once")]


class Head(Tenanted):
    """A signed head of the log: so many leaves, this root, signed with Ed25519."""

    APPEND_ONLY = True

    size = models.BigIntegerField()
    root = models.BinaryField(max_length=32)
    at = models.DateTimeField()
    key_id = models.CharField(max_length=64)
    signature = models.BinaryField(max_length=1000)  # the signed head as it is handed out
    peaks = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "size"], name="head_size_once")]


class Reject(Tenanted):
    """A row of a file that could not be read with certainty: kept whole, with the reason and what to do.

    `source` is the file's name within what was handed over; `params` fill the sentence of `code` in any language.
    `healed_at` is set when the file came again without this fault.
    """

    source = models.CharField(max_length=200)
    kind = models.CharField(max_length=40)
    row = models.BigIntegerField()
    column = models.CharField(max_length=80, blank=True)
    value = models.TextField(blank=True)
    code = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    raw = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64)
    found_at = models.DateTimeField()
    healed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "source", "fingerprint"], name="reject_once"),
        ]
        indexes = [models.Index(fields=["instansi", "kind", "code"])]
