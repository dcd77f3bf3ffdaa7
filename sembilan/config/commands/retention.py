"""`sembilan retention`: delete what has had its time, by the register of personal data."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from sembilan.config.commands import language, region
from sembilan.config.errors import SetupError
from sembilan.config.words import _

if TYPE_CHECKING:
    from sembilan.organisation.models import Instansi


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `retention` to the command line."""
    parser = commands.add_parser("retention", help=_("menghapus data pribadi yang jangka simpannya habis"))
    parser.add_argument("--dry-run", action="store_true", help=_("hanya menghitung, tidak menghapus"))
    parser.add_argument("--on", type=day, metavar="TTTT-BB-HH", help=_("per hari itu; bawaannya hari ini"))
    region.add_option(parser)
    parser.set_defaults(func=retention, seals=True)


def day(text: str) -> dt.date:
    """`2026-10-31` as a day."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        said = _("Tanggal ditulis sebagai TTTT-BB-HH, misalnya 2026-10-31; bukan %(text)r.")
        raise argparse.ArgumentTypeError(said % {"text": text}) from None


def retention(args: argparse.Namespace) -> int:
    """Delete, or count, for each region; say how many rows of which table."""
    found = regions(args)
    from sembilan.organisation.access import today

    on = args.on or today()
    if on > today() and not args.dry_run:
        raise SetupError(_("Yang belum habis jangkanya tidak dihapus: pakai --dry-run untuk hari yang akan datang."))
    by = region.operator(args)
    for instansi in found:
        sweep(instansi, on, args.dry_run, by)
    return 0


def regions(args: argparse.Namespace) -> list[Instansi]:
    """The region that is named, else all of them."""
    language.begin()
    from sembilan.config import schema
    from sembilan.organisation.models import Instansi

    if args.instansi or not schema.is_current() or not Instansi.objects.exists():
        return [region.chosen(args)]
    return list(Instansi.objects.order_by("kode"))


def sweep(instansi: Instansi, on: dt.date, is_dry: bool, by: str) -> None:
    """One region: what was deleted before an interruption is told of too."""
    from sembilan.attendance.jobs import WORKER
    from sembilan.privacy.actions import note_retention
    from sembilan.privacy.jobs import spare_before
    from sembilan.privacy.leftovers import leftovers, remove
    from sembilan.privacy.retention import Sweep
    from sembilan.records.tenancy import tenant
    from sembilan.runs import pruning

    one = Sweep(instansi.pk, on, is_dry)
    try:
        one.run()
        for place in leftovers(instansi.pk):
            one.counts["berkas"] += 1
            if not is_dry:
                remove(place)
        if before := spare_before(on):
            with tenant(instansi.pk):
                found = pruning.spare(WORKER, before)
                if found and not is_dry:
                    pruning.let_go(instansi_id=instansi.pk, actor=WORKER, before=before, by=by)
            one.counts.update({"potret": len(found)} if found else {})
    finally:
        if not is_dry:
            with tenant(instansi.pk):
                note_retention(instansi_id=instansi.pk, day=on, counts=one.counts, by=by)
        say(instansi.name, one.counts, is_dry)


def say(name: str, counts: dict[str, int], is_dry: bool) -> None:
    """How many of what."""
    head = _("%(region)s: yang akan dihapus") if is_dry else _("%(region)s: yang dihapus")
    print(head % {"region": name})
    for table, number in sorted(counts.items()):
        print(f"  {table}: {number}")
    if not counts:
        print("  " + _("tidak ada"))
