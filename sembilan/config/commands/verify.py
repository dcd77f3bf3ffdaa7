"""`sembilan verify`: check the event log and every published run, and name the first thing that does not fit."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sembilan.config.commands import asked, region
from sembilan.config.words import _

if TYPE_CHECKING:
    from sembilan.records.signing import SignedHead


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `verify` to the command line."""
    parser = commands.add_parser("verify", help=_("memeriksa log peristiwa dan semua hasil yang diterbitkan"))
    region.add_option(parser)
    parser.add_argument(
        "--head", action="append", type=Path, default=[], metavar="BERKAS", help=_("kepala log titipan")
    )
    parser.set_defaults(func=verify)


def verify(args: argparse.Namespace) -> int:
    """Print the faults; the exit code is 1 when there is one."""
    instansi = asked.begin(args)
    from sembilan.records.tenancy import tenant
    from sembilan.records.verify import verify_log
    from sembilan.runs.verify import published_runs, verify_runs

    handed = [_head(path) for path in args.head]
    with tenant(instansi.pk):
        faults = [*verify_log(instansi.pk, instansi.kode, handed), *verify_runs(instansi.pk)]
        count = len(published_runs(instansi.pk))
    if not faults:
        print(_("Log utuh; %(count)s hasil terbit cocok dengan potret dan aturannya.") % {"count": count})
        return 0
    for fault in faults:
        print(f"{fault.place}: {fault.sentence}", file=sys.stderr)
    return 1


def _head(path: Path) -> SignedHead:
    """A head that was handed out; whatever else the file is, is said."""
    from sembilan.records.signing import SignedHead

    try:
        return SignedHead.from_json(path.read_text(encoding="utf-8"))
    except ValueError:
        region.stop(_("%(path)s bukan kepala log yang ditandatangani.") % {"path": path})
