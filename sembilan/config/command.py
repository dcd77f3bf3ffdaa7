"""The `sembilan` command: finds the subcommand and hands over."""

from __future__ import annotations

import argparse
import importlib
import os
import sys

COMMANDS = ("load", "run", "publish", "export", "explain", "verify", "sample", "demo", "serve", "migrate", "pack", "head", "seal")


def main(argv: list[str] | None = None) -> int:
    """Run `sembilan …`; the exit code is 0 when done, 1 when something was refused, 2 for a wrong call."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
    parser = argparse.ArgumentParser(prog="sembilan", description="Sembilan: sistem merit ASN")
    commands = parser.add_subparsers(required=True, metavar="PERINTAH")
    for name in COMMANDS:
        try:
            module = importlib.import_module(f"sembilan.config.commands.{name}")
        except ModuleNotFoundError:
            continue
        module.add_parser(commands)
    args = parser.parse_args(argv)
    return int(args.func(args) or 0)


if __name__ == "__main__":
    sys.exit(main())
