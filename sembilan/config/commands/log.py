"""`sembilan log --to FILE`: write the whole sealed log for someone who checks it without us."""

from __future__ import annotations

import argparse
from pathlib import Path

from sembilan.config.commands import region
from sembilan.config.words import _


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `log` to the command line."""
    parser = commands.add_parser("log", help=_("menulis seluruh log peristiwa untuk diperiksa pihak lain"))
    parser.add_argument("--to", required=True, metavar="FILE", type=Path, help=_("berkas tujuan (.jsonl)"))
    region.add_option(parser)
    parser.set_defaults(func=log)


def log(args: argparse.Namespace) -> int:
    """Seal what is not sealed yet, then write; `proof/check_log.py` reads it."""
    instansi = region.chosen(args)
    from sembilan.records.handout import lines
    from sembilan.records.sealer import seal
    from sembilan.records.tenancy import tenant

    with tenant(instansi.pk):
        seal(instansi.pk, instansi.kode)
    with tenant(instansi.pk), args.to.open("w", encoding="utf-8") as file:
        count = 0
        for line in lines(instansi.pk):
            file.write(line + "\n")
            count += 1
    print(_("%(rows)s baris ditulis ke %(path)s.") % {"rows": count, "path": args.to})
    return 0
