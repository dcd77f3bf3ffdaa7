"""An SKP with its results, measures, expected behaviour and appendix; each step of it; and the matriks peran hasil."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.planning.models import Goal, Indicator
from sembilan.records.fields import NipField
from sembilan.records.models import Dated, Kept, Tenanted


class State(models.TextChoices):
    """Where an SKP stands."""

    DRAFT = "draf", _("Draf")
    SENT = "aju", _("Diajukan ke penilai")
    CORRECTION = "koreksi", _("Perlu diperbaiki")
    REVISED = "revisi", _("Diajukan kembali")
    AGREED = "setuju", _("Disetujui")


WITH_PENILAI = (State.SENT, State.REVISED)
WITH_OWNER = (State.DRAFT, State.CORRECTION)


class Skp(Dated):
    """The SKP of a person for a post she holds (or leads as Plt), for the part of a year in `valid`.

    `state` repeats the newest step; `version` rises with each change, so that of two people who edit at once the
    second is told who changed what she had before her; `adendum` counts the changes after it was agreed.
    """

    class Form(models.TextChoices):
        JPT = "jpt", _("JPT dan pimpinan unit mandiri")
        JA = "ja", _("JA dan JF")

    class Approach(models.TextChoices):
        QUANTITATIVE = "kuantitatif", _("Kuantitatif")
        QUALITATIVE = "kualitatif", _("Kualitatif")

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="skps")
    year = models.SmallIntegerField()
    unor = models.ForeignKey(Unor, on_delete=models.PROTECT, related_name="+")
    jabatan = models.CharField(max_length=200)  # the words of the post then
    acting = models.CharField(max_length=4, blank=True)  # "plt" or "plh" where it is a post held for another
    form = models.CharField(max_length=4, choices=Form, default=Form.JA)
    approach = models.CharField(max_length=12, choices=Approach, default=Approach.QUANTITATIVE)
    penilai_nip = NipField(blank=True)
    penilai_jabatan = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    adendum = models.SmallIntegerField(default=0)
    version = models.IntegerField(default=0)
    changed_by = models.CharField(max_length=80, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    token = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="skp_one_a_post_at_a_time",
                expressions=[
                    ("employee", RangeOperators.EQUAL),
                    ("unor", RangeOperators.EQUAL),
                    ("jabatan", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "year", "state"]),
            models.Index(fields=["instansi", "penilai_nip", "year"]),
        ]


class SkpStep(Tenanted):
    """Who did what with an SKP and when; agreeing keeps the whole of what was agreed in `contents`.

    Opening an adendum keeps there, as `rows`, the lines as they stood, so that giving it up puts them back.
    """

    APPEND_ONLY = True

    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=8, choices=State)
    text = models.CharField(max_length=1000, blank=True)
    contents = models.JSONField(null=True, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=Now())


class Rhk(Kept, Tenanted):
    """A rencana hasil kerja. `serves` is the RHK of the leader it takes part in, `goal` and `indicator` the unit's own.

    One that needs people outside the unit or the public is a collaboration and names its partners. Dropped by an
    adendum it gets `ended_on` and stays.
    """

    class Kind(models.TextChoices):
        MAIN = "utama", _("Utama")
        EXTRA = "tambahan", _("Tambahan")

    class Perspective(models.TextChoices):
        SERVED = "penerima layanan", _("Penerima layanan")
        PROCESS = "proses bisnis", _("Proses bisnis")
        INNER = "penguatan internal", _("Penguatan internal")
        BUDGET = "anggaran", _("Anggaran")

    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="rhks")
    number = models.SmallIntegerField()
    kind = models.CharField(max_length=8, choices=Kind, default=Kind.MAIN)
    text = models.CharField(max_length=500)
    perspective = models.CharField(max_length=20, choices=Perspective, blank=True)
    serves = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="served_by")
    serves_text = models.CharField(max_length=500, blank=True)  # the leader's RHK in words, where it is on paper only
    goal = models.ForeignKey(Goal, null=True, blank=True, on_delete=models.PROTECT, related_name="rhks")
    indicator = models.ForeignKey(Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="rhks")
    is_collaboration = models.BooleanField(default=False)
    partners = models.CharField(max_length=300, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["skp", "number"])]


class Measure(Kept, Tenanted):
    """An indikator kinerja individu of an RHK: aspect, what is measured, and its target (thousandths, or words)."""

    class Aspect(models.TextChoices):
        QUANTITY = "kuantitas", _("Kuantitas")
        QUALITY = "kualitas", _("Kualitas")
        TIME = "waktu", _("Waktu")
        COST = "biaya", _("Biaya")

    rhk = models.ForeignKey(Rhk, on_delete=models.PROTECT, related_name="measures")
    aspect = models.CharField(max_length=10, choices=Aspect, blank=True)  # none where the approach is qualitative
    text = models.CharField(max_length=500)
    target_milli = models.BigIntegerField(null=True, blank=True)
    target_until_milli = models.BigIntegerField(null=True, blank=True)  # where the target is a range
    target_text = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    direction = models.CharField(max_length=6, choices=Indicator.Direction, default=Indicator.Direction.UP)


class Expectation(Kept, Tenanted):
    """What the leader expects beyond the guides of a BerAKHLAK value (`terms.berakhlak.Nilai`)."""

    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="expectations")
    value = models.SmallIntegerField()
    text = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["skp", "value"], name="expectation_once")]


class Appendix(Kept, Tenanted):
    """A line of the lampiran: support, accountability or consequence."""

    class Kind(models.TextChoices):
        SUPPORT = "dukungan", _("Dukungan sumber daya")
        ACCOUNT = "pertanggungjawaban", _("Skema pertanggungjawaban")
        CONSEQUENCE = "konsekuensi", _("Konsekuensi")

    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="appendix")
    kind = models.CharField(max_length=20, choices=Kind)
    text = models.CharField(max_length=500)


class Role(Kept, Tenanted):
    """A cell of the matriks peran hasil: which part of a leader's RHK one person takes, direct or not.

    `draft` is the RHK that was drafted from it in her SKP.
    """

    output = models.ForeignKey(Rhk, on_delete=models.PROTECT, related_name="roles")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="result_roles")
    text = models.CharField(max_length=500)
    is_direct = models.BooleanField(default=True)
    draft = models.ForeignKey(Rhk, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["output", "employee", "text"], name="result_role_once"),
            models.CheckConstraint(condition=~Q(text=""), name="result_role_says_what"),
        ]
