"""`sembilan load DIR`: the files of a region go in; what cannot be read with certainty is listed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from sembilan.config.commands import language, region
from sembilan.config.words import _

if TYPE_CHECKING:
    from sembilan.exchange.actions import Outcome
    from sembilan.exchange.batch import Load


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `load` to the command line."""
    parser = commands.add_parser("load", help=_("memuat berkas daerah: pegawai, presensi, penilaian dan lainnya"))
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=_("folder berkas, atau satu berkas"))
    parser.add_argument("--rejects", type=Path, metavar="BERKAS.csv", help=_("tulis baris yang ditahan ke berkas ini"))
    parser.add_argument("--by", metavar="NIP", help=_("siapa yang memuat; bila tidak disebut, pengguna mesin ini"))
    region.add_option(parser)
    parser.set_defaults(func=load, seals=True)


def load(args: argparse.Namespace) -> int:
    """Load the folder, show progress, end with a summary."""
    language.begin()
    from sembilan.config import schema
    from sembilan.exchange.batch import Load, NoRegion
    from sembilan.exchange.report import no_region, write_rejects

    if not args.folder.exists():
        region.stop(_("Tidak ada folder atau berkas %(path)s.") % {"path": args.folder})
    if args.rejects and not args.rejects.parent.is_dir():
        region.stop(_("Tidak ada folder %(path)s.") % {"path": args.rejects.parent})
    if not schema.is_current():
        schema.migrate()
    by, kode = region.operator(args, permission="load"), args.instansi
    work = Load(args.folder, by=by, kode=kode)
    outcomes: list[Outcome] = []
    try:
        _watched(work, outcomes)
    except NoRegion as error:
        region.stop(no_region(error))
    except KeyboardInterrupt:
        region.stop(
            _("Dihentikan. Berkas yang sudah selesai tetap masuk; jalankan perintah yang sama untuk melanjutkan.")
        )
    finally:
        if args.rejects:
            write_rejects(outcomes, args.rejects)
    _summary(work, outcomes, args.rejects)
    return 0


def _watched(work: Load, outcomes: list[Outcome]) -> None:
    """Run it under a bar that counts bytes, the one measure all files share."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    look = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*look, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("", total=max(work.size, 1))
        for outcome in work.run(lambda name, size: progress.update(bar, description=name, advance=size)):
            outcomes.append(outcome)


def _summary(work: Load, outcomes: list[Outcome], rejects: Path | None) -> None:
    from rich.console import Console

    from sembilan.exchange.report import summary, totals

    console = Console()
    if not console.is_terminal:
        console = Console(width=140)
    if work.instansi:
        console.print(f"{work.instansi.name} ({work.instansi.kode})", highlight=False)
    console.print(summary(outcomes))
    console.print(totals(outcomes), highlight=False)
    if rejects:
        console.print(_("Baris yang ditahan: %(path)s") % {"path": rejects}, highlight=False)
