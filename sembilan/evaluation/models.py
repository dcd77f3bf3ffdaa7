"""An evaluation of a period, what was reached for each RHK, each step of it, and the objection against it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sembilan.documents.models import StoredFile
from sembilan.people.models import Employee
from sembilan.records.fields import NipField
from sembilan.records.models import Kept, Loaded, Tenanted
from sembilan.skp.models import Rhk, Skp


class State(models.TextChoices):
    """Whose turn an evaluation is, or that it is decided."""

    OPEN = "terbuka", _("Menunggu realisasi pegawai")
    SENT = "diajukan", _("Menunggu penilaian")
    RETURNED = "dikembalikan", _("Dikembalikan ke pegawai")
    RATED = "dinilai", _("Dinilai, belum ditetapkan")
    FINAL = "ditetapkan", _("Ditetapkan")


class Evaluation(Loaded):
    """The evaluation of an SKP in a period `[first, until)`, by who was penilai then.

    Ratings are 1 di bawah, 2 sesuai, 3 di atas ekspektasi; `predikat` is what the rules of the pack made of them and
    `capaian` the unit's result they were seen beside. `version` rises with each change: the second of two is told.
    A region is opened and made final at once, so there is no index or check that another does not need, and none on
    the state: a row that only changes its state stays in its page, which is left room for it.
    """

    class Cycle(models.TextChoices):
        MONTH = "bulan", _("Bulanan")
        QUARTER = "triwulan", _("Triwulanan")
        YEAR = "tahun", _("Tahunan")

    skp = models.ForeignKey(Skp, on_delete=models.PROTECT, related_name="evaluations", db_index=False)
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="evaluations", db_index=False)
    cycle = models.CharField(max_length=10, choices=Cycle)
    first = models.DateField()
    until = models.DateField()
    penilai_nip = NipField(blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    hasil_kerja = models.SmallIntegerField(null=True, blank=True)
    perilaku = models.SmallIntegerField(null=True, blank=True)
    predikat = models.SmallIntegerField(null=True, blank=True)
    capaian = models.SmallIntegerField(null=True, blank=True)
    hasil_reason = models.CharField(max_length=1000, blank=True)
    perilaku_reason = models.CharField(max_length=1000, blank=True)
    advice = models.CharField(max_length=1000, blank=True)  # what the penilai recommends for the next period
    told_at = models.DateTimeField(
        null=True, blank=True
    )  # when the result was first shown; an objection counts from it
    reminded_on = models.DateField(null=True, blank=True)  # that its day has passed; once for each turn
    version = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["skp", "cycle", "first"], name="evaluation_once"),
            models.CheckConstraint(condition=Q(until__gt=models.F("first")), name="evaluation_period"),
            models.CheckConstraint(
                condition=(Q(hasil_kerja=None) | Q(hasil_kerja__range=(1, 3)))
                & (Q(perilaku=None) | Q(perilaku__range=(1, 3)))
                & (Q(predikat=None) | Q(predikat__range=(1, 5))),
                name="evaluation_ratings",
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "cycle", "first"]),
            models.Index(fields=["instansi", "penilai_nip", "first"]),
            models.Index(fields=["employee", "first"]),
        ]


class Outcome(Kept, Tenanted):
    """What was reached for an RHK in the period, with what proves it, and the penilai's feedback about it."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="outcomes")
    rhk = models.ForeignKey(Rhk, on_delete=models.PROTECT, related_name="outcomes")
    text = models.CharField(max_length=1000, blank=True)
    value_milli = models.BigIntegerField(null=True, blank=True)  # of its first quantitative measure
    document = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    link = models.CharField(max_length=500, blank=True)
    feedback = models.CharField(max_length=1000, blank=True)
    rating = models.SmallIntegerField(null=True, blank=True)  # of this result alone, 1 to 3; may be left open

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "rhk"], name="outcome_once")]


class Conduct(Kept, Tenanted):
    """The penilai's feedback on one BerAKHLAK value in the period."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="conduct")
    value = models.SmallIntegerField()
    text = models.CharField(max_length=1000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "value"], name="conduct_once")]


class EvaluationStep(Loaded):
    """Who did what with an evaluation and when; `changed` keeps the ratings before and after."""

    APPEND_ONLY = True

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=12, choices=State)
    text = models.CharField(max_length=1000, blank=True)
    changed = models.JSONField(default=dict)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=Now())


class Objection(Tenanted):
    """Keberatan against a decided evaluation, to the superior of the penilai; her decision is final."""

    class State(models.TextChoices):
        SENT = "diajukan", _("Menunggu putusan")
        UPHELD = "diterima", _("Diterima")
        REFUSED = "ditolak", _("Ditolak")
        WITHDRAWN = "ditarik", _("Ditarik")

    evaluation = models.OneToOneField(Evaluation, on_delete=models.PROTECT, related_name="objection")
    reason = models.CharField(max_length=2000)
    document = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.SENT)
    sent_at = models.DateTimeField(db_default=Now())
    heard = models.CharField(max_length=2000, blank=True)  # what the penilai answered when heard
    decided_by = NipField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(max_length=2000, blank=True)
    token = models.UUIDField()


class ObjectionStep(Tenanted):
    """Who did what with an objection, and when."""

    APPEND_ONLY = True

    objection = models.ForeignKey(Objection, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10, choices=Objection.State)
    text = models.CharField(max_length=2000, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=Now())
