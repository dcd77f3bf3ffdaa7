"""A person's place in the nine-box of a month."""

from __future__ import annotations

from django.db import models

from sembilan.records.fields import ScoreField
from sembilan.runs.models import Result


class TalentMonth(Result):
    """Kinerja, potensial and kotak of one person; `kotak` is empty while there is no assessment in force."""

    kinerja = models.SmallIntegerField(null=True)
    jpm = ScoreField(null=True)
    potensi = ScoreField(null=True)
    rekam_jejak = ScoreField()
    potensial = ScoreField(null=True)
    potensial_level = models.SmallIntegerField(null=True)
    kotak = models.SmallIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "nip"], name="talent_month_once")]
        indexes = [models.Index(fields=["run", "kotak"])]
