"""`sembilan user`: let a person of the region sign in, give a new password, give a role at a place."""

from __future__ import annotations

import argparse
import datetime as dt
import secrets
from typing import TYPE_CHECKING

from sembilan.config.commands import region
from sembilan.config.words import _

if TYPE_CHECKING:
    from sembilan.organisation.models import Instansi, Unor
    from sembilan.people.models import Employee

ROLES = (
    "pengelola", "verifikator", "bkd", "bendahara", "asesor", "komite", "pejabat cuti", "ppk", "inspektorat", "admin",
)  # fmt: skip
PASSWORD_BYTES = 9


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `user NIP` to the command line."""
    parser = commands.add_parser("user", help=_("memberi seseorang akun, sandi baru, atau peran"))
    parser.add_argument("nip", metavar="NIP", help=_("NIP pegawai yang sudah dimuat"))
    parser.add_argument("--role", choices=ROLES, help=_("peran yang diberikan mulai hari ini"))
    parser.add_argument("--unor", metavar="KODE", help=_("tempat peran itu berlaku; tanpa ini seluruh instansi"))
    parser.add_argument("--by", metavar="NIP", help=_("siapa yang memberi"))
    region.add_option(parser)
    parser.set_defaults(func=user, seals=True)


def user(args: argparse.Namespace) -> int:
    """Make or renew the account and print its password once; then the role, if one is asked for."""
    instansi = region.chosen(args)
    by = region.operator(args, instansi)
    from sembilan.records.tenancy import tenant

    with tenant(instansi.pk):
        person = _person(args.nip, instansi)
        place = _place(args.unor)
        if args.role == "pengelola" and place is None:
            region.stop(_("Pengelola kepegawaian melayani satu unit: sebut kodenya dengan --unor KODE."))
        password = _let_in(person, instansi, by)
        if args.role:
            _give(args.role, person, place, instansi, by)
    facts = {"nip": person.nip, "name": person.full_name, "password": password}
    print(_("%(name)s (%(nip)s) dapat masuk dengan kata sandi: %(password)s") % facts)
    return 0


def _person(text: str, instansi: Instansi) -> Employee:
    from sembilan.people.models import Employee
    from sembilan.terms.nip import NipError, cleaned

    try:
        nip = cleaned(text)
    except NipError:
        region.stop(_("%(nip)s bukan NIP: harus 18 angka.") % {"nip": text})
    person = Employee.objects.filter(nip=nip).first()
    if person is None:
        region.stop(_("Tidak ada pegawai ber-NIP %(nip)s di %(region)s.") % {"nip": nip, "region": instansi.name})
    return person


def _place(kode: str | None) -> Unor | None:
    from sembilan.organisation.models import Unor

    place = Unor.objects.filter(kode=kode).first() if kode else None
    if kode and place is None:
        region.stop(_("Tidak ada unit berkode %(kode)s.") % {"kode": kode})
    return place


def _let_in(person: Employee, instansi: Instansi, by: str) -> str:
    from sembilan.accounts import actions
    from sembilan.accounts.models import User

    password = secrets.token_urlsafe(PASSWORD_BYTES)
    known = User.objects.filter(nip=person.nip).first()
    if known is None:
        actions.create_user(instansi_id=instansi.pk, nip=person.nip, name=person.full_name, password=password, by=by)
    else:
        actions.set_password(user=known, password=password, by=by)
    return password


def _give(role: str, person: Employee, place: Unor | None, instansi: Instansi, by: str) -> None:
    from django.utils import timezone

    from sembilan.organisation import actions
    from sembilan.organisation.models import Grant

    today: dt.date = timezone.localdate()
    if not Grant.objects.on(today).filter(nip=person.nip, role=role, unor=place).exists():
        actions.give_role(instansi_id=instansi.pk, nip=person.nip, role=role, unor=place, since=today, by=by)
