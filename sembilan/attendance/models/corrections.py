"""What an employee asks to have put right of a day, and faults of the system that are nobody's fault."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sembilan.documents.models import StoredFile
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.records.models import Tenanted


class Correction(Tenanted):
    """What somebody says of a day beside its raw punches. Its state is that of its last step; approved, it counts.

    `datang` and `pulang` are minutes from midnight of the day; each is given only where it is asked for.
    """

    class Kind(models.TextChoices):
        LUPA = "lupa", _("Lupa absen")
        PERANGKAT = "perangkat", _("Perangkat atau jaringan bermasalah")
        TUGAS_LUAR = "tugas luar", _("Tugas di luar kantor")
        IZIN_DATANG = "izin datang", _("Izin datang terlambat")
        IZIN_PULANG = "izin pulang", _("Izin pulang lebih awal")

    class State(models.TextChoices):
        ASKED = "diajukan", _("Menunggu atasan")
        RETURNED = "dikembalikan", _("Dikembalikan")
        APPROVED = "disetujui", _("Disetujui")
        REFUSED = "ditolak", _("Ditolak")
        WITHDRAWN = "ditarik", _("Ditarik")

    # What stands in for a punch says when it would have been; a permit does not.
    HOURS_NEEDED = (Kind.LUPA, Kind.PERANGKAT, Kind.TUGAS_LUAR)
    PAPER_NEEDED = (Kind.TUGAS_LUAR,)

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=16, choices=Kind)
    day = models.DateField()
    datang = models.SmallIntegerField(null=True, blank=True)
    pulang = models.SmallIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=500)
    report = models.CharField(max_length=2000, blank=True)
    document = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.ASKED)
    token = models.UUIDField()  # a form sent twice is one request

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "token"], name="correction_token_once")]
        indexes = [
            models.Index(fields=["employee", "day"], name="correction_of_a_day"),
            models.Index(fields=["instansi", "state", "day"], name="correction_waiting"),
        ]


class CorrectionStep(Tenanted):
    """Who did what with a request, when and why."""

    APPEND_ONLY = True

    correction = models.ForeignKey(Correction, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=12, choices=Correction.State)
    text = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=Now())


class Fault(Tenanted):
    """A time in which people of a place could not press or clock; said once, it heals everyone it touched."""

    unor = models.ForeignKey(Unor, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    reason = models.CharField(max_length=300)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = [models.Index(fields=["instansi", "since"])]
        constraints = [
            models.CheckConstraint(condition=models.Q(until__gt=models.F("since")), name="fault_ends_after_start")
        ]
