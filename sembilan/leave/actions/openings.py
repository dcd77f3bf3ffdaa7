"""What papers give of annual leave: left of earlier years, or added in a year; by form, and by a file of the office."""

from __future__ import annotations

from typing import Any

import polars as pl
from django.utils.translation import gettext as _

from sembilan.leave.models import LeaveOpening
from sembilan.leave.queries.reach import is_kept
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, part, tell
from sembilan.records.staging import put_many

MOST = 24


@action("leave.opening")
def put_opening(*, employee: Employee, kind: str, year: int, days: int, source: str, by: Any) -> LeaveOpening:
    """Put what a paper says; what was said before of the same year is kept by the database."""
    tell(employee.instansi_id, f"leave:{employee.nip}", kind=kind, year=year, days=days)
    if not is_kept(by, employee):
        raise Refused(_("Sisa cuti diisi oleh pengelola unit atau BKD, bukan untuk diri sendiri."))
    if not 0 <= days <= MOST:
        raise Refused(_("Harinya antara 0 dan 24."))
    if not source.strip():
        raise Refused(_("Sebutkan surat yang menjadi dasarnya."))
    made, _new = LeaveOpening.objects.update_or_create(
        employee=employee, year=year, kind=kind,
        defaults={"days": days, "source": source, "instansi_id": employee.instansi_id},
    )  # fmt: skip
    return made


@part
def take_openings(frame: pl.DataFrame, *, instansi: Instansi) -> int:
    """Put what a file says was left of earlier years."""
    rows = frame.with_columns(kind=pl.lit(LeaveOpening.Kind.LEFT.value))
    return put_many("leave_leaveopening", rows, instansi_id=instansi.pk, key=("employee_id", "year", "kind"))
