"""`sembilan demo`: an example regency with its last month closed, the site, and accounts to sign in with."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from sembilan.config.commands import language, serve
from sembilan.config.words import _

if TYPE_CHECKING:
    from sembilan.config.demo.accounts import Account

EMPLOYEES = 2_000


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `demo` to the command line."""
    parser = commands.add_parser("demo", help=_("daerah contoh lengkap dengan situs dan akun untuk masuk"))
    parser.add_argument("--no-serve", action="store_true", help=_("tanpa menjalankan situs"))
    parser.add_argument("--employees", type=int, default=EMPLOYEES, metavar="N", help=_("jumlah pegawai"))
    serve.add_options(parser)
    parser.set_defaults(func=demo)


def demo(args: argparse.Namespace) -> int:
    """Build what is missing, print the accounts, serve."""
    os.environ["SEMBILAN_DEMO"] = "1"
    language.begin()
    from django.conf import settings

    from sembilan.config import schema
    from sembilan.config.demo import accounts

    if not schema.is_current():
        print(_("Menyiapkan basis data …"), flush=True)
        schema.migrate()
    file = settings.HOME / "demo.json"
    made = accounts.kept(file)
    if not made:
        made = first_time(args.employees)
        accounts.keep(file, made)
    show(made, args)
    return 0 if args.no_serve else serve.serve(args)


def first_time(employees: int) -> list[Account]:
    """The regency and its accounts."""
    from sembilan.config import sealing
    from sembilan.config.demo import accounts, attending, life, performing, region
    from sembilan.records.tenancy import tenant

    instansi = region.build(employees, lambda sentence: print(sentence, flush=True))
    attending.hand_in(instansi, region.of_this_month(employees))
    with tenant(instansi.pk):
        made, unor = accounts.make(instansi, region.months()[1])
        life.begin(instansi, made, unor)
        attending.begin(instansi, made, unor)
    performing.begin(instansi, made, unor)
    sealing.seal_all()
    return made


def show(made: list[Account], args: argparse.Namespace) -> None:
    """Print who may be signed in as."""
    facts = {"url": f"http://{args.bind}:{args.port}/masuk/", "password": made[0].password}
    print("\n" + _("Akun untuk masuk di %(url)s (kata sandi: %(password)s)") % facts + "\n")
    for account in made:
        print(f"  {_(account.role):28} {account.nip}  {account.name}")
    print(flush=True)
