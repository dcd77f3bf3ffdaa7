"""The phones people press on, and the places and codes by which a press is known to be at work."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, Now

from sembilan.organisation.models import Unor, WorkPlace
from sembilan.people.models import Employee
from sembilan.records.models import Dated, Kept, Tenanted


class Device(Kept, Tenanted):
    """A phone bound to one person by a key that cannot leave it; of the key we hold the public half.

    It counts from `active_from`: at once for the first one, later or when an officer approves it for a new one.
    `install` is a random number of the browser, the same for whoever uses it, so that a shared phone shows.
    """

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="devices")
    key = models.BinaryField(max_length=200)  # public key, P-256, SubjectPublicKeyInfo
    install = models.UUIDField()
    label = models.CharField(max_length=120)
    registered_at = models.DateTimeField(db_default=Now())
    active_from = models.DateTimeField()
    approved_by = models.CharField(max_length=80, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [models.Index(fields=["employee", "ended_at"]), models.Index(fields=["instansi", "install"])]


class PlaceFor(Kept, Dated):
    """Who may press at a place of work, from when until when: a person, or a unit with all under it, or everybody."""

    place = models.ForeignKey(WorkPlace, on_delete=models.PROTECT, related_name="given")
    unor = models.ForeignKey(Unor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    employee = models.ForeignKey(Employee, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(unor=None) | Q(employee=None), name="place_for_unit_or_person"),
            ExclusionConstraint(
                name="place_for_once",
                expressions=[
                    ("place", RangeOperators.EQUAL),
                    (Coalesce("unor", 0, output_field=models.BigIntegerField()), RangeOperators.EQUAL),
                    (Coalesce("employee", 0, output_field=models.BigIntegerField()), RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]


class DoorCode(Tenanted):
    """The secret from which the changing QR at the door of a place is made; a place without one asks for none."""

    place = models.OneToOneField(WorkPlace, on_delete=models.PROTECT, related_name="door")
    secret = models.BinaryField(max_length=32)
    since = models.DateTimeField(db_default=Now())
    is_required = models.BooleanField(default=False)
