"""Leave and official travel, as they were decided."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from sembilan.people.models import Employee
from sembilan.records.models import Loaded


class Absence(Loaded):
    """Leave or official travel of one person, `[from, until)`, with the decision on it."""

    class Kind(models.TextChoices):
        TAHUNAN = "cuti tahunan", _("Cuti Tahunan")
        BESAR = "cuti besar", _("Cuti Besar")
        SAKIT = "cuti sakit", _("Cuti Sakit")
        MELAHIRKAN = "cuti melahirkan", _("Cuti Melahirkan")
        ALASAN_PENTING = "cuti alasan penting", _("Cuti Alasan Penting")
        BERSAMA = "cuti bersama", _("Cuti Bersama")
        CLTN = "cltn", _("Cuti di Luar Tanggungan Negara")
        DINAS_LUAR = "dinas luar", _("Dinas Luar")

    class Decision(models.TextChoices):
        DISETUJUI = "disetujui", _("Disetujui")
        DITOLAK = "ditolak", _("Ditolak")
        DIAJUKAN = "diajukan", _("Diajukan")

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
