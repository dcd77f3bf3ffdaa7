"""Instansi, unor, jabatan, the region's own parameters, and grants of roles by place and time."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce

from sembilan.records.fields import NipField
from sembilan.records.models import Dated, Tenanted


class Instansi(models.Model):
    """A province, regency, city or agency: the tenant. Its name and code are public; nothing else stands here."""

    kode = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=160)
    zone = models.CharField(max_length=40, default="Asia/Jakarta")
    pack = models.CharField(max_length=80, default="nasional")

    def __str__(self) -> str:
        return self.name


class Unor(Tenanted):
    """A unit of the organisation. `path` is the chain of codes from the root, so that a subtree is a prefix.

    Each code is closed by a dot: `1.10.` is not under `1.1.`.
    """

    kode = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=400)
    eselon = models.CharField(max_length=8, blank=True)
    leader_title = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "kode"], name="unor_kode_once")]
        indexes = [
            models.Index(fields=["instansi", "path"], name="unor_path", opclasses=["int8_ops", "varchar_pattern_ops"])
        ]


class Jabatan(Tenanted):
    """A post with its kind and kelas jabatan."""

    class Kind(models.TextChoices):
        STRUKTURAL = "struktural", "Struktural"
        FUNGSIONAL = "fungsional", "Fungsional"
        PELAKSANA = "pelaksana", "Pelaksana"

    kode = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    kelas = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "kode"], name="jabatan_kode_once"),
            models.CheckConstraint(condition=models.Q(kelas__range=(1, 17)), name="jabatan_kelas_1_to_17"),
        ]


class RegionParameter(Dated):
    """A region's own number for a `local` parameter of the packs, as exact text, e.g. `allowance.ikfd` = 0.70."""

    name = models.CharField(max_length=80)
    value = models.CharField(max_length=200)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="region_parameter_one_at_a_time",
                expressions=[
                    ("instansi", RangeOperators.EQUAL),
                    ("name", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            )
        ]


class WorkPlace(Tenanted):
    """A place of work: a point and a radius in metres, or an outline of [latitude, longitude] corners around it."""

    kode = models.CharField(max_length=60)
    name = models.CharField(max_length=160)
    latitude = models.DecimalField(max_digits=9, decimal_places=6)
    longitude = models.DecimalField(max_digits=9, decimal_places=6)
    radius_metres = models.IntegerField()
    outline = models.JSONField(default=list, blank=True, db_default=Value([], models.JSONField()))
    zone = models.CharField(max_length=40, blank=True, db_default="")  # where it differs from the region's
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "kode"], name="work_place_kode_once")]


class Grant(Dated):
    """A role given to a person (by NIP) at a place in the tree for a time; no unor means the whole instansi."""

    class Role(models.TextChoices):
        PENGELOLA = "pengelola", "Pengelola kepegawaian unit"
        VERIFIKATOR = "verifikator", "Verifikator data"
        BKD = "bkd", "BKD"
        BENDAHARA = "bendahara", "Bendahara"
        ASESOR = "asesor", "Asesor"
        KOMITE = "komite", "Komite talenta"
        PEJABAT_CUTI = "pejabat cuti", "Pejabat berwenang cuti"
        PPK = "ppk", "Pejabat Pembina Kepegawaian"
        INSPEKTORAT = "inspektorat", "Inspektorat"
        ADMIN = "admin", "Admin sistem"

    nip = NipField()
    role = models.CharField(max_length=20, choices=Role)
    unor = models.ForeignKey(Unor, null=True, blank=True, on_delete=models.PROTECT, related_name="grants")
    reason = models.CharField(max_length=200, blank=True, db_default="")

    class Meta:
        indexes = [models.Index(fields=["instansi", "nip"])]
        constraints = [
            ExclusionConstraint(
                name="grant_one_at_a_time",
                expressions=[
                    ("instansi", RangeOperators.EQUAL),
                    ("nip", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (Coalesce("unor", 0, output_field=models.BigIntegerField()), RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            )
        ]


class Delegation(Dated):
    """A duty that its holder leaves to somebody else for a time, at the place where it is hers."""

    from_nip = NipField()
    to_nip = NipField()
    role = models.CharField(max_length=20)
    unor = models.ForeignKey(Unor, on_delete=models.PROTECT, related_name="delegations")
    reason = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["instansi", "to_nip"]), models.Index(fields=["instansi", "from_nip"])]
        constraints = [
            models.CheckConstraint(condition=~models.Q(from_nip=models.F("to_nip")), name="delegation_to_another"),
            models.CheckConstraint(condition=models.Q(valid__upper_inf=False), name="delegation_ends"),
            ExclusionConstraint(
                name="delegation_one_at_a_time",
                expressions=[
                    ("instansi", RangeOperators.EQUAL),
                    ("from_nip", RangeOperators.EQUAL),
                    ("to_nip", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("unor", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]
