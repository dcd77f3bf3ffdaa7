"""Goals of units, their indicators with targets and what was reached, and the Perjanjian Kinerja about them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sembilan.documents.models import StoredFile
from sembilan.organisation.models import Unor
from sembilan.records.fields import NipField, RupiahField
from sembilan.records.models import Kept, Tenanted

YEAR = 0  # the quarter that stands for the whole year


class Goal(Kept, Tenanted):
    """What a unit wants to reach (sasaran), under the goal of the unit above that it serves: the pohon kinerja."""

    class Level(models.TextChoices):
        TUJUAN = "tujuan", _("Tujuan")
        SASARAN = "sasaran", _("Sasaran strategis")
        PROGRAM = "program", _("Sasaran program")
        KEGIATAN = "kegiatan", _("Sasaran kegiatan")
        SUBKEGIATAN = "subkegiatan", _("Sasaran subkegiatan")

    unor = models.ForeignKey(Unor, on_delete=models.PROTECT, related_name="goals")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    level = models.CharField(max_length=12, choices=Level)
    kode = models.CharField(max_length=40)
    text = models.CharField(max_length=500)
    year_from = models.SmallIntegerField()
    year_until = models.SmallIntegerField()  # the first year it no longer stands
    source = models.CharField(max_length=200)  # the document: RPJMD, Renstra, …

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "kode", "year_from"], name="goal_kode_once"),
            models.CheckConstraint(condition=Q(year_until__gt=models.F("year_from")), name="goal_years"),
        ]
        indexes = [models.Index(fields=["unor", "year_from"])]


class Indicator(Kept, Tenanted):
    """How reaching a goal is measured (IKU when `is_key`): definition, formula, unit, direction, source, owner."""

    class Direction(models.TextChoices):
        UP = "naik", _("Makin tinggi makin baik")
        DOWN = "turun", _("Makin rendah makin baik")

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="indicators")
    name = models.CharField(max_length=300)
    definition = models.CharField(max_length=1000, blank=True)
    formula = models.CharField(max_length=500, blank=True)
    measure = models.CharField(max_length=60)  # satuan: persen, indeks, hari, …
    direction = models.CharField(max_length=6, choices=Direction, default=Direction.UP)
    data_source = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(Unor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_key = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["goal", "name"], name="indicator_once")]


class Target(Kept, Tenanted):
    """What an indicator should reach in a year (quarter 0) or by the end of a quarter, in thousandths of its unit."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    year = models.SmallIntegerField()
    quarter = models.SmallIntegerField(default=YEAR)
    value_milli = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year", "quarter"], name="target_once"),
            models.CheckConstraint(condition=Q(quarter__range=(0, 4)), name="target_quarter"),
        ]


class PlanStep(Kept, Tenanted):
    """A step of the rencana aksi: what is done for an indicator in a quarter, and how far it came in percent."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="plan_steps")
    year = models.SmallIntegerField()
    quarter = models.SmallIntegerField()
    text = models.CharField(max_length=500)
    done_percent = models.SmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year", "quarter", "text"], name="plan_step_once"),
            models.CheckConstraint(condition=Q(quarter__range=(1, 4)), name="plan_step_quarter"),
        ]


class Reached(Kept, Tenanted):
    """What an indicator reached by the end of a quarter or of the year (0), in thousandths, with what proves it."""

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="reached")
    year = models.SmallIntegerField()
    quarter = models.SmallIntegerField(default=YEAR)
    value_milli = models.BigIntegerField()
    note = models.CharField(max_length=500, blank=True)
    document = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year", "quarter"], name="reached_once"),
            models.CheckConstraint(condition=Q(quarter__range=(0, 4)), name="reached_quarter"),
        ]


class Agreement(Tenanted):
    """The Perjanjian Kinerja of a unit's leader for a year; signed, it keeps what it said in `contents`."""

    class State(models.TextChoices):
        DRAFT = "draf", _("Draf")
        SENT = "diajukan", _("Menunggu tanda tangan atasan")
        RETURNED = "dikembalikan", _("Dikembalikan")
        SIGNED = "ditetapkan", _("Ditetapkan")

    unor = models.ForeignKey(Unor, on_delete=models.PROTECT, related_name="agreements")
    year = models.SmallIntegerField()
    revision = models.SmallIntegerField(default=0)  # a changed agreement within the year is the next one
    holder_nip = NipField()
    superior_nip = NipField(blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    contents = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unor", "year", "revision"], name="agreement_once")]


class AgreementStep(Tenanted):
    """Who did what with a Perjanjian Kinerja, and when."""

    APPEND_ONLY = True

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=12, choices=Agreement.State)
    text = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=Now())


class Budget(Kept, Tenanted):
    """A line of the anggaran of a Perjanjian Kinerja: a program, or a kegiatan of the program above it."""

    class Kind(models.TextChoices):
        PROGRAM = "program", _("Program")
        KEGIATAN = "kegiatan", _("Kegiatan")
        SUBKEGIATAN = "subkegiatan", _("Subkegiatan")

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="budget")
    number = models.SmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PROGRAM)
    text = models.CharField(max_length=300)
    amount = RupiahField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount__gte=0), name="budget_not_negative")]


class UnitResult(Kept, Tenanted):
    """Capaian kinerja organisasi of a unit in a year (quarter 0) or a quarter, as its leader's superior decided it.

    `capaian` is a `terms.capaian.Capaian`; `suggested` is what the rules of the pack made of the figures.
    """

    unor = models.ForeignKey(Unor, on_delete=models.PROTECT, related_name="results")
    year = models.SmallIntegerField()
    quarter = models.SmallIntegerField(default=YEAR)
    capaian = models.SmallIntegerField()
    suggested = models.SmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    by = NipField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unor", "year", "quarter"], name="unit_result_once"),
            models.CheckConstraint(
                condition=Q(capaian__range=(1, 5), quarter__range=(0, 4)), name="unit_result_1_to_5"
            ),
        ]
