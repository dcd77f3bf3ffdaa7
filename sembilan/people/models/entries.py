"""The other entries of a person's file (DRH): what she learnt, was paid, was given, and takes part in."""

from __future__ import annotations

from django.db import models

from sembilan.people.models.employee import Employee
from sembilan.people.models.riwayat import Proven
from sembilan.records.fields import NipField, RupiahField, SpanField
from sembilan.records.models import Tenanted


class Entry(Tenanted, Proven):
    """One entry of the file, with what proves it."""

    class Meta:
        abstract = True


class Kgb(Entry):
    """A periodic rise of salary (KGB): the gaji pokok from a TMT, at so much masa kerja golongan."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="kgb")
    tmt = models.DateField()
    golongan = models.CharField(max_length=8)
    mk_years = models.SmallIntegerField()
    mk_months = models.SmallIntegerField(default=0)
    gaji_pokok = RupiahField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "tmt"], name="kgb_once_a_tmt")]


class Pendidikan(Entry):
    """An education finished: level (SIASN code), study, school, ijazah."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="pendidikan")
    level = models.SmallIntegerField()
    study = models.CharField(max_length=160, blank=True)
    school = models.CharField(max_length=160, blank=True)
    year = models.SmallIntegerField()
    finished_on = models.DateField(null=True, blank=True)
    ijazah_number = models.CharField(max_length=80, blank=True)
    gelar_depan = models.CharField(max_length=40, blank=True)
    gelar_belakang = models.CharField(max_length=60, blank=True)
    is_first = models.BooleanField(default=False)
    is_recognised = models.BooleanField(default=True)  # pencantuman gelar was granted

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "level", "study", "year"], name="pendidikan_once")]


class Penghargaan(Entry):
    """An award: satyalancana of ten, twenty or thirty years, or another."""

    class Kind(models.TextChoices):
        SATYA_10 = "satya-10", "Satyalancana Karya Satya 10 tahun"
        SATYA_20 = "satya-20", "Satyalancana Karya Satya 20 tahun"
        SATYA_30 = "satya-30", "Satyalancana Karya Satya 30 tahun"
        LAIN = "lain", "Penghargaan lain"

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="penghargaan")
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=160)
    given_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "name", "given_on"], name="penghargaan_once")]


class AngkaKredit(Entry):
    """Angka kredit (PAK) of a period, in thousandths."""

    class Kind(models.TextChoices):
        KONVERSI = "konversi", "Konversi predikat"
        INTEGRASI = "integrasi", "Integrasi"
        PERTAMA = "pertama", "Angka kredit pertama"
        PENDIDIKAN = "pendidikan", "Peningkatan pendidikan"

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="angka_kredit")
    kind = models.CharField(max_length=12, choices=Kind)
    period = SpanField()
    jabatan = models.CharField(max_length=200, blank=True)
    total_milli = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employee", "kind", "period"], name="angka_kredit_once")]


class TugasBelajar(Entry):
    """A study by order or with leave of the region, from when until when."""

    class Kind(models.TextChoices):
        TUGAS = "tugas", "Tugas belajar"
        MANDIRI = "mandiri", "Tugas belajar biaya mandiri"

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="tugas_belajar")
    kind = models.CharField(max_length=8, choices=Kind)
    period = SpanField()
    level = models.SmallIntegerField()
    study = models.CharField(max_length=160)
    school = models.CharField(max_length=160)


class MasaKerja(Entry):
    """Earlier work counted as masa kerja (PMK): years and months from a TMT."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="masa_kerja")
    tmt = models.DateField()
    experience = models.CharField(max_length=200)
    years = models.SmallIntegerField()
    months = models.SmallIntegerField(default=0)


class Organisasi(Entry):
    """A membership or office in an organisation outside the post."""

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="organisasi")
    name = models.CharField(max_length=160)
    role = models.CharField(max_length=120)
    period = SpanField()


class Keluarga(Entry):
    """A member of the family as the DRH lists them."""

    class Relation(models.TextChoices):
        SUAMI_ISTRI = "suami/istri", "Suami/istri"
        ANAK = "anak", "Anak"
        AYAH = "ayah", "Ayah"
        IBU = "ibu", "Ibu"
        MERTUA = "mertua", "Mertua"
        SAUDARA = "saudara", "Saudara kandung"

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="keluarga")
    relation = models.CharField(max_length=12, choices=Relation)
    name = models.CharField(max_length=160)
    nik = models.CharField(max_length=16, blank=True)
    nip = NipField(blank=True)
    birth_place = models.CharField(max_length=80, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    job = models.CharField(max_length=120, blank=True)
    is_alive = models.BooleanField(default=True)
    is_dependant = models.BooleanField(default=False)  # counts for family allowances (KP4)
    married_on = models.DateField(null=True, blank=True)


class Submitted(Tenanted):
    """A form that was sent in: sent again, by a second click or a lost answer, it leads to the entry it made."""

    token = models.CharField(max_length=36)
    row = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "token"], name="submitted_once")]
