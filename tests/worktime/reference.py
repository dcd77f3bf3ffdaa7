"""What a day asks of a person, said once more: one person, one day, one row after the other, as a clerk looks it up."""

from __future__ import annotations

from sembilan.people.models import RiwayatUnor
from sembilan.terms.frames.attendance import Ceremony, Roster
from sembilan.worktime.models import Duty, Muster, Remote, ScheduleFor, SpecialDay
from sembilan.worktime.queries.calendar import closed_days, week


def _places(employee, day):
    """The units from her own up to the root, then the region."""
    place = RiwayatUnor.objects.on(day).filter(employee=employee).select_related("unor").first()
    unor, found = place.unor if place else None, []
    while unor:
        found.append(unor)
        unor = unor.parent
    return [*found, None]


def _schedule(employee, places, day):
    of = ScheduleFor.objects.on(day)
    candidates = [of.filter(employee=employee), *(of.filter(unor=place, employee=None) for place in places)]
    for at in candidates:
        for seasonal in (True, False):
            if found := at.filter(seasonal=seasonal).first():
                return found.schedule
    return None


def _special(places, day, kinds):
    for place in places:
        for kind in kinds:
            if found := SpecialDay.objects.filter(unor=place, day=day, kind=kind).first():
                return found
    return None


def _ceremony(employee, places, day):
    results = []
    for special in SpecialDay.objects.filter(day=day, kind__in=["apel", "upacara"]):
        own = Muster.objects.filter(special_day=special, employee=employee).first()
        if own:
            results.append(own.was_there)
            continue
        colleagues = RiwayatUnor.objects.on(day).filter(unor=places[0]) if places[0] else RiwayatUnor.objects.none()
        if Muster.objects.filter(special_day=special, employee__in=colleagues.values("employee")).exists():
            results.append(False)
    if not results:
        return Ceremony.NONE
    return Ceremony.ATTENDED if all(results) else Ceremony.MISSED


def looked_up(region, employee, day):
    """The row of a day, or nothing when the packs' week says the same."""
    usual = week(region, day).get(day.isoweekday())
    closed = day in closed_days(region, day, day + day.resolution)
    places = _places(employee, day)
    duty = Duty.objects.filter(employee=employee, day=day).select_related("shift").first()
    ceremony = _ceremony(employee, places, day)
    remote = _remote(employee, day)
    if duty and duty.shift:
        return _row(Roster.DUTY, duty.shift.starts, duty.shift.ends, 0, remote or 0, ceremony)
    if duty:
        return _row(Roster.FREE, None, None, 0, 0, 0 if ceremony == Ceremony.MISSED else ceremony)
    schedule = _schedule(employee, places, day)
    own = schedule.days.filter(weekday=day.isoweekday()).first() if schedule else None
    cut = _special(places, day, ["libur", "setengah hari"])
    is_free = (cut and cut.kind == "libur") or (schedule and not own)
    if is_free:
        if usual:
            return _row(Roster.FREE, None, None, 0, 0, 0 if ceremony == Ceremony.MISSED else ceremony)
        return _row(Roster.NONE, None, None, 0, 0, ceremony) if ceremony else None
    if not usual and (not own or closed):
        return _row(Roster.NONE, None, None, 0, 0, ceremony) if ceremony else None
    starts, ends = (own.starts, own.ends) if own else usual
    if cut:
        shorter = (starts if cut.starts is None else cut.starts, ends if cut.ends is None else cut.ends)
        starts, ends = shorter if shorter[0] < shorter[1] else (starts, ends)
    moved = _special(places, day, ["wfh", "wfa"])
    mode = remote or (({"wfh": 1, "wfa": 2}[moved.kind] if moved else None) or (own.mode if own else 0))
    flex = own.flex if own else 0
    roster = Roster.NONE if usual else Roster.DUTY
    if roster == Roster.NONE and (starts, ends) == usual and not flex and not mode and not ceremony:
        return None
    return _row(roster, starts, ends, flex, mode, ceremony)


def _remote(employee, day):
    for one in Remote.objects.on(day).filter(employee=employee):
        if not one.weekdays or day.isoweekday() in one.weekdays:
            return one.mode
    return None


def _row(roster, starts, ends, flex, mode, ceremony):
    return int(roster), starts, ends, flex, int(mode), int(ceremony)
