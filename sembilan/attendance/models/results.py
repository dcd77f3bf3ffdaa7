"""The month of presence."""

from __future__ import annotations

from django.db import models

from sembilan.runs.models import Result


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

    menit_tl = models.IntegerField(db_default=0)
    menit_psw = models.IntegerField(db_default=0)
    jeda = models.IntegerField(db_default=0)
    apel = models.IntegerField(db_default=0)
    wfh = models.IntegerField(db_default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "nip"], name="attendance_month_once")]
