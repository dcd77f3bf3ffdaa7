"""What was true of a person from when until when: golongan, jabatan, unor, and duty as Plt or Plh."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from sembilan.organisation.models import Jabatan, Unor
from sembilan.people.models.employee import Employee
from sembilan.records.models import Dated, Kept, Loaded


def one_at_a_time(table: str) -> ExclusionConstraint:
    """A person has one of these at a time."""
    return ExclusionConstraint(
        name=f"{table}_one_at_a_time",
        expressions=[("employee", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
        violation_error_message="Masa berlaku riwayat ini bertumpang tindih dengan riwayat lain orang yang sama.",
    )


class Proven(Kept):
    """An entry with what proves it: the decision (SK), its document, and where the entry came from.

    The document needs no foreign key in the database: a file is never deleted while an entry names it.
    """

    sk_number = models.CharField(max_length=80, blank=True, db_default="")
    sk_date = models.DateField(null=True, blank=True)
    sk_by = models.CharField(max_length=120, blank=True, db_default="")
    document = models.ForeignKey(
        "documents.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        db_constraint=False, db_index=False,
    )  # fmt: skip
    source = models.CharField(max_length=120, blank=True, db_default="")

    class Meta:
        abstract = True


class Riwayat(Loaded, Dated, Proven):
    """What was true of a person for a time.

    Its employee needs no foreign key, for the loader takes it from the table of employees in the same transaction and
    nobody is ever deleted; and no index, for the one of `one_at_a_time` begins with it.
    """

    class Meta:
        abstract = True


class RiwayatGolongan(Riwayat):
    """The golongan a person holds, from its TMT, with the masa kerja the decision counted."""

    class Kind(models.TextChoices):
        REGULER = "101", "Reguler"
        STRUKTURAL = "201", "Pilihan (struktural)"
        FUNGSIONAL = "202", "Pilihan (fungsional)"
        IJAZAH = "203", "Penyesuaian ijazah"
        TUGAS_BELAJAR = "204", "Sedang tugas belajar"
        SELESAI_TUBEL = "205", "Selesai tugas belajar"
        PENGADAAN = "211", "Golongan dari pengadaan CPNS"

    employee = models.ForeignKey(
        Employee, on_delete=models.PROTECT, related_name="riwayat_golongan", db_constraint=False, db_index=False
    )
    golongan = models.CharField(max_length=8)
    kind = models.CharField(max_length=3, choices=Kind, blank=True, db_default="")
    mk_years = models.SmallIntegerField(null=True, blank=True)
    mk_months = models.SmallIntegerField(null=True, blank=True)

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


class Acting(Dated, Proven):
    """A person leads a unor as Plt (the post is empty) or Plh (its holder is away), beside the post she holds."""

    class Kind(models.TextChoices):
        PLT = "plt", "Pelaksana tugas (Plt)"
        PLH = "plh", "Pelaksana harian (Plh)"

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="acting")
    kind = models.CharField(max_length=3, choices=Kind)
    unor = models.ForeignKey(Unor, on_delete=models.PROTECT, related_name="acting")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="acting_one_at_a_time",
                expressions=[
                    ("employee", RangeOperators.EQUAL),
                    ("unor", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                violation_error_message="Penugasan ini bertumpang tindih dengan penugasan lain di unit yang sama.",
            )
        ]
