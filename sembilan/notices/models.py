"""A notice to one person: a sentence with its values, and where it leads."""

from __future__ import annotations

from django.db import models

from sembilan.records.fields import NipField
from sembilan.records.models import Tenanted


class Notice(Tenanted):
    """A sentence told to a person. `said` is the Indonesian sentence with `%(name)s` places, so that it reads in any
    language; `data` fills them."""

    nip = NipField()
    said = models.CharField(max_length=300)
    data = models.JSONField(default=dict)
    url = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["instansi", "nip", "-at"], name="notice_of_person")]
