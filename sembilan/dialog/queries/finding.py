"""Finding somebody to tell something: by name or NIP in the whole region, and only who she is and where she works."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from sembilan.directory.models import Listing
from sembilan.directory.queries import names
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name

MOST = 12
SHORTEST = 3  # letters or digits


class Found(NamedTuple):
    """One person as she is offered."""

    nip: str
    name: str
    unit: str


def people(by: Any, typed: str, within: QuerySet[Employee] | None = None) -> list[Found]:
    """Who sounds like what was typed; never oneself."""
    tokens, digits = names.words(typed)
    if len("".join(tokens)) + len(digits) < SHORTEST:
        return []
    found = Listing.objects.exclude(nip=actor_name(by)).select_related("unor", "employee")
    if digits:
        found = found.filter(nip__startswith=digits)
    if within is not None:
        found = found.filter(employee__in=within)
    for patterns in names.heard(tokens):
        found = found.filter(_any_of(patterns))
    rows = found.order_by("name", "nip")[:MOST]
    return [Found(one.nip, one.employee.full_name, one.unor.name if one.unor else "") for one in rows]


def _any_of(patterns: list[str]) -> Q:
    """Names in which one of the patterns is: each is `% sound%` or `% sound %`."""
    said = Q(pk__in=[])
    for one in patterns:
        said |= Q(sounds__contains=one.removeprefix("%").removesuffix("%"))
    return said
