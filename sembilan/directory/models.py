"""What finding people needs of its own: the listing, the words of names, kept filters, chosen columns, exports."""

from __future__ import annotations

from django.db import models

from sembilan.organisation.models import Jabatan, Unor
from sembilan.people.models import Employee
from sembilan.records.fields import NipField
from sembilan.records.models import Loaded, Tenanted


class Listing(Loaded):
    """One person as she stands today; written by the database itself whenever her records change."""

    employee = models.OneToOneField(
        Employee, on_delete=models.CASCADE, primary_key=True, related_name="+", db_constraint=False
    )
    nip = NipField()
    name = models.CharField(max_length=160)
    gelar_depan = models.CharField(max_length=40)
    gelar_belakang = models.CharField(max_length=60)
    sounds = models.CharField(max_length=200)
    kind = models.CharField(max_length=4)
    status = models.CharField(max_length=40)
    sex = models.CharField(max_length=1)
    birth_date = models.DateField()
    phone = models.CharField(max_length=30)
    email = models.CharField(max_length=120)
    tmt_cpns = models.DateField(null=True)
    education = models.SmallIntegerField(null=True)
    golongan = models.CharField(max_length=8, null=True)  # noqa: DJ001  nothing is known, which is not ""
    tmt_golongan = models.DateField(null=True)
    jabatan = models.ForeignKey(
        Jabatan, null=True, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    tmt_jabatan = models.DateField(null=True)
    unor = models.ForeignKey(
        Unor, null=True, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )

    class Meta:
        indexes = [
            models.Index(fields=["instansi", "name", "nip"], name="listing_by_name"),
            models.Index(fields=["instansi", "nip"], name="listing_by_nip"),
        ]


class ListingDay(Tenanted):
    """The day a region's listing stands at, and how often it was written anew: sums are kept as long as it is not."""

    day = models.DateField()
    turn = models.BigIntegerField(db_default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi"], name="listing_day_once")]


class ListingDue(Loaded):
    """Whose row is to be written anew before this transaction ends; nobody named means everybody's."""

    employee_id = models.BigIntegerField(null=True)


class Word(Loaded):
    """A word that names of the region are made of, as it sounds."""

    sound = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "sound"], name="word_once")]


class SavedFilter(Tenanted):
    """A search somebody keeps under a name, for herself or for all who have a role of hers."""

    nip = NipField()
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=2000)
    role = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "nip", "name"], name="saved_filter_once")]


class ColumnChoice(Tenanted):
    """The columns a person wants in her lists, in their order."""

    nip = NipField()
    columns = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "nip"], name="column_choice_once")]


class Export(Tenanted):
    """A list somebody asked to take along, written by a worker; the file is hers alone, for a day."""

    nip = NipField()
    asked_at = models.DateTimeField()
    query = models.CharField(max_length=2000)
    columns = models.JSONField(default=list)
    ended_at = models.DateTimeField(null=True)
    rows = models.IntegerField(null=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["instansi", "nip", "-id"], name="export_of_a_person")]
