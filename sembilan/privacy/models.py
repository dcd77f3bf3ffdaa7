"""What people ask about data kept of them: a correction and its answer, a copy of everything."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sembilan.records.fields import NipField
from sembilan.records.models import Tenanted


class CorrectionRequest(Tenanted):
    """Somebody says that something on a page is wrong. `token` makes sending it twice harmless."""

    nip = NipField()
    page = models.CharField(max_length=200)
    words = models.CharField(max_length=1000)
    token = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "token"], name="correction_sent_once")]
        indexes = [models.Index(fields=["instansi", "nip", "-id"], name="correction_of_a_person")]

    @property
    def answered(self) -> CorrectionAnswer | None:
        """Its answer, if there is one."""
        return getattr(self, "answer", None)


class CorrectionAnswer(Tenanted):
    """What an officer found: once a request, so that of two officers the second is told of the first."""

    APPEND_ONLY = True

    class Verdict(models.TextChoices):
        MENDED = "diperbaiki", _("Sudah diperbaiki")
        RIGHT = "benar", _("Data sudah benar")

    request = models.OneToOneField(CorrectionRequest, on_delete=models.PROTECT, related_name="answer")
    by = NipField()
    at = models.DateTimeField()
    verdict = models.CharField(max_length=12, choices=Verdict)
    reason = models.CharField(max_length=500)


class DataCopy(Tenanted):
    """A copy of all that is kept of a person, asked for by herself; a worker writes it, for a day it is hers."""

    nip = NipField()
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    rows = models.IntegerField(null=True, blank=True)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["instansi", "nip", "-id"], name="data_copy_of_a_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "nip"], condition=models.Q(ended_at=None), name="data_copy_one_under_way"
            )
        ]
