"""`sembilan head`: print the newest signed head of the log, to be kept by someone else."""

from __future__ import annotations

import argparse

from sembilan.config.commands import region
from sembilan.config.words import _


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `head` to the command line."""
    parser = commands.add_parser("head", help=_("mencetak kepala log yang ditandatangani, untuk dititipkan"))
    region.add_option(parser)
    parser.set_defaults(func=head)


def head(args: argparse.Namespace) -> int:
    """Print one line of JSON; `sembilan verify --head FILE` checks today's log against it."""
    instansi = region.chosen(args)
    from sembilan.records.sealer import newest, seal
    from sembilan.records.tenancy import tenant

    with tenant(instansi.pk):
        seal(instansi.pk, instansi.kode)
    with tenant(instansi.pk):
        signed = newest(instansi.pk)
    if signed is None:
        region.stop(_("Log masih kosong."))
    print(signed.to_json())
    return 0
