"""The `sembilan` command: finds the subcommand and hands over."""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import sys

from sembilan.config import sealing
from sembilan.config.errors import SetupError
from sembilan.config.words import _

COMMANDS = (
    *("load", "run", "publish", "export", "explain", "verify", "sample", "demo"),
    *("user", "serve", "worker", "migrate", "reset", "pack", "head", "log", "seal", "retention"),
)
INTERRUPTED = 130


def main(argv: list[str] | None = None) -> int:
    """Run `sembilan …`; the exit code is 0 when done, 1 when something was refused, 2 for a wrong call."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sembilan.config.settings")
    parser = argparse.ArgumentParser(prog="sembilan", description=_("Sembilan: sistem merit ASN"))
    commands = parser.add_subparsers(required=True, metavar="PERINTAH")
    for name in COMMANDS:
        if importlib.util.find_spec(f"sembilan.config.commands.{name}"):
            importlib.import_module(f"sembilan.config.commands.{name}").add_parser(commands)
    try:
        return obey(parser.parse_args(argv))
    except KeyboardInterrupt:
        print("\n" + _("Dihentikan; yang sudah tersimpan tetap utuh."), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our words has heard enough; the interpreter must not try to finish them at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        sentence = told(error)
        if sentence is None:
            raise
        print(sentence, file=sys.stderr)
        return 1


def obey(args: argparse.Namespace) -> int:
    """Do what was asked; what a command did has its place in the log before the command is done."""
    code = int(args.func(args) or 0)
    if getattr(args, "seals", False):
        sealing.seal_all()
    return code


def told(error: Exception) -> str | None:
    """A failure a person can do something about, as a sentence; a mistake of ours is none."""
    import psycopg
    from django.db import InterfaceError, OperationalError

    if isinstance(error, SetupError):
        return str(error)
    if isinstance(error, psycopg.OperationalError | OperationalError | InterfaceError):
        said = _("Basis data tidak dapat dihubungi: %(why)s")
        return said % {"why": str(error).strip().partition("\n")[0]}
    if isinstance(error, OSError) and error.filename:
        return _("%(path)s tidak dapat dibuka: %(why)s") % {"path": error.filename, "why": error.strerror}
    return None


if __name__ == "__main__":
    sys.exit(main())
