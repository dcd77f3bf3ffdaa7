"""A unit's table checked against what is known: whose unit, which RHK, whether the day is open and has room."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from sembilan.organisation.access import Permission, today
from sembilan.organisation.models import Instansi
from sembilan.people.access import visible
from sembilan.people.models import Employee
from sembilan.skp.models import Rhk
from sembilan.terms.month import Month
from sembilan.worklog.models import Entry
from sembilan.worklog.queries.facts import FAR, REJECTED
from sembilan.worklog.queries.free import Day, free_days
from sembilan.worklog.queries.rules import judge
from sembilan.worklog.reading import Fault, Line
from sembilan.worklog.work import Row

Rhks = Mapping[int, Mapping[int, Rhk]]
ONE = dt.timedelta(1)


@dataclass
class Checked:
    """The rows that may go in, how many were there before, and what is wrong with the others."""

    rows: list[Row] = field(default_factory=list)
    known: int = 0
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True)
class _Given:
    free: set[Day]
    rhks: Rhks
    sums: Mapping[Day, int]


def checked(instansi: Instansi, lines: Sequence[Line], by: Any) -> Checked:
    """Each row against its person and its day; the good ones go on, whatever is wrong with others."""
    people = {one.nip: one for one in visible(by, None, Permission.ROSTER).filter(nip__in={one.nip for one in lines})}
    found, mine = Checked(), [one for one in lines if one.nip in people]
    for one in lines:
        if one.nip not in people:
            said = _("%(nip)s bukan pegawai unit Anda. Periksa nomornya.") % {"nip": one.nip}
            found.faults.append(Fault(one.row, "NIP", said))
    if not mine:
        return found
    days = sorted({one.day for one in mine})
    near = [one for one in days if abs((one - today()).days) < 400]  # no calendar is asked for other years
    free = free_days(instansi, people.values(), near[0], near[-1] + ONE) if near else set()
    given = _Given(free, _rhks(people.values()), _sums(people.values(), days))
    told = [(line, *_row(line, people[line.nip], given)) for line in mine]
    _judged(instansi, told, given, found)
    found.faults.sort(key=lambda one: one.row)
    return found


def _row(line: Line, person: Employee, given: _Given) -> tuple[Row, bool]:
    """The row as it would go in, and whether the RHK it names is there."""
    rhk = given.rhks.get(person.pk, {}).get(line.rhk or 0)
    there = rhk is not None and line.day in rhk.skp.valid
    is_free = (person.pk, line.day) in given.free
    row = Row(person, line.day, line.text, line.minutes, rhk.pk if rhk and there else None, line.note, is_free)
    return row, there or line.rhk is None


def _judged(instansi: Instansi, told: Sequence[tuple[Line, Row, bool]], given: _Given, found: Checked) -> None:
    tokens = {row.token for _line, row, _fits in told}
    before = Entry.objects.filter(employee__in={row.employee.pk for _line, row, _fits in told}, token__in=tokens)
    there = set(before.values_list("token", flat=True))
    months: dict[Month, list[tuple[Line, Row, bool, dict[str, Any]]]] = defaultdict(list)
    sums = defaultdict(int, given.sums)
    for line, row, fits in told:
        if row.token in there:
            found.known += 1
            continue
        there.add(row.token)
        key = (row.employee.pk, row.day)
        asked = {
            "days_ago": max(min((today() - row.day).days, FAR), -FAR), "minutes": row.minutes,
            "others": min(sums[key], 30_000), "is_free": row.is_free, "chooses": row.employee.pk in given.rhks,
            "has_rhk": row.rhk_id is not None, "has_word": bool(row.note),
        }  # fmt: skip
        sums[key] += row.minutes
        months[Month.of(row.day)].append((line, row, fits, asked))
    for month, some in months.items():
        said = judge(instansi, month.first, [asked for *_rest, asked in some])
        for (line, row, fits, _asked), one in zip(some, said, strict=True):
            fault = _fault(line, fits, one)
            found.faults.append(fault) if fault else found.rows.append(row)


def _fault(line: Line, fits: bool, told: Mapping[str, Any]) -> Fault | None:
    if not fits:
        return Fault(line.row, "Nomor RHK", _("RHK itu tidak ada dalam SKP yang disetujui. Periksa nomornya."))
    if not told["day_met"]:
        return Fault(line.row, "Tanggal", _("Hari ini tidak lagi terbuka atau belum tiba. Tanyakan kepada atasan."))
    if not told["minutes_met"]:
        return Fault(line.row, "Menit", _("Hari itu hanya masih %(n)s menit. Kurangi.") % {"n": told["room"]})
    if not told["word_met"]:
        return Fault(line.row, "Keterangan", _("Isi keterangan: hari bebas, atau di luar RHK."))
    return None


def _sums(people: Iterable[Employee], days: Sequence[dt.date]) -> dict[Day, int]:
    rows = Entry.objects.filter(employee__in=people, day__in=days).exclude(decision=REJECTED)
    found = rows.values_list("employee_id", "day").annotate(total=Sum("minutes"))
    return {(who, day): total for who, day, total in found}


def _rhks(people: Iterable[Employee]) -> dict[int, dict[int, Rhk]]:
    """The results of each person's agreed SKP by their number."""
    held = Q(ended_on=None) | Q(ended_on__gt=today())
    rows = Rhk.objects.filter(
        held, skp__employee__in=people, skp__agreed_on__isnull=False, skp__valid__contains=today()
    )
    found: dict[int, dict[int, Rhk]] = defaultdict(dict)
    for one in rows.select_related("skp").order_by("-skp", "pk"):
        found[one.skp.employee_id].setdefault(one.number, one)
    return found
