"""Which region a command works for, and who answers for it: told by --instansi and --by, asked of the database."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING, NoReturn

from sembilan.config.commands import language
from sembilan.config.words import _

if TYPE_CHECKING:
    from sembilan.organisation.models import Instansi


def add_option(parser: argparse.ArgumentParser) -> None:
    """Add `--instansi CODE`."""
    parser.add_argument("--instansi", metavar="KODE", help=_("kode instansi, bila ada beberapa di satu basis data"))


def chosen(args: argparse.Namespace) -> Instansi:
    """Start Django and give the region; ends the command with a clear sentence when it cannot be told."""
    language.begin()
    from sembilan.config import schema
    from sembilan.organisation.models import Instansi

    if not schema.is_current():
        schema.migrate()
    known = {instansi.kode: instansi for instansi in Instansi.objects.order_by("kode")}
    found = ", ".join(known)
    if args.instansi and args.instansi in known:
        return known[args.instansi]
    if not known:
        stop(_("Belum ada instansi. Muat dahulu berkas daerah: sembilan load FOLDER."))
    if args.instansi:
        stop(_("Instansi %(kode)s belum ada. Yang ada: %(found)s.") % {"kode": args.instansi, "found": found})
    if len(known) > 1:
        stop(_("Ada beberapa instansi (%(found)s); sebut salah satu dengan --instansi KODE.") % {"found": found})
    return next(iter(known.values()))


def stop(sentence: str) -> NoReturn:
    """End the command with a sentence and exit code 1."""
    print(sentence, file=sys.stderr)
    sys.exit(1)


def operator(args: argparse.Namespace, instansi: Instansi | None = None, permission: str = "") -> str:
    """Who answers for what the command does: --by NIP, if she may, else the user of the machine."""
    named = getattr(args, "by", None)
    if not named:
        return f"cli:{getpass.getuser()}"
    instansi = instansi or chosen(args)
    from sembilan.organisation.access import Permission
    from sembilan.people import access
    from sembilan.people.models import Employee
    from sembilan.records.tenancy import tenant
    from sembilan.terms.nip import NipError, cleaned

    try:
        nip = cleaned(named)
    except NipError:
        stop(_("--by %(nip)s bukan NIP: harus 18 angka.") % {"nip": named})
    with tenant(instansi.pk):
        if not Employee.objects.filter(nip=nip).exists():
            stop(_("Tidak ada pegawai ber-NIP %(nip)s di %(region)s.") % {"nip": nip, "region": instansi.name})
        if permission and not access.may(nip, Permission(permission)):
            stop(_("NIP %(nip)s tidak berhak melakukan ini; tidak ada yang diubah.") % {"nip": nip})
    return nip
