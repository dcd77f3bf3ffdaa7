"""`sembilan run`: compute a month, all areas in their order or one of them."""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING

from sembilan.config.commands import asked, region
from sembilan.config.words import _

if TYPE_CHECKING:
    from rich.progress import Progress

    from sembilan.organisation.models import Instansi
    from sembilan.runs.models import Run


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `run [AREA] MONTH` to the command line."""
    parser = commands.add_parser("run", help=_("menghitung satu bulan: keempat area berurutan, atau satu saja"))
    parser.add_argument("area", nargs="?", choices=asked.AREAS, metavar="AREA", help=", ".join(asked.AREAS))
    parser.add_argument("month", type=asked.month, metavar="BULAN", help=_("misalnya 2026-10"))
    region.add_option(parser)
    parser.add_argument("--by", metavar="NIP", help=_("siapa yang menjalankan"))
    parser.set_defaults(func=run, seals=True)


def run(args: argparse.Namespace) -> int:
    """Compute; ends with 1 and a sentence when something is refused."""
    instansi = asked.begin(args)
    from sembilan.runs.actions import Refused

    try:
        compute(instansi, [args.area] if args.area else asked.AREAS, args)
    except Refused as refused:
        region.stop(str(refused))
    return 0


def compute(instansi: Instansi, areas: list[str] | tuple[str, ...], args: argparse.Namespace) -> None:
    """Compute the areas in order, with a bar a step, and print what each gave."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from sembilan.runs import machine
    from sembilan.runs.models import Run

    steps = [str(step) for step in Run.Step if step not in (Run.Step.OPEN, Run.Step.DONE, Run.Step.FAILED)]
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[step]}"), TimeElapsedColumn())
    by = region.operator(args, instansi, "compute")
    for area in areas:
        begun = time.perf_counter()
        with Progress(*columns, transient=True) as bar:
            done = machine.compute(instansi, area, args.month, by=by, progress=_Shown(bar, area, len(steps)))
        report(done, time.perf_counter() - begun)


class _Shown:
    """Moves the bar as the machine goes."""

    def __init__(self, bar: Progress, area: str, steps: int) -> None:
        self.bar, self.task = bar, bar.add_task(area, total=steps, step="")

    def __call__(self, run: Run, step: str, seconds: float) -> None:
        self.bar.update(self.task, advance=1, step=run.get_step_display())


def report(run: Run, seconds: float) -> None:
    """Print what a run gave: counts, hashes, what needs a look."""
    from sembilan.records.tenancy import tenant
    from sembilan.runs.queries import counts

    with tenant(run.instansi_id):
        held, remarks = counts(run)
    said = _("%(label)s %(month)s: %(rows)s hasil, %(held)s ditahan, %(seconds).1f detik (perhitungan no. %(id)s)")
    facts = {"label": run.get_area_display(), "month": f"{run.month:%Y-%m}", "rows": run.rows_out}
    print(said % {**facts, "held": run.rows_held, "seconds": seconds, "id": run.pk})
    print("  " + _("aturan  %(hash)s") % {"hash": run.release.hash})
    print("  " + _("potret  %(hash)s") % {"hash": run.snapshot_sha256})
    print("  " + _("hasil   %(hash)s") % {"hash": run.results_sha256})
    print("  " + ", ".join(f"{name} {value}" for name, value in run.totals.items()))
    for title, lines in ((_("ditahan"), held), (_("perlu dilihat"), remarks)):
        for line, count in lines:
            print(f"  {title}: {count} × {line}")
