"""Terminals, PINs, clockings, leave and travel, and the month of presence."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models

from sembilan.people.models import Employee
from sembilan.records.models import Dated, Loaded, Tenanted
from sembilan.runs.models import Result


class Terminal(Tenanted):
    """A device that records clockings; its own clock runs in `zone`."""

    kode = models.CharField(max_length=60)
    zone = models.CharField(max_length=40, default="Asia/Jakarta")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["instansi", "kode"], name="terminal_kode_once")]


class TerminalPin(Loaded, Dated):
    """Which PIN is whose, on every terminal of the instansi."""

    pin = models.BigIntegerField()
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="pins")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="terminal_pin_one_owner",
                expressions=[
                    ("instansi", RangeOperators.EQUAL),
                    ("pin", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            )
        ]


class Clocking(models.Model):
    """One line of a terminal as it came: PIN, moment, codes. Never changed.

    Partitioned by month, without foreign keys: a morning of a nation must go in at the speed of COPY.
    The table is made by migration 0002.
    """

    APPEND_ONLY = True

    pk = models.CompositePrimaryKey("instansi_id", "pin", "at", "terminal_id")
    instansi_id = models.BigIntegerField()
    terminal_id = models.BigIntegerField()
    pin = models.BigIntegerField()
    at = models.DateTimeField()
    status = models.SmallIntegerField()
    verify = models.SmallIntegerField()
    workcode = models.IntegerField()

    class Meta:
        managed = False
        db_table = "attendance_clocking"


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


class AttendanceMonth(Result):
    """A person's month of presence: working days and what each was."""

    hari_kerja = models.SmallIntegerField()
    hadir = models.SmallIntegerField()
    cuti = models.SmallIntegerField()
    dinas = models.SmallIntegerField()
    tk = models.SmallIntegerField()
    tl1 = models.SmallIntegerField()
    tl2 = models.SmallIntegerField()
    tl3 = models.SmallIntegerField()
    tl4 = models.SmallIntegerField()
    psw1 = models.SmallIntegerField()
    psw2 = models.SmallIntegerField()
    psw3 = models.SmallIntegerField()
    psw4 = models.SmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "nip"], name="attendance_month_once")]
