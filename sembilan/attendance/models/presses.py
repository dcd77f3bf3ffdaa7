"""Presses of the button on a phone, each with what was decided about it, and what an officer decided afterwards."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from sembilan.people.models import Employee
from sembilan.records.models import Tenanted
from sembilan.terms.frames.attendance import MEANING_LABELS, MEANING_LABELS_EN
from sembilan.web.language import reader


class Press(models.Model):
    """One press: what was meant, by whom, when and where, signed by the phone. Sent again it is the same one.

    `day` and `pressed_at` are as the phone said and signed them; `at` is the moment that counts, after its clock and
    its wait without signal were allowed for. Positions are in millionths of a degree, distances in metres.
    Partitioned by month of `day`; the table is made by a migration.
    """

    APPEND_ONLY = True
    WAITS = "waits"  # the reason of a press that counts only once somebody says so

    class Decision(models.IntegerChoices):
        ACCEPTED = 0, _("Diterima")
        REMARK = 1, _("Diterima dengan catatan")
        REFUSED = 2, _("Ditolak")

    pk = models.CompositePrimaryKey("instansi_id", "day", "id")
    instansi_id = models.BigIntegerField()
    day = models.DateField()
    id = models.UUIDField()
    employee_id = models.BigIntegerField()
    meaning = models.SmallIntegerField(choices=list(MEANING_LABELS.items()))
    at = models.DateTimeField()
    pressed_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    received_at = models.DateTimeField()
    latitude = models.IntegerField(null=True)
    longitude = models.IntegerField(null=True)
    accuracy_m = models.IntegerField(null=True)
    place_id = models.BigIntegerField(null=True)
    distance_m = models.IntegerField(null=True)
    device_id = models.BigIntegerField()
    decision = models.SmallIntegerField(choices=Decision)
    reasons = models.JSONField()  # codes with their numbers, e.g. {"outside": 240}
    photo_sha256 = models.CharField(max_length=64)
    signature = models.BinaryField()

    class Meta:
        managed = False
        db_table = "attendance_press"

    @property
    def meant(self) -> str:
        """What was meant, in the reader's language."""
        return (MEANING_LABELS_EN if reader() == "en" else MEANING_LABELS)[self.meaning]

    @property
    def standing(self) -> str:
        """What it is worth until somebody judges it, in words."""
        if self.decision != self.Decision.REFUSED and self.WAITS in self.reasons:
            return str(_("Menunggu, belum dihitung"))
        return str(self.get_decision_display())


class PressVerdict(Tenanted):
    """What an officer or superior decided of a doubtful press; the newest one counts, the press itself stays."""

    APPEND_ONLY = True

    class Verdict(models.TextChoices):
        COUNTS = "dihitung", _("Dihitung")
        COUNTS_NOT = "tidak dihitung", _("Tidak dihitung")

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    press_id = models.UUIDField()
    verdict = models.CharField(max_length=16, choices=Verdict)
    reason = models.CharField(max_length=300)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["employee", "day"], name="press_verdict_of_a_day")]

    @property
    def said(self) -> str:
        """The verdict in words that stand by themselves."""
        return str(_("Ketukan dihitung") if self.verdict == self.Verdict.COUNTS else _("Ketukan tidak dihitung"))
