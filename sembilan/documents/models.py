"""Files that people hand in: checked by content, kept outside the web root under their hash."""

from __future__ import annotations

from django.db import models

from sembilan.records.fields import NipField
from sembilan.records.models import Tenanted


class StoredFile(Tenanted):
    """A PDF, JPEG or PNG as it was handed in. Who may open it is decided by the record that names it."""

    class Form(models.TextChoices):
        PDF = "application/pdf", "PDF"
        JPEG = "image/jpeg", "JPEG"
        PNG = "image/png", "PNG"

    name = models.CharField(max_length=160)
    sha256 = models.CharField(max_length=64)
    size = models.IntegerField()
    form = models.CharField(max_length=40, choices=Form)
    pages = models.SmallIntegerField(default=1)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=80)
    owner_nip = NipField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["instansi", "sha256"], name="stored_file_hash")]
