"""`sembilan reset`: begin anew; takes away the embedded database and every file of this installation."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from sembilan.config import postgres
from sembilan.config.errors import SetupError
from sembilan.config.home import home
from sembilan.config.words import _


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `reset` to the command line."""
    parser = commands.add_parser("reset", help=_("menghapus semua data instalasi ini"))
    parser.add_argument("--yes", action="store_true", help=_("tanpa bertanya"))
    parser.set_defaults(func=reset)


def reset(args: argparse.Namespace) -> int:
    """Ask, stop the server, delete; a database named by DATABASE_URL is never touched."""
    if os.environ.get("DATABASE_URL"):
        raise SetupError(_("DATABASE_URL terisi: basis data itu milik Anda dan tidak dihapus dari sini."))
    place = home()
    if any(place.iterdir()) and not (place / "postgres.lock").exists():
        raise SetupError(_("%(place)s bukan folder instalasi Sembilan; tidak ada yang dihapus.") % {"place": place})
    if not args.yes and not agreed(place):
        print(_("Tidak ada yang dihapus."))
        return 1
    if (place / "postgres").exists():
        postgres.stop(place)
    shutil.rmtree(place)
    shutil.rmtree(postgres.socket_folder(place), ignore_errors=True)
    print(_("Semua data instalasi ini telah dihapus."))
    return 0


def agreed(place: Path) -> bool:
    """Ask the person at the keyboard; nobody there is a no."""
    asked = _("Hapus semua data di %(place)s? Ketik ya:") % {"place": place}
    return sys.stdin.isatty() and input(f"{asked} ").strip().lower() in ("ya", "yes")
