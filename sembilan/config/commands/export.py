"""`sembilan export`: a month of an area as a CSV, Excel or Parquet file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sembilan.config.commands import asked, region
from sembilan.config.words import _


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `export AREA MONTH --to FILE` to the command line."""
    parser = commands.add_parser("export", help=_("menulis hasil satu area ke .csv, .xlsx atau .parquet"))
    asked.add_area_and_month(parser)
    parser.add_argument("--to", required=True, type=Path, metavar="BERKAS", help=_("berkas .csv, .xlsx atau .parquet"))
    parser.set_defaults(func=export)


def export(args: argparse.Namespace) -> int:
    """Write the published run, else the newest finished one with a word about it."""
    instansi = asked.begin(args)
    from sembilan.documents import spreadsheet
    from sembilan.records.tenancy import tenant
    from sembilan.runs import files, queries
    from sembilan.runs.part import part_of

    with tenant(instansi.pk):
        run = queries.current(args.area, args.month)
        published = queries.published(args.area, args.month)
    if run is None:
        said = _("%(area)s %(month)s belum dihitung. Jalankan dahulu: sembilan run %(area)s %(month)s")
        region.stop(said % {"area": args.area, "month": args.month})
    if published is None:
        said = _("Catatan: %(area)s %(month)s belum diterbitkan; ditulis perhitungan terakhir, no. %(id)s.")
        print(said % {"area": args.area, "month": args.month, "id": run.pk}, file=sys.stderr)
    try:
        spreadsheet.write(files.read_results(run), part_of(args.area).area.results, args.to)
    except spreadsheet.UnknownForm:
        print(_("Berkas harus berakhir .csv, .xlsx atau .parquet."), file=sys.stderr)
        return 2
    except files.Altered as altered:
        said = _("Berkas %(path)s tidak lagi seperti saat dihitung. Periksa dengan sembilan verify.")
        region.stop(said % {"path": altered})
    except OSError as wrong:
        region.stop(_("%(path)s tidak dapat ditulis: %(why)s") % {"path": args.to, "why": wrong.strerror})
    print(_("%(rows)s baris ditulis ke %(path)s.") % {"rows": run.rows_out, "path": args.to})
    return 0
