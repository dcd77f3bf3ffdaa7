"""A file handed in through the page: how it is read, and the work a worker does on it."""

from __future__ import annotations

from django.db import models

from sembilan.records.models import Tenanted


class Upload(Tenanted):
    """A file somebody handed in: what it was recognised as and which of its columns is which field.

    `source` is the name its rows held back stand under; a file of mended rows bears the name of the one it mends.
    `places` gives the column of each field. The cells lie beside the file, outside the database.
    """

    name = models.CharField(max_length=200)
    source = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    sheets = models.JSONField(default=list)
    sheet = models.SmallIntegerField(default=0)
    kind = models.CharField(max_length=40, blank=True)
    header_row = models.IntegerField(default=0)
    headings = models.JSONField(default=list)
    places = models.JSONField(default=dict)
    is_remembered = models.BooleanField(default=False)
    fault = models.CharField(max_length=60, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    discarded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["instansi", "-id"], name="upload_newest_first")]

    @property
    def is_laid_out(self) -> bool:
        """Whether it is known what each column is; a clocking log has its columns by nature."""
        return bool(self.kind and (self.places or not self.header_row))


class UploadWork(Tenanted):
    """Work on a file that somebody asked for: reading it, trying it out, loading it. A worker does it."""

    class Part(models.TextChoices):
        READING = "baca", "Membaca berkas"
        PREVIEW = "pratinjau", "Pratinjau"
        LOADING = "muat", "Pemuatan"

    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, related_name="works")
    part = models.CharField(max_length=10, choices=Part)
    by = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)
    outcome = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "upload"], condition=models.Q(ended_at=None), name="one_work_on_an_upload_at_once"
            )
        ]


class ColumnMapping(Tenanted):
    """Which column is which field in files with these headings, as somebody once said; used for the next such file."""

    fingerprint = models.CharField(max_length=64)
    kind = models.CharField(max_length=40)
    places = models.JSONField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "fingerprint"], name="mapping_once_a_heading")]
