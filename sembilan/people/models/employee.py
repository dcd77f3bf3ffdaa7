"""A pegawai: who somebody is, and apart from it what fewer people may see."""

from __future__ import annotations

from django.db import models

from sembilan.records.fields import NipField
from sembilan.records.models import Kept, Loaded, Tenanted


class Employee(Loaded, Kept):
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


class PersonalData(Tenanted, Kept):
    """What the region must know of a person and colleagues need not: numbers, address, faith, marriage, account."""

    class Marital(models.TextChoices):
        BELUM = "belum kawin", "Belum kawin"
        KAWIN = "kawin", "Kawin"
        CERAI = "cerai", "Cerai hidup"
        DITINGGAL = "janda/duda", "Janda/duda"

    class Religion(models.TextChoices):
        ISLAM = "Islam", "Islam"
        KRISTEN = "Kristen", "Kristen"
        KATOLIK = "Katolik", "Katolik"
        HINDU = "Hindu", "Hindu"
        BUDDHA = "Buddha", "Buddha"
        KONGHUCU = "Konghucu", "Konghucu"
        KEPERCAYAAN = "Kepercayaan", "Kepercayaan terhadap Tuhan YME"

    employee = models.OneToOneField(Employee, on_delete=models.PROTECT, related_name="personal")
    nik = models.CharField(max_length=16, blank=True)
    religion = models.CharField(max_length=20, choices=Religion, blank=True)
    marital = models.CharField(max_length=20, choices=Marital, blank=True)
    address = models.CharField(max_length=300, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    email_gov = models.CharField(max_length=120, blank=True)
    npwp = models.CharField(max_length=20, blank=True)
    bpjs = models.CharField(max_length=20, blank=True)
    taspen = models.CharField(max_length=30, blank=True)
    karpeg = models.CharField(max_length=30, blank=True)
    karis_karsu = models.CharField(max_length=30, blank=True)
    bank = models.CharField(max_length=60, blank=True)
    bank_account = models.CharField(max_length=40, blank=True)
    photo = models.ForeignKey("documents.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=120, blank=True)


class HealthData(Tenanted, Kept):
    """Special categories under UU 27/2022 pasal 4 (2), apart from all else: health and disability."""

    employee = models.OneToOneField(Employee, on_delete=models.PROTECT, related_name="health")
    blood_type = models.CharField(max_length=3, blank=True)
    disability = models.CharField(max_length=200, blank=True)
    doctor_note = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=120, blank=True)
