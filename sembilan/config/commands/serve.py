"""`sembilan serve`: the site on 127.0.0.1, with the sealer of the event log beside it."""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys

from sembilan.config.commands import language
from sembilan.config.errors import SetupError
from sembilan.config.words import _

DEFAULT_PORT = 8000
THREADS = "16"  # of a worker: as many presses can gather for one commit; each may hold a connection to the database


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `serve` to the command line."""
    parser = commands.add_parser("serve", help=_("menjalankan situs di 127.0.0.1"))
    add_options(parser)
    parser.set_defaults(func=serve)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Where it listens and how many answer."""
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or DEFAULT_PORT))
    parser.add_argument("--bind", default=os.environ.get("SEMBILAN_BIND", "127.0.0.1"))
    parser.add_argument("--workers", type=int, default=2)


def serve(args: argparse.Namespace) -> int:
    """Bring the database up to date, start what runs beside it, and become the server."""
    language.begin()
    from django.db import connections

    from sembilan.config import schema

    refuse_taken(args.bind, args.port)
    if not schema.is_current():
        schema.migrate()
    connections.close_all()
    subprocess.Popen([sys.executable, "-m", "sembilan.config.beside"])
    place = {"url": f"http://{args.bind}:{args.port}/"}
    print(_("Situs berjalan di %(url)s (hentikan dengan Ctrl-C)") % place, flush=True)
    # This process becomes the server, so that whoever stops it stops the site; what runs beside it then ends by itself.
    os.execv(sys.executable, [sys.executable, *server(args)])  # noqa: S606


def server(args: argparse.Namespace) -> list[str]:
    """How the server is called."""
    return [
        *("-m", "gunicorn", "sembilan.config.wsgi:application"),
        *("--bind", f"{args.bind}:{args.port}", "--workers", str(args.workers), "--threads", THREADS),
        *("--worker-class", "sembilan.config.serving.Worker", "--timeout", "120", "--log-level", "error"),
    ]


def refuse_taken(bind: str, port: int) -> None:
    """A port somebody else answers on is refused with a sentence."""
    with socket.socket(socket.AF_INET6 if ":" in bind else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((bind, port))
        except OSError as taken:
            said = _("Port %(port)s sedang dipakai; pilih yang lain dengan PORT=….")
            raise SetupError(said % {"port": port}) from taken
