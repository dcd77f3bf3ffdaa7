"""A proposed change to somebody's file, and its course: each step a row that says who, when and why."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sembilan.people.models import Employee
from sembilan.records.fields import NipField
from sembilan.records.models import Tenanted


class Change(models.TextChoices):
    """What is to happen to the file."""

    ADD = "tambah", _("Tambah")
    CORRECT = "perbaiki", _("Perbaiki")
    WITHDRAW = "cabut", _("Cabut")


class State(models.TextChoices):
    """Where a proposal stands: whose turn it is, or how it ended."""

    UNIT = "unit", _("Diperiksa unit")
    BKD = "bkd", _("Menunggu BKD")
    RETURNED = "kembali", _("Perlu diperbaiki")
    APPROVED = "setuju", _("Disetujui")
    REFUSED = "tolak", _("Ditolak")
    TAKEN_BACK = "tarik", _("Ditarik")


WAITING = (State.UNIT, State.BKD)
OPEN = (*WAITING, State.RETURNED)


class Proposal(Tenanted):
    """A change somebody proposes to one entry of a file.

    `stood` and `stood_at` are the entry as the proposer saw it. `state` and `due_on` repeat the newest step, so that
    the work list need not look at every course; both are written together with it and nowhere else.
    """

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="proposals")
    kind = models.CharField(max_length=20)
    change = models.CharField(max_length=8, choices=Change)
    entry = models.BigIntegerField(null=True, blank=True)
    stood = models.JSONField(default=dict)
    stood_at = models.DateTimeField(null=True, blank=True)
    texts = models.JSONField(default=dict)
    note = models.CharField(max_length=500, blank=True)
    document = models.ForeignKey(
        "documents.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_by = NipField()
    token = models.UUIDField()
    state = models.CharField(max_length=8, choices=State)
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instansi", "token"], name="proposal_sent_once"),
            models.CheckConstraint(
                condition=Q(change=Change.ADD, entry=None) | (~Q(change=Change.ADD) & Q(entry__isnull=False)),
                name="proposal_names_its_entry",
                violation_error_message="Perbaikan dan pencabutan menyebut butir yang dimaksud.",
            ),
        ]
        indexes = [
            models.Index(fields=["instansi", "state", "due_on"], name="proposal_waiting", condition=Q(state__in=OPEN)),
        ]

    @property
    def is_open(self) -> bool:
        """Whether anything can still happen to it."""
        return self.state in OPEN


class Step(Tenanted):
    """One step of a proposal's course. A submission also keeps what was proposed and its document."""

    APPEND_ONLY = True

    class Kind(models.TextChoices):
        SUBMITTED = "ajukan", _("Diajukan")
        FORWARDED = "teruskan", _("Diteruskan ke BKD")
        RETURNED = "kembalikan", _("Dikembalikan")
        REFUSED = "tolak", _("Ditolak")
        APPROVED = "setujui", _("Disetujui")
        TAKEN_BACK = "tarik", _("Ditarik")

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=8, choices=State)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    note = models.CharField(max_length=500, blank=True)
    texts = models.JSONField(default=dict)
    document = models.ForeignKey(
        "documents.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)


class Reminder(Tenanted):
    """Whose turn it is was reminded of a step that waits too long: once a step."""

    APPEND_ONLY = True

    step = models.OneToOneField(Step, on_delete=models.PROTECT, related_name="reminder")
    at = models.DateTimeField()
