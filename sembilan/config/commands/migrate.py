"""`sembilan migrate`: bring the database up to this version, with its tenant policies."""

from __future__ import annotations

import argparse

from sembilan.config.commands import language
from sembilan.config.words import _


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `migrate` to the command line."""
    parser = commands.add_parser("migrate", help=_("menyesuaikan basis data dengan versi ini"))
    parser.set_defaults(func=migrate)


def migrate(args: argparse.Namespace) -> int:
    """Migrate as the owner and set the policies; safe to repeat."""
    language.begin()
    from sembilan.config import schema

    schema.migrate()
    print(_("Basis data sesuai dengan versi ini."))
    return 0
