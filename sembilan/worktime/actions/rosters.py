"""Shifts of a unit, and writing its roster: many lines in one statement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from sembilan.organisation.models import Unor
from sembilan.records.actions import Refused, action, part, tell
from sembilan.worktime.actions.others import never_among
from sembilan.worktime.models import Duty, Shift
from sembilan.worktime.rosters import FREE

Line = tuple[int, dt.date]  # whose, and when


@action("shift.open")
def open_shift(*, unor: Unor, kode: str, name: str, starts: int, ends: int, by: Any) -> Shift:
    """A shift of a unit; a letter that was closed may be used again only with the same hours."""
    tell(unor.instansi_id, f"shift:{unor.kode}:{kode}", starts=starts, ends=ends)
    if kode == FREE:
        raise Refused(_("Huruf L berarti lepas dinas. Pilih huruf lain."))
    known = Shift.objects.filter(unor=unor, kode=kode).first()
    if known is None:
        return Shift.objects.create(
            instansi_id=unor.instansi_id, unor=unor, kode=kode, name=name, starts=starts, ends=ends
        )
    if known.ended_at is None:
        raise Refused(_("Huruf itu sudah dipakai di unit ini."))
    if (known.starts, known.ends) != (starts, ends):
        raise Refused(
            _("Huruf itu pernah dipakai untuk jam lain, dan daftar lama masih menyebutnya. Pilih huruf lain.")
        )
    known.name, known.ended_at = name, None
    known.save(update_fields=["name", "ended_at"])
    return known


@action("shift.close")
def close_shift(*, shift: Shift, by: Any) -> None:
    """A shift is no longer given out; the lines that name it stay as they are."""
    tell(shift.instansi_id, f"shift:{shift.unor.kode}:{shift.kode}")
    shift.ended_at = timezone.now()
    shift.save(update_fields=["ended_at"])


@action("roster.write")
def write_roster(*, unor: Unor, lines: Mapping[Line, Shift | None], cleared: set[Line], by: Any) -> int:
    """Write lines of a unit's roster: a shift, or free; a cleared line leaves the day to the schedule. How many."""
    tell(unor.instansi_id, f"roster:{unor.kode}", lines=len(lines), cleared=len(cleared))
    never_among({whose for whose, _day in (*lines, *cleared)}, by)
    _write(unor.instansi_id, lines)
    _clear(cleared)
    return len(lines) + len(cleared)


@part
def _write(instansi_id: int, lines: Mapping[Line, Shift | None]) -> None:
    rows = [
        Duty(instansi_id=instansi_id, employee_id=whose, day=day, shift=shift) for (whose, day), shift in lines.items()
    ]
    Duty.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["employee", "day"], update_fields=["shift"], batch_size=2_000
    )


@part
def _clear(cleared: set[Line]) -> None:
    gone = Q(pk__in=[])
    for whose in {whose for whose, _day in cleared}:
        gone |= Q(employee=whose, day__in=[day for one, day in cleared if one == whose])
    Duty.objects.filter(gone).delete()
