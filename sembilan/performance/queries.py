"""Reads of performance: the ratings of a month as columns for a run, and those of one person for her file."""

from __future__ import annotations

import polars as pl
from django.utils.translation import gettext as _

from sembilan.organisation.models import Instansi
from sembilan.people.dossier import Row
from sembilan.people.models import Employee
from sembilan.performance.models import PeriodicRating
from sembilan.runs.bulk import columns_out
from sembilan.runs.population import COUNTED, asked_for
from sembilan.terms.month import Month
from sembilan.web.templatetags import say


def ratings(instansi: Instansi, month: Month) -> pl.DataFrame:
    """Everybody with their ratings; nothing where none was given yet."""
    sql = f"""
        select e.nip, r.hasil_kerja, r.perilaku
        from people_employee e
        left join performance_periodicrating r on r.employee_id = e.id and r.month = %(first)s
        where {COUNTED}
    """
    schema = {"nip": pl.Int64, "hasil_kerja": pl.Int8, "perilaku": pl.Int8}
    return columns_out(sql, asked_for(instansi, month), schema)


def dossier_rows(employee: Employee) -> list[Row]:
    """Her ratings month by month, the newest first."""
    found = PeriodicRating.objects.filter(employee=employee).order_by("-month")
    return [Row((say.month_name(one.month), say.rating(one.hasil_kerja), say.rating(one.perilaku))) for one in found]


def dossier_gaps(employee: Employee) -> list[str]:
    """Whoever works has been rated at least once."""
    rated = PeriodicRating.objects.filter(employee=employee).exists()
    return [] if rated else [_("Belum ada penilaian kinerja.")]
