"""`sembilan explain`: one person's result from cause to amount, with the law of each step."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sembilan.config.commands import asked, region
from sembilan.config.words import _, language

if TYPE_CHECKING:
    from sembilan.policy.explain import Step
    from sembilan.runs.explain import Told


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `explain AREA MONTH NIP` to the command line."""
    parser = commands.add_parser("explain", help=_("menjelaskan hasil satu orang dari sebab sampai angka"))
    asked.add_area_and_month(parser)
    parser.add_argument("nip", metavar="NIP")
    parser.set_defaults(func=explain)


def explain(args: argparse.Namespace) -> int:
    """Print the steps; begins with the clockings where they are the cause."""
    instansi = asked.begin(args)
    from sembilan.records.tenancy import tenant
    from sembilan.runs import queries
    from sembilan.runs.explain import NotThere, explain_person, stood_on
    from sembilan.runs.files import Altered
    from sembilan.terms.nip import NipError, cleaned

    try:
        nip = cleaned(args.nip)
    except NipError as wrong:
        region.stop(wrong.sentence)
    with tenant(instansi.pk):
        run = queries.current(args.area, args.month)
        if run is None:
            said = _("%(area)s %(month)s belum dihitung. Jalankan dahulu: sembilan run %(area)s %(month)s")
            region.stop(said % {"area": args.area, "month": args.month})
        below = [one for other in ("attendance", "performance") if (one := stood_on(run, other))]
        try:
            told = [explain_person(one, nip) for one in [*below, run]]
        except NotThere as unknown:
            region.stop(str(unknown))
        except Altered as altered:
            said = _("Berkas %(path)s tidak lagi seperti saat dihitung. Periksa dengan sembilan verify.")
            region.stop(said % {"path": altered})
    for each in told:
        print("\n".join(lines(each)))
        print()
    return 0


def lines(told: Told) -> Iterator[str]:
    """What is printed of one area."""
    run = told.run
    yield f"{run.get_area_display()} {run.month:%Y-%m} · NIP {told.nip} · no. {run.pk} · {run.release.hash[:12]}"
    yield from (f"  {sentence}" for sentence in told.held)
    if told.days is not None:
        yield from days(told)
    if told.explanation is not None:
        for step in told.explanation.steps:
            if step.grain == "month":
                yield from step_lines(step)


def days(told: Told) -> Iterator[str]:
    """Each day that counts with its clockings and what they made."""
    from sembilan.policy.wording import say
    from sembilan.terms.column import Unit
    from sembilan.terms.frames.attendance import DAY

    excuses = DAY["excused"].words(language())
    clocked: dict[object, list[str]] = {}
    for date, second in told.frames["punch"].select("date", "second").iter_rows():
        clocked.setdefault(date, []).append(say(second, Unit.SECOND, language()))
    assert told.days is not None
    for day in told.days.iter_rows(named=True):
        if not day.get("is_working_day", True):
            continue
        excuse = excuses[day["excused"]] if day["excused"] else ""
        verdict = " ".join(
            [
                *([excuse] if excuse else []),
                *(["TK"] if day.get("is_tk") else []),
                *(f"{kind.upper()}{day[kind]}" for kind in ("tl", "psw") if day.get(kind)),
            ]
        )
        taps = " ".join(clocked.get(day["date"], [])) or "–"
        yield f"  {day['date']:%d-%m-%Y}  {verdict or '✓':<12} {taps}"


def step_lines(step: Step) -> Iterator[str]:
    """One step: what, how much, from what, by which law and which numbers."""
    yield f"  {step.title}: {step.said}" + (f"  =  {step.text}" if step.text and step.text != step.said else "")
    is_heading = step.title == step.sentence.removesuffix(".")  # a region's rule may have no short English title
    yield f"      [{step.law}]" if is_heading else f"      {step.sentence}  [{step.law}]"
    for one in step.parameters:
        yield f"      {one.title}: {one.said}  [{one.law}; {one.mark}]"
