"""Pegawai and what was true of them, from when until when."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from sembilan.organisation.models import Jabatan, Unor
from sembilan.records.fields import NipField
from sembilan.records.models import Dated, Loaded


class Employee(Loaded):
    """A pegawai ASN: PNS, CPNS or PPPK. Known by NIP within the instansi."""

    class Kind(models.TextChoices):
        PNS = "PNS", "PNS"
        CPNS = "CPNS", "CPNS"
        PPPK = "PPPK", "PPPK"

    nip = NipField()
    siasn_id = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=160)
    gelar_depan = models.CharField(max_length=40, blank=True)
    gelar_belakang = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=4, choices=Kind)
    status = models.CharField(max_length=40, default="Aktif")
    sex = models.CharField(max_length=1)
    birth_place = models.CharField(max_length=80, blank=True)
    birth_date = models.DateField()
    phone = models.CharField(max_length=30, blank=True)
    email = models.CharField(max_length=120, blank=True)
    tmt_cpns = models.DateField(null=True, blank=True)
    tmt_pns = models.DateField(null=True, blank=True)
    education = models.SmallIntegerField(null=True, blank=True)
    education_year = models.SmallIntegerField(null=True, blank=True)
    doubts = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "nip"], name="employee_nip_once"),
            models.CheckConstraint(condition=models.Q(nip__regex=r"^[0-9]{18}$"), name="employee_nip_18_digits"),
        ]
        indexes = [models.Index(fields=["instansi", "name"])]

    @property
    def full_name(self) -> str:
        """The name with its degrees, as the holder writes it."""
        before = f"{self.gelar_depan} " if self.gelar_depan else ""
        after = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{before}{self.name}{after}"


def one_at_a_time(table: str) -> ExclusionConstraint:
    """A person has one of these at a time."""
    return ExclusionConstraint(
        name=f"{table}_one_at_a_time",
        expressions=[("employee", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
        violation_error_message="Masa berlaku riwayat ini bertumpang tindih dengan riwayat lain orang yang sama.",
    )


class Riwayat(Loaded, Dated):
    """What was true of a person for a time.

    Its employee needs no foreign key, for the loader takes it from the table of employees in the same transaction and
    nobody is ever deleted; and no index, for the one of `one_at_a_time` begins with it.
    """

    class Meta:
        abstract = True


class RiwayatGolongan(Riwayat):
    """The golongan a person holds, from its TMT."""

    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="riwayat_golongan", db_constraint=False, db_index=False
    )
    golongan = models.CharField(max_length=8)

    class Meta:
        constraints = [one_at_a_time("riwayat_golongan")]


class RiwayatJabatan(Riwayat):
    """The jabatan a person holds, from its TMT."""

    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="riwayat_jabatan", db_constraint=False, db_index=False
    )
    jabatan = models.ForeignKey(Jabatan, on_delete=models.PROTECT, related_name="holders")

    class Meta:
        constraints = [one_at_a_time("riwayat_jabatan")]


class RiwayatUnor(Riwayat):
    """The unor a person works in, from when."""

    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="riwayat_unor", db_constraint=False, db_index=False
    )
    unor = models.ForeignKey(Unor, on_delete=models.PROTECT, related_name="members")

    class Meta:
        constraints = [one_at_a_time("riwayat_unor")]
