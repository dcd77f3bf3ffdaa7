"""Which decided predikat of a year opens an improvement plan, by the rules in force."""

from __future__ import annotations

import datetime as dt

import polars as pl

from sembilan.evaluation.models import Evaluation, Objection, State
from sembilan.evaluation.queries.annual import of_years
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.runs import in_force
from sembilan.terms.frames.coaching import AREA, MONTH, OUTCOME
from sembilan.terms.month import Month

RECENT = dt.timedelta(days=400)  # what was decided of an older year opens nothing any more


def parameter(instansi: Instansi, name: str) -> int:
    """A whole number of the rules of help as it is in force today."""
    return int(in_force.parameters(instansi, AREA, Month.of(today()))[name])


def evaluations(instansi: Instansi, day: dt.date) -> list[Evaluation]:
    """Decided evaluations of a year without a plan and without an open objection, whose predikat the rules name."""
    rows = Evaluation.objects.filter(
        cycle=Evaluation.Cycle.YEAR, state=State.FINAL, until__gt=day - RECENT, until__lte=day, predikat__isnull=False,
        improvement_plan=None,
    ).exclude(objection__state=Objection.State.SENT).select_related("employee")  # fmt: skip
    newest: dict[int, Evaluation] = {}
    for one in rows.order_by("until", "pk"):
        newest[one.employee_id] = one
    if not newest:
        return []
    years = of_years(newest.values())  # of who had several SKP in the year their result together
    frame = pl.DataFrame(
        [
            {"nip": int(one.employee.nip), "annual_predikat": (years[one.pk] or one).predikat, "span_months": 1}
            for one in newest.values()
        ],
        schema_overrides=MONTH.schema,
    )
    missing = [pl.lit(None, dtype).alias(name) for name, dtype in MONTH.schema.items() if name not in frame.columns]
    plan = in_force.plan(instansi, AREA, Month.of(day))
    month = frame.with_columns(missing).select(list(MONTH.schema))
    judged = plan.evaluate({"month": month, "outcome": pl.DataFrame(schema=OUTCOME.schema)})
    named = set(judged.filter("needs_plan")["nip"].to_list())
    return [one for one in newest.values() if int(one.employee.nip) in named]
