"""`sembilan publish`: say that a month of an area is the run computed last."""

from __future__ import annotations

import argparse

from sembilan.config.commands import asked, region
from sembilan.config.words import _


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
    from sembilan.runs import actions, queries

    by = region.operator(args, instansi, "publish")
    with tenant(instansi.pk):
        run = queries.latest_done(args.area, args.month)
        if run is None:
            said = _("%(area)s %(month)s belum dihitung. Jalankan dahulu: sembilan run %(area)s %(month)s")
            region.stop(said % {"area": args.area, "month": args.month})
        before = queries.published(args.area, args.month)
        try:
            made = actions.publish(run=run, by=by)
        except actions.Refused as refused:
            region.stop(str(refused))
        facts = {"label": run.get_area_display(), "month": args.month, "id": run.pk, "by": made.by}
        print(_("%(label)s %(month)s diterbitkan: perhitungan no. %(id)s, oleh %(by)s.") % facts)
        if before and before.pk != run.pk:
            changed = len(queries.difference(before, run))
            print(_("Menggantikan no. %(id)s; berubah bagi %(count)s orang.") % {"id": before.pk, "count": changed})
    return 0
