"""Chooses people of the example regency to sign in as, one for each role, and lets them in."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db.models import QuerySet
from django.utils.translation import gettext_noop as _

from sembilan.accounts import actions as accounts
from sembilan.accounts.models import User
from sembilan.organisation import actions as organisation
from sembilan.organisation.models import Grant, Instansi, Unor
from sembilan.people.access import leading
from sembilan.people.models import Employee, RiwayatUnor
from sembilan.talent.models import TalentMonth
from sembilan.terms.month import Month

BY = "cli:demo"
FEW = 6  # a unit smaller than this shows too little


@dataclass(frozen=True)
class Account:
    """One person to sign in as."""

    role: str
    nip: str
    name: str
    password: str


def make(instansi: Instansi, month: Month) -> tuple[list[Account], Unor]:
    """Someone for each role, chosen among the people themselves, and the unit most of them work in."""
    password = f"contoh-{secrets.randbelow(9000) + 1000}"
    day = month.last
    leader, unor = _leader_of_many(day)
    staff = members_of(unor, day).exclude(pk=leader.pk)
    mapped = TalentMonth.objects.filter(kotak__isnull=False).values("nip")
    employee = staff.filter(nip__in=mapped).first() or staff.first() or leader
    officer = staff.exclude(pk=employee.pk).last() or leader
    chosen: list[tuple[str, Employee, str, Unor | None]] = [
        (_("Pegawai"), employee, "", None),
        (_("Atasan (penilai)"), leader, "", None),
        (_("Pengelola kepegawaian unit"), officer, Grant.Role.PENGELOLA, unor),
        (_("BKD"), _someone_of("Badan Kepegawaian", day, 0), Grant.Role.BKD, None),
        (_("Verifikator data"), _someone_of("Badan Kepegawaian", day, 1), Grant.Role.VERIFIKATOR, None),
        (_("Kepala daerah (PPK)"), _someone_of("Sekretariat Daerah", day, 0), Grant.Role.PPK, None),
        (_("Inspektorat"), _someone_of("Inspektorat", day, 0), Grant.Role.INSPEKTORAT, None),
        (_("Admin sistem"), _someone_of("Dinas Komunikasi", day, 0), Grant.Role.ADMIN, None),
    ]
    made = [_let_in(instansi, title, person, role, place, password) for title, person, role, place in chosen]
    return made, unor


def members_of(unor: Unor, day: dt.date) -> QuerySet[Employee]:
    """Who works in a unit or under it on a day."""
    places = RiwayatUnor.objects.on(day).filter(unor__path__startswith=unor.path)
    return Employee.objects.filter(pk__in=places.values("employee"), status__iexact="aktif").order_by("nip")


def _leader_of_many(day: dt.date) -> tuple[Employee, Unor]:
    """The first leader of a unit that is large enough to look at and small enough to know."""
    for unor in Unor.objects.exclude(leader_title="").filter(eselon__startswith="III").order_by("path"):
        people = members_of(unor, day)
        if people.count() < 6:
            continue
        leaders = {nip for nip, right in leading(day, over=unor.path) if right.path == unor.path}
        person = people.filter(nip__in=leaders).first()
        if person:
            return person, unor
    raise RuntimeError("the example regency has no unit with a leader")


def _someone_of(name: str, day: dt.date, index: int) -> Employee:
    unor = Unor.objects.filter(name__startswith=name).order_by("path").first()
    people = members_of(unor, day) if unor else Employee.objects.order_by("nip")
    return people[index]


def _let_in(instansi: Instansi, title: str, person: Employee, role: str, place: Unor | None, password: str) -> Account:
    user = User.objects.filter(nip=person.nip).first()
    if user is None:
        accounts.create_user(instansi_id=instansi.pk, nip=person.nip, name=person.full_name, password=password, by=BY)
    else:
        accounts.set_password(user=user, password=password, by=BY)
    if role and not Grant.objects.filter(nip=person.nip, role=role).exists():
        since = dt.date(2026, 1, 1)
        organisation.give_role(instansi_id=instansi.pk, nip=person.nip, role=role, unor=place, since=since, by=BY)
    return Account(title, person.nip, person.full_name, password)


def keep(file: Path, made: list[Account]) -> None:
    """Remember the accounts for the next start; only this user of the machine may read them."""
    file.touch(mode=0o600)
    file.write_text(json.dumps([asdict(account) for account in made]))


def kept(file: Path) -> list[Account]:
    """The accounts of an earlier start, if it came to its end."""
    return [Account(**said) for said in json.loads(file.read_text())] if file.exists() else []
