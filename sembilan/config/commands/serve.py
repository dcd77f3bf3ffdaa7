"""`sembilan serve`: the site on 127.0.0.1, with the sealer of the event log beside it."""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator

DEFAULT_PORT = 8000


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `serve` to the command line."""
    parser = commands.add_parser("serve", help="menjalankan situs di 127.0.0.1")
    add_options(parser)
    parser.set_defaults(func=serve)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Where it listens and how many answer."""
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or DEFAULT_PORT))
    parser.add_argument("--bind", default=os.environ.get("SEMBILAN_BIND", "127.0.0.1"))
    parser.add_argument("--workers", type=int, default=2)


def serve(args: argparse.Namespace) -> int:
    """Bring the database up to date, then answer until stopped."""
    import django

    django.setup()
    from django.db import connections

    from sembilan.config import schema

    if not schema.is_current():
        schema.migrate()
    connections.close_all()
    with sealer():
        return listen(args)


def listen(args: argparse.Namespace) -> int:
    """Run gunicorn with this process's own Python; ends when it ends."""
    command = [
        *(sys.executable, "-m", "gunicorn", "sembilan.config.wsgi:application"),
        *("--bind", f"{args.bind}:{args.port}", "--workers", str(args.workers), "--threads", "4"),
        *("--worker-class", "gthread", "--timeout", "120", "--log-level", "warning"),
    ]
    print(f"Situs berjalan di http://{args.bind}:{args.port}/ (hentikan dengan Ctrl-C)", flush=True)
    server = subprocess.Popen(command)
    while True:
        with contextlib.suppress(KeyboardInterrupt):  # gunicorn hears Ctrl-C too and ends in order
            return 0 if server.wait() in (0, -2) else 1


@contextlib.contextmanager
def sealer() -> Iterator[None]:
    """A process that seals new events about once a minute, for as long as the site runs."""
    process = subprocess.Popen([sys.executable, "-m", "sembilan.config.sealing"])
    try:
        yield
    finally:
        process.terminate()
        process.wait()
