"""Reads of the rows held, shaped for their page: which are open, in which file, for which reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Case, Count, Q, QuerySet, When

from sembilan.organisation.access import Permission
from sembilan.people.access import may
from sembilan.records.models import Reject
from sembilan.records.rejects import heading, sentence, todo

OPEN, HEALED, ALL = "terbuka", "pulih", "semua"
FOLLOWS = "nip-unknown"
STATES = {OPEN: Q(healed_at=None), HEALED: Q(healed_at__isnull=False), ALL: Q()}


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see of the rows held."""

    source: str = ""
    code: str = ""
    state: str = OPEN


@dataclass(frozen=True)
class Choice:
    """One entry of a filter, with how many rows it would show."""

    value: str
    label: str
    count: int


def may_see(by: object) -> bool:
    """Whether this person may see the rows held of the region."""
    return may(by, Permission.SEE_HELD)


def rejects(asked: Asked) -> QuerySet[Reject]:
    """The rows asked for, in the order of the files."""
    found = Reject.objects.filter(STATES.get(asked.state, STATES[OPEN]))
    if asked.source:
        found = found.filter(source=asked.source)
    if asked.code:
        found = found.filter(code=asked.code)
    # Causes first: rows that only wait for their person are mended by mending that person's own row.
    return found.order_by(Case(When(code=FOLLOWS, then=1), default=0), "source", "row", "id")


def sources(asked: Asked) -> list[Choice]:
    """The files with rows of the state asked for."""
    rows = Reject.objects.filter(STATES.get(asked.state, STATES[OPEN])).values("source").annotate(n=Count("id"))
    return [Choice(row["source"], row["source"], row["n"]) for row in rows.order_by("source")]


def reasons(asked: Asked) -> list[Choice]:
    """The reasons of the state and file asked for, the commonest first."""
    rows = rejects(Asked(asked.source, "", asked.state)).order_by().values("code").annotate(n=Count("id"))
    return [Choice(row["code"], heading(row["code"]), row["n"]) for row in rows.order_by("-n", "code")]


def lines(asked: Asked) -> Iterator[tuple[str, int | str, str, str, str, str]]:
    """The same rows for a table: file, row, column, value, why, what to do."""
    for one in rejects(asked).iterator(chunk_size=2000):
        yield one.source, one.row or "", one.column, one.value, sentence(one.code, one.params), todo(one.code)
