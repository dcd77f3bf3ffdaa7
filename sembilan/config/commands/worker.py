"""`sembilan worker`: does what was left to be done later. The site starts one by itself; this is for another one."""

from __future__ import annotations

import argparse

from sembilan.config.commands import language
from sembilan.config.words import _


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `worker` to the command line."""
    parser = commands.add_parser("worker", help=_("mengerjakan antrean pekerjaan, di samping situs atau di mesin lain"))
    parser.add_argument("--once", action="store_true", help=_("berhenti bila antrean kosong"))
    parser.set_defaults(func=worker)


def worker(args: argparse.Namespace) -> int:
    """Work until stopped, or until nothing is left."""
    language.begin()
    from sembilan.config import schema, working

    if not schema.is_current():
        schema.migrate()
    working.work(wait=not args.once)
    return 0
