"""`sembilan sample`: write an invented region in the file forms of real offices."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from sembilan.config.commands import asked
from sembilan.config.words import _


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command and its options."""
    parser = commands.add_parser("sample", help=_("tulis berkas sebuah daerah karangan"))
    parser.add_argument("dir", type=Path, metavar="DIR", help=_("folder tujuan"))
    parser.add_argument(
        "--employees", type=int, default=2_000, metavar="N", help=_("jumlah pegawai, 50 sampai 5.000.000")
    )
    parser.add_argument("--month", required=True, type=asked.month, metavar="TTTT-BB", help=_("bulan yang ditulis"))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=_("benih acak; sama berarti berkas sama"))
    parser.add_argument("--kode", default="99.02", help=_("kode daerah (99.02)"))
    parser.add_argument("--nama", default="Kabupaten Sembilan Sungai", help=_("nama daerah"))
    parser.add_argument("--zona", default="Asia/Jakarta", help=_("zona waktu (Asia/Jakarta)"))
    parser.add_argument("--tahun-pegawai", type=int, metavar="TTTT", help=_("keadaan pegawai per 1 Januari tahun ini"))
    parser.add_argument(
        "--messy", action="store_true", help=_("dengan cacat seperti berkas nyata, dicatat di FAULTS.csv")
    )
    parser.set_defaults(func=sample)


def sample(args: argparse.Namespace) -> int:
    """Write the region, with a bar that moves with each block of people."""
    from sembilan.exchange.sample.region import Wish, write
    from sembilan.terms.rupiah import thousands

    try:
        wish = Wish(
            args.employees, args.month, args.seed, args.kode, args.nama, args.zona, args.messy, args.tahun_pegawai
        )
    except ValueError:
        said = _("Jumlah pegawai harus 50 sampai 5.000.000; bukan %(count)s.")
        print(said % {"count": args.employees}, file=sys.stderr)
        return 2
    began = time.perf_counter()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(_("Menulis pegawai"), total=args.employees)
        rows = write(args.dir, wish, lambda people: bar.advance(task, people))
    seconds = time.perf_counter() - began
    said = _("%(rows)s baris ditulis ke %(path)s dalam %(seconds).1f detik.")
    print(said % {"rows": thousands(rows), "path": args.dir, "seconds": seconds})
    return 0
