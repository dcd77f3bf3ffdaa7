"""Which region a command works for: the only one there is, or the one named by --instansi."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from sembilan.organisation.models import Instansi


def add_option(parser: argparse.ArgumentParser) -> None:
    """Add `--instansi CODE`."""
    parser.add_argument("--instansi", metavar="KODE", help="kode instansi, bila ada beberapa di satu basis data")


def chosen(args: argparse.Namespace) -> Instansi:
    """Start Django and give the region; ends the command with a clear sentence when it cannot be told."""
    import django

    django.setup()
    from sembilan.organisation.models import Instansi

    known = {instansi.kode: instansi for instansi in Instansi.objects.order_by("kode")}
    if args.instansi:
        if args.instansi in known:
            return known[args.instansi]
        stop(f"Instansi {args.instansi} belum ada. Yang ada: {', '.join(known) or 'belum satu pun'}.")
    if len(known) == 1:
        return next(iter(known.values()))
    if not known:
        stop("Belum ada instansi. Muat dahulu berkas daerah: sembilan load FOLDER.")
    stop(f"Ada beberapa instansi ({', '.join(known)}); sebut salah satu dengan --instansi KODE.")


def stop(sentence: str) -> NoReturn:
    """End the command with a sentence and exit code 1."""
    print(sentence, file=sys.stderr)
    sys.exit(1)


def operator(args: argparse.Namespace) -> str:
    """Who answers for what the command does: --by NIP, else the user of the machine."""
    named = getattr(args, "by", None)
    return str(named) if named else f"cli:{getpass.getuser()}"
