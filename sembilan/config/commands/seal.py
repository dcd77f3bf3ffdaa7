"""`sembilan seal`: give every event so far its place in the signed log."""

from __future__ import annotations

import argparse

from sembilan.config.commands import region
from sembilan.config.words import _


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `seal` to the command line."""
    parser = commands.add_parser("seal", help=_("menyegel peristiwa ke dalam log bertanda tangan"))
    region.add_option(parser)
    parser.set_defaults(func=seal)


def seal(args: argparse.Namespace) -> int:
    """Seal and say how many."""
    instansi = region.chosen(args)
    from sembilan.records.sealer import seal as seal_events
    from sembilan.records.tenancy import tenant

    with tenant(instansi.pk):
        count = seal_events(instansi.pk, instansi.kode)
    print(_("%(count)s peristiwa disegel.") % {"count": count})
    return 0
