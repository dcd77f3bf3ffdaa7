"""Published months whose ratings changed since: a correction is to be computed, and who computes is told."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from sembilan.organisation.access import today
from sembilan.performance.models import PeriodicRating
from sembilan.runs.models import Publication
from sembilan.terms.month import Month

AREA = "performance"
MONTHS = 6  # so far back a start page looks


@dataclass(frozen=True)
class Changed:
    """So many people of a published month whose ratings are others now."""

    month: Month
    people: int


def since_publication() -> list[Changed]:
    """The published months of late whose ratings came or changed after."""
    told = [Changed(month, rows.count()) for month, rows in changes()]
    return [one for one in told if one.people]


def changes() -> list[tuple[Month, QuerySet[PeriodicRating]]]:
    """The published months of late, each with the ratings that came or changed after, if any."""
    first = Month.of(today()).plus(-MONTHS).first
    newest: dict[Month, Publication] = {}
    for one in Publication.objects.filter(area=AREA, month__gte=first).order_by("month", "-id"):
        newest.setdefault(Month.of(one.month), one)
    return [
        (month, PeriodicRating.objects.filter(month=month.first, recorded_at__gt=one.at))
        for month, one in newest.items()
    ]
