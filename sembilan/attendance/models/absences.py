"""Leave and official travel, as they were decided."""

from __future__ import annotations

from django.db import models

from sembilan.people.models import Employee
from sembilan.records.models import Loaded


class Absence(Loaded):
    """Leave or official travel of one person, `[from, until)`, with the decision on it."""

    class Kind(models.TextChoices):
        TAHUNAN = "cuti tahunan", "Cuti Tahunan"
        BESAR = "cuti besar", "Cuti Besar"
        SAKIT = "cuti sakit", "Cuti Sakit"
        MELAHIRKAN = "cuti melahirkan", "Cuti Melahirkan"
        ALASAN_PENTING = "cuti alasan penting", "Cuti Alasan Penting"
        BERSAMA = "cuti bersama", "Cuti Bersama"
        CLTN = "cltn", "Cuti di Luar Tanggungan Negara"
        DINAS_LUAR = "dinas luar", "Dinas Luar"

    class Decision(models.TextChoices):
        DISETUJUI = "disetujui", "Disetujui"
        DITOLAK = "ditolak", "Ditolak"
        DIAJUKAN = "diajukan", "Diajukan"

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="absences")
    kind = models.CharField(max_length=24, choices=Kind)
    decision = models.CharField(max_length=12, choices=Decision)
    first = models.DateField()
    last = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employee", "kind", "first"], name="absence_once"),
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="absence_ends_after_start"),
        ]
        indexes = [models.Index(fields=["instansi", "first", "last"])]
