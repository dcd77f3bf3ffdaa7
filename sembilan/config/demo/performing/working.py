"""The daily work of the last weeks as the officer of each office brought it, and what leaders said of it."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from sembilan.config.demo.performing.circle import BY, Circle, Place
from sembilan.people.models import Employee
from sembilan.skp.models import Rhk
from sembilan.worklog.actions import deciding
from sembilan.worklog.actions.loading import load
from sembilan.worklog.models import WAITING, Entry
from sembilan.worklog.queries.free import free_days
from sembilan.worklog.work import Asked, Row

WEEKS = dt.timedelta(weeks=4)
ONE = dt.timedelta(1)
SLOW = 5  # every so many leaders one decides nothing
MINUTES = (90, 150, 120, 210, 60, 180)
NOTES = ("Sesuai jadwal", "Bersama tim", "", "Lanjutan kemarin", "Permintaan pimpinan")
REASON = "Uraian terlalu umum. Tulis hasilnya, misalnya berapa berkas yang selesai."


def work(circle: Circle) -> None:
    """Two entries a day of each who takes part, today only of some; older ones are decided."""
    people = [one for place in circle.places for one in place.people]
    free = free_days(circle.instansi, people, circle.day - WEEKS, circle.day + ONE)
    rhks = {one.skp.employee_id: one for one in _rhks(people)}
    for _unor, places in circle.groups:
        rows = [row for place in places for row in _rows(circle, place, free, rhks)]
        load(instansi_id=circle.instansi.pk, rows=rows, name="kegiatan-harian.xlsx", by=BY)
    _decide(circle)


def _rhks(people: list[Employee]) -> list[Rhk]:
    """One result of the agreed SKP of each."""
    rows = Rhk.objects.filter(skp__employee__in=people, skp__agreed_on__isnull=False, ended_on=None)
    return list(rows.select_related("skp").order_by("skp", "-number"))


def _rows(circle: Circle, place: Place, free: set[tuple[int, dt.date]], rhks: dict[int, Rhk]) -> list[Row]:
    found = []
    for number, person in enumerate(place.people):
        for back in range(0 if number % 2 else 1, WEEKS.days):
            day, rhk = circle.day - back * ONE, rhks.get(person.pk)
            if (person.pk, day) in free or (number + back) % 9 == 4:  # now and then a day without an entry
                continue
            for part in range(2 if place is circle.home else 1):
                step = number + back + 3 * part
                text = place.words.daily[step % len(place.words.daily)]
                serves = rhk.pk if rhk and day in rhk.skp.valid and step % 4 else None
                note = NOTES[step % len(NOTES)] or ("" if serves else "Tugas tambahan")
                found.append(Row(person, day, text, MINUTES[step % len(MINUTES)], serves, note, False))
    return found


def _decide(circle: Circle) -> None:
    """What is older than two days is approved, a little is rejected; some leaders let all of it wait."""
    ids = {one.pk: circle.heads[one.pk][0] for one in circle.who.values() if circle.heads[one.pk]}
    rows = Entry.objects.filter(WAITING, employee__in=ids, day__lt=circle.day - ONE).order_by("pk")
    waiting = [(ids[who], pk, version) for pk, who, version in rows.values_list("pk", "employee", "version")]
    for number, (nip, mine) in enumerate(groupby(sorted(waiting), key=lambda one: one[0])):
        if number % SLOW == SLOW - 1 and nip != circle.accounts[1].nip:
            continue
        versions = {pk: version for _nip, pk, version in mine}
        vague = {pk: version for pk, version in versions.items() if pk % 41 == 0}
        fine = {pk: version for pk, version in versions.items() if pk not in vague}
        _say(circle, fine, nip, approves=True)
        if vague:
            _say(circle, vague, nip, approves=False)


def _say(circle: Circle, versions: dict[int, int], nip: str, *, approves: bool) -> None:
    asked = Asked(versions, approves, "" if approves else REASON)
    deciding.decide(instansi_id=circle.instansi.pk, asked=asked, by=circle.who.get(nip, BY))
