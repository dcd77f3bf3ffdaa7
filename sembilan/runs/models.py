"""Releases, computations, runs, what needs a look, publications: all appended, none edited but the progress of one."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sembilan.records.fields import MonthField, NipField, first_day
from sembilan.records.models import Tenanted


class Area(models.TextChoices):
    """The areas of a month, in the order they are computed."""

    ATTENDANCE = "attendance", _("Kehadiran")
    PERFORMANCE = "performance", _("Kinerja")
    ALLOWANCE = "allowance", _("Tunjangan")
    TALENT = "talent", _("Talenta")


class Release(Tenanted):
    """A frozen set of rules: the pack chain's text and the region's own values, under their hash."""

    APPEND_ONLY = True

    hash = models.CharField(max_length=64)
    pack = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    content = models.JSONField()
    frozen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "hash"], name="release_hash_once")]


class Run(Tenanted):
    """One computation of an area for a month. `step` ends at done or failed; then `failure` says why."""

    class Step(models.TextChoices):
        OPEN = "open", _("Dibuka")
        SNAPSHOT = "snapshot", _("Memotret data")
        CHECK = "check", _("Memeriksa")
        EVALUATE = "evaluate", _("Menghitung")
        WEIGH = "weigh", _("Menimbang")
        LOAD = "load", _("Menyimpan")
        DONE = "done", _("Siap diterbitkan")
        FAILED = "failed", _("Gagal")

    area = models.CharField(max_length=20, choices=Area)
    month = MonthField()
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="runs")
    reads = models.JSONField(default=dict)  # area → id of the run whose results were read
    step = models.CharField(max_length=12, choices=Step, default=Step.OPEN)
    actor = models.CharField(max_length=80)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    rows_in = models.IntegerField(default=0)
    rows_out = models.IntegerField(default=0)
    rows_held = models.IntegerField(default=0)
    totals = models.JSONField(default=dict)
    folder = models.CharField(max_length=200, blank=True)
    snapshot_sha256 = models.CharField(max_length=64, blank=True)
    results_sha256 = models.CharField(max_length=64, blank=True)
    failure = models.TextField(blank=True)

    class Meta:
        constraints = [first_day("month", "run")]
        indexes = [models.Index(fields=["instansi", "area", "month", "-id"])]


class Computation(Tenanted):
    """A person's wish that areas of a month be computed, and how it ended. A worker makes the runs."""

    month = MonthField()
    areas = models.JSONField()
    by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)

    class Meta:
        constraints = [
            first_day("month", "computation"),
            models.UniqueConstraint(
                fields=["instansi", "month"], condition=models.Q(ended_at=None), name="computation_under_way_once"
            ),
        ]
        indexes = [models.Index(fields=["instansi", "month", "-id"])]


class Held(Tenanted):
    """A person a run could not compute, with the reason; nothing is paid on a guess."""

    APPEND_ONLY = True

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="held")
    nip = NipField()
    column = models.CharField(max_length=60, blank=True)
    code = models.CharField(max_length=60)
    params = models.JSONField(default=dict)


class Remark(Tenanted):
    """Something a person should look at before the month is published; it holds nobody up."""

    APPEND_ONLY = True

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="remarks")
    nip = NipField(blank=True)
    code = models.CharField(max_length=60)
    params = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["run", "code"])]


class Publication(Tenanted):
    """A person's decision that a month of an area is this run. The newest one counts; earlier ones stay readable."""

    APPEND_ONLY = True

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="publications")
    area = models.CharField(max_length=20, choices=Area)
    month = MonthField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [first_day("month", "publication")]
        indexes = [models.Index(fields=["instansi", "area", "month", "-id"])]


class Result(Tenanted):
    """One person's result of one run; each area adds its columns. Never updated, never deleted."""

    APPEND_ONLY = True

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    nip = NipField()

    class Meta:
        abstract = True
