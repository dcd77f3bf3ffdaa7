"""`sembilan publish`: say that a month of an area is the run computed last."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from sembilan.config.commands import asked, region
from sembilan.config.words import _

if TYPE_CHECKING:
    from sembilan.runs.models import Publication


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `publish AREA MONTH` to the command line."""
    parser = commands.add_parser("publish", help=_("menerbitkan hasil satu area untuk satu bulan"))
    asked.add_area_and_month(parser)
    parser.add_argument("--by", metavar="NIP", help=_("siapa yang menerbitkan"))
    parser.set_defaults(func=publish, seals=True)


def publish(args: argparse.Namespace) -> int:
    """Publish the newest finished run, and the runs it stands on."""
    instansi = asked.begin(args)
    from sembilan.records.tenancy import tenant
    from sembilan.runs import actions, files, queries

    by = region.operator(args, instansi, "publish")
    with tenant(instansi.pk):
        run = queries.latest_done(args.area, args.month)
        if run is None:
            said = _("%(area)s %(month)s belum dihitung. Jalankan dahulu: sembilan run %(area)s %(month)s")
            region.stop(said % {"area": args.area, "month": args.month})
        areas = [*run.reads, args.area]
        before = {area: queries.publication(area, args.month) for area in areas}
        try:
            actions.publish(run=run, by=by)
            for area in areas:
                made = queries.publication(area, args.month)
                if made and made != before[area]:
                    report(made, before[area])
        except actions.Refused as refused:
            region.stop(str(refused))
        except files.Altered as altered:
            said = _("Berkas %(path)s tidak lagi seperti saat dihitung. Periksa dengan sembilan verify.")
            region.stop(said % {"path": altered})
        standing = before[args.area]
        if standing and standing.run_id == run.pk:
            facts = {"label": run.get_area_display(), "month": args.month, "id": run.pk, "by": standing.by}
            print(_("%(label)s %(month)s sudah terbit: perhitungan no. %(id)s, oleh %(by)s.") % facts)
    return 0


def report(made: Publication, before: Publication | None) -> None:
    """Say what is published now, and for how many it differs from what was."""
    from sembilan.runs import queries

    run = made.run
    facts = {"label": run.get_area_display(), "month": f"{made.month:%Y-%m}", "id": run.pk, "by": made.by}
    print(_("%(label)s %(month)s diterbitkan: perhitungan no. %(id)s, oleh %(by)s.") % facts)
    if before:
        changed = len(queries.difference(before.run, run))
        print(_("Menggantikan no. %(id)s; berubah bagi %(count)s orang.") % {"id": before.run_id, "count": changed})
