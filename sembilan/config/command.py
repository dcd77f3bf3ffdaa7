"""The `sembilan` command: finds the subcommand and hands over."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import sys

from sembilan.config import sealing
from sembilan.config.errors import SetupError

COMMANDS = (
    *("load", "run", "publish", "export", "explain", "verify", "sample", "demo"),
    *("serve", "worker", "migrate", "reset", "pack", "head", "log", "seal"),
)
INTERRUPTED = 130


def main(argv: list[str] | None = None) -> int:
    """Run `sembilan …`; the exit code is 0 when done, 1 when something was refused, 2 for a wrong call."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
    parser = argparse.ArgumentParser(prog="sembilan", description="Sembilan: sistem merit ASN")
    commands = parser.add_subparsers(required=True, metavar="PERINTAH")
    for name in COMMANDS:
        if importlib.util.find_spec(f"sembilan.config.commands.{name}"):
            importlib.import_module(f"sembilan.config.commands.{name}").add_parser(commands)
    args = parser.parse_args(argv)
    try:
        code = int(args.func(args) or 0)
        if getattr(args, "seals", False):
            # What a command did has its place in the log before the command is done.
            sealing.seal_all()
        return code
    except KeyboardInterrupt:
        print("\nDihentikan; yang sudah tersimpan tetap utuh.", file=sys.stderr)
        return INTERRUPTED
    except SetupError as refused:
        print(refused, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
