"""How a look keeps what it found: whole sets at once, each told once, and nothing that a person wrote changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import polars as pl
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext_noop

from sembilan.coaching.actions import found_sql as sql
from sembilan.coaching.models import Look, Lowest, Problem
from sembilan.coaching.span import Span
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.people.access import superiors
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name, part
from sembilan.records.staging import stage

State = Problem.State
OWN_SAID = gettext_noop("Ada fakta tentang pekerjaan Anda pada %(span)s yang layak dibicarakan. Baca dan jawablah.")
HEAD_SAID = gettext_noop("%(count)s orang Anda mungkin perlu dibantu menurut fakta %(span)s.")
BATCH = 2_000
FOUND = "found"  # the table the statements read
Kept = list[tuple[Any, ...]]


class One(NamedTuple):
    """Somebody a problem is about."""

    pk: int
    nip: str


@part
def keep_problems(look: Look, rows: pl.DataFrame, ids: list[int] | None, *, by: Any) -> None:
    """New ones are added, found ones brought up to date, those found no more set aside; decided ones stay."""
    stage(rows.drop_nulls("unor").drop("nip"), FOUND, joined=("id",))
    given = _given(look, look.span) | {"ids": ids}
    _done(sql.NEWS, given)
    fresh = _done(sql.BACK, given) + _done(sql.ADDED, given)
    gone = _done(sql.GONE, given)
    _steps(look, [pk for pk, _one in fresh], State.FOUND, by)
    _steps(look, [pk for pk, _one in gone], State.GONE, by)
    _tell(look, [one for _pk, one in fresh])


def _given(look: Look, span: Span) -> dict[str, Any]:
    return {"instansi": look.instansi_id, "first": span.first, "months": span.months}


def _done(statement: str, given: dict[str, Any]) -> Kept:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.fetchall() if cursor.description else []


def _steps(look: Look, problems: Sequence[int], what: str, by: Any, text: str = "") -> None:
    if problems:
        with connection.cursor() as cursor:
            cursor.execute(sql.STEPS, [look.instansi_id, str(what), text, actor_name(by), list(problems)])


def _tell(look: Look, ids: list[int]) -> None:
    """Each person of what was found about her, and each superior once of how many of her people."""
    if not ids:
        return
    people = [One(*row) for row in Employee.objects.filter(pk__in=ids).values_list("pk", "nip")]
    span = look.span.words()
    own = reverse("coaching:own")
    notify(instansi_id=look.instansi_id, nips=[one.nip for one in people], said=OWN_SAID, url=own, span=span)
    counts: dict[str, int] = defaultdict(int)
    for heads in superiors(people, today()).values():
        for nip in heads:
            counts[nip] += 1
    by_count: dict[int, list[str]] = defaultdict(list)
    for nip, number in counts.items():
        by_count[number].append(nip)
    url = reverse("coaching:list")
    for number, nips in by_count.items():
        notify(instansi_id=look.instansi_id, nips=nips, said=HEAD_SAID, url=url, span=span, count=number)


@part
def keep_contradictions(look: Look, rows: pl.DataFrame) -> None:
    """What is found is added or brought up to date; what is found no more does not stand; explanations stay."""
    stage(rows, FOUND, joined=("kind", "id", "unor"))
    given = _given(look, look.span) | {"path": look.unor.path if look.unor else ""}
    for statement in (sql.CHECK_NEWS, sql.CHECK_ADDED, sql.CHECK_GONE):
        _done(statement, given)


@part
def keep_lowest(look: Look, rows: list[dict[str, Any]]) -> None:
    """The few names of each office as they are now; nothing is kept of who is not among them any more."""
    Lowest.objects.filter(first=look.first, months=look.months).delete()
    Lowest.objects.bulk_create(
        [
            Lowest(
                instansi_id=look.instansi_id, first=look.first, months=look.months, employee_id=row["id"],
                office_id=row["office"], rank=row["rank"], facts=row["facts"], index_bp=row["index_bp"],
            )
            for row in rows
        ],
        batch_size=BATCH,
    )  # fmt: skip


@part
def keep_effects(look: Look, rows: pl.DataFrame, *, by: Any) -> int:
    """The facts of this period beside those of the one before; told in the course the first time only."""
    stage(rows.select("id", "facts", "signs"), FOUND, joined=("id",))
    known = _done(sql.EFFECTS, _given(look, look.span.plus(-1)))
    _steps(look, [pk for pk, is_first in known if is_first], "dampak", by, look.span.words())
    return len(known)
