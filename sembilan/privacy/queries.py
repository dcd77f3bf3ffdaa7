"""Reads of one's own data: how much of each kind there is; and of requests: one's own, and those one answers."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet, Value

from sembilan.organisation.access import Permission
from sembilan.people import access
from sembilan.privacy.holding import ROUTES, Holding, Text
from sembilan.privacy.models import CorrectionRequest, DataCopy
from sembilan.privacy.periods import ANSWER_HOURS
from sembilan.privacy.register import register, tables
from sembilan.privacy.whose import Person, rows_of
from sembilan.records.actions import actor_name

KEPT_FOR = dt.timedelta(hours=24)
OFFICERS = (Permission.CHECK, Permission.EDIT)


@dataclass(frozen=True)
class Line:
    """A holding as a person reads of it on a day; `count` is nothing where counting would read a whole log."""

    holding: Holding
    count: int | None
    page: str
    period: str
    law: str
    mark: str
    route: tuple[Text, str]


def overview(person: Person, day: dt.date) -> list[Line]:
    """Every holding of which something of hers may be kept, and how many rows."""
    counts = counted(person)
    return [
        line(holding, day, counts.get(holding.code), person.nip)
        for holding in register()
        if any(table.whose for table in holding.tables)
    ]


def line(holding: Holding, day: dt.date, count: int | None = None, nip: str = "") -> Line:
    """A holding with its period in force on a day."""
    value = holding.period.on(day)
    page = holding.page.format(nip=nip) if nip else ""
    return Line(holding, count, page, holding.period.words(day), value.law, value.mark, ROUTES[holding.route])


def counted(person: Person) -> Counter[str]:
    """How many rows of hers each holding has, asked in one statement."""
    asked: list[QuerySet[Any, Any]] = []
    found: Counter[str] = Counter()
    for holding, table in tables():
        rows = rows_of(table, person) if table.counted else None
        if rows is not None:
            found[holding.code] += 0
            said = rows.order_by().values(holding=Value(holding.code)).annotate(n=Count("*"))
            asked.append(said.values_list("holding", "n"))
    for code, number in asked[0].union(*asked[1:], all=True):
        found[code] += number
    return found


def copies(nip: str, moment: dt.datetime) -> QuerySet[DataCopy]:
    """Her own copies that may still be taken or are being written, the newest first."""
    return DataCopy.objects.filter(nip=nip, asked_at__gt=moment - KEPT_FOR).order_by("-pk")


def place_of(copy: DataCopy) -> Path:
    """Where a copy lies, never under what the site serves."""
    home: Path = settings.HOME
    return home / "exports" / f"data-{copy.instansi_id}-{copy.pk}.zip"


def own_requests(by: Any) -> QuerySet[CorrectionRequest]:
    """What a person asked to be corrected, the newest first."""
    return CorrectionRequest.objects.filter(nip=actor_name(by)).select_related("answer").order_by("-pk")


def requests_for(by: Any) -> QuerySet[CorrectionRequest]:
    """The requests an officer answers: of the people she checks or edits for, never her own; the oldest first."""
    found = CorrectionRequest.objects.exclude(nip=actor_name(by)).select_related("answer").order_by("pk")
    if any(access.scope_for(by).is_all(permission) for permission in OFFICERS):
        return found
    reach = Q(pk__in=[])
    for permission in OFFICERS:
        reach |= Q(nip__in=access.visible(by, None, permission).values("nip"))
    return found.filter(reach)


def answers_somebody(by: Any) -> bool:
    """Whether this person answers requests at all."""
    return any(access.may_somewhere(by, permission) for permission in OFFICERS)


def due_at(request: CorrectionRequest) -> dt.datetime:
    """By when a request is to be answered."""
    return request.at + dt.timedelta(hours=ANSWER_HOURS.value)
