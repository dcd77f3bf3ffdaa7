"""Requests for cuti and official travel, each step of them, and what was left of earlier years."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sembilan.attendance.models import Absence
from sembilan.documents.models import StoredFile
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.records.fields import NipField
from sembilan.records.models import Kept, Tenanted
from sembilan.terms.frames.leave import LETTER_LABELS


class State(models.TextChoices):
    """Where a request stands: whose turn it is, or how it ended."""

    SUPERIOR = "atasan", _("Menunggu atasan langsung")
    OFFICIAL = "pejabat", _("Menunggu pejabat berwenang")
    RETURNED = "kembali", _("Perlu diubah")
    POSTPONED = "ditangguhkan", _("Ditangguhkan")
    APPROVED = "disetujui", _("Disetujui")
    REFUSED = "ditolak", _("Tidak disetujui")
    WITHDRAWN = "ditarik", _("Ditarik")
    CANCELLED = "dibatalkan", _("Dibatalkan")


class Verdict(models.TextChoices):
    """What is said to a request, in the four words of the form; and sending it back for a change."""

    AGREE = "disetujui", _("Disetujui")
    CHANGE = "perubahan", _("Perubahan")
    POSTPONE = "ditangguhkan", _("Ditangguhkan")
    REFUSE = "tidak disetujui", _("Tidak disetujui")
    RETURN = "kembali", _("Dikembalikan")


WAITING = (State.SUPERIOR, State.OFFICIAL)
OPEN = (*WAITING, State.RETURNED)


class LeaveRequest(Tenanted):
    """A request for cuti or official travel, first to last day. `state` repeats the newest step.

    Approved, it becomes an `Absence`, the one thing that excuses a day.
    """

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="leave_requests")
    kind = models.CharField(max_length=24, choices=Absence.Kind)
    first = models.DateField()
    last = models.DateField()
    days = models.SmallIntegerField()  # working days of the applicant, as they were counted when it was sent
    reason = models.CharField(max_length=500)
    place = models.CharField(max_length=200, blank=True)  # where a travel goes
    party = models.UUIDField(null=True, blank=True)  # of one surat tugas, shared by all whom it names
    journey = models.SmallIntegerField(default=0)  # calendar days at the end where transport is hard, not deducted
    doctor = models.SmallIntegerField(default=0, choices=list(LETTER_LABELS.items()))
    child = models.SmallIntegerField(null=True, blank=True)
    exception = models.BooleanField(default=False)  # first hajj, fourth child, health test, extension
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    letter = models.CharField(max_length=120, blank=True)  # number of the surat tugas
    document = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    superior_nip = NipField(blank=True)
    official_nip = NipField(blank=True)
    absence = models.ForeignKey(Absence, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.SUPERIOR)
    due_on = models.DateField(null=True, blank=True)  # until when whose turn it is should have acted
    reminded_on = models.DateField(null=True, blank=True)
    token = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "token"], name="leave_request_token_once"),
            models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="leave_ends_after_start"),
        ]
        indexes = [
            models.Index(fields=["instansi", "state", "first"], name="leave_waiting", condition=Q(state__in=OPEN)),
            models.Index(fields=["employee", "first"]),
        ]

    @property
    def handed_in(self) -> TravelReport | None:
        """What was told of the travel, if it was."""
        return getattr(self, "report", None)


class LeaveStep(Tenanted):
    """Who did what with a request, when and why; a change also keeps the days as they were before it."""

    APPEND_ONLY = True

    request = models.ForeignKey(LeaveRequest, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=12, choices=State)
    text = models.CharField(max_length=500, blank=True)
    changed = models.JSONField(default=dict)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=Now())


class TravelReport(Kept, Tenanted):
    """What came of a travel, as it was handed in last."""

    request = models.OneToOneField(LeaveRequest, on_delete=models.PROTECT, related_name="report")
    text = models.CharField(max_length=4000)
    document = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")


class LeaveOpening(Kept, Tenanted):
    """Days of annual leave a paper gives: left of a year before this product counted, or added in a year."""

    class Kind(models.TextChoices):
        LEFT = "sisa", _("Sisa tahun itu")
        ADDED = "tambahan", _("Tambahan tahun itu")

    kind = models.CharField(max_length=8, choices=Kind, default=Kind.LEFT)
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="leave_openings")
    year = models.SmallIntegerField()
    days = models.SmallIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employee", "year", "kind"], name="leave_opening_once"),
            models.CheckConstraint(condition=Q(days__range=(0, 24)), name="leave_opening_days"),
        ]


class LeaveQuota(Kept, Tenanted):
    """How many percent of a unit, and of those under it, may be away at once before the superior is warned."""

    unor = models.OneToOneField(Unor, on_delete=models.PROTECT, related_name="+")
    percent = models.SmallIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(percent__range=(1, 100)), name="leave_quota_percent")]
