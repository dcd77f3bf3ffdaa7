"""What the questionnaire on behaviour said of everybody in a period: the mean of what others answered."""

from __future__ import annotations

import polars as pl

from sembilan.behaviour.models import Tally
from sembilan.behaviour.queries.summary import behaviour_of
from sembilan.coaching.span import Span
from sembilan.people.models import Employee

SCHEMA = {"nip": pl.Int64, "asked": pl.Int64}


def asked_of(span: Span) -> pl.DataFrame:
    """Of whom a closed round about the period says something; of everybody else nothing."""
    rounds = {"round__first__lt": span.until, "round__until__gt": span.first, "round__closed_on__isnull": False}
    ids = list(Tally.objects.filter(**rounds).values_list("employee_id", flat=True).distinct())
    told = behaviour_of(ids, span.first, span.until) if ids else {}
    nips = dict(Employee.objects.filter(pk__in=told).values_list("pk", "nip"))
    rows = [(int(nips[pk]), one.overall) for pk, one in told.items() if one.overall is not None]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")
