"""How a look keeps what it found: whole sets at once, each told once, and nothing that a person wrote changed."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_noop

from sembilan.coaching.models import Contradiction, Look, Lowest, Problem, ProblemStep
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.people.access import superiors
from sembilan.people.models import Employee
from sembilan.records.actions import actor_name, part

State = Problem.State
OWN_SAID = gettext_noop("Ada fakta tentang pekerjaan Anda pada %(span)s yang layak dibicarakan. Baca dan jawablah.")
HEAD_SAID = gettext_noop("%(count)s orang Anda mungkin perlu dibantu menurut fakta %(span)s.")
BATCH = 2_000


@part
def keep_problems(look: Look, rows: list[dict[str, Any]], ids: list[int] | None, *, by: Any) -> None:
    """New ones are added, found ones brought up to date, those found no more set aside; decided ones stay."""
    here = Problem.objects.filter(first=look.first, months=look.months)
    here = here if ids is None else here.filter(employee__in=ids)
    known = {one.employee_id: one for one in here}
    found = {row["id"]: row for row in rows if row["unor"] is not None}
    fresh = [_problem(look, row) for pk, row in found.items() if pk not in known]
    made = Problem.objects.bulk_create(fresh, batch_size=BATCH)
    again = [one for pk, one in known.items() if pk in found and _has_news(one, found[pk])]
    back = [one for one in again if one.state == State.GONE]
    for one in again:
        row = found[one.employee_id]
        one.kind, one.signs, one.facts, one.outcomes = row["kind"], row["signs"], row["facts"], row["outcomes"]
        one.unor_id, one.state = row["unor"], State.FOUND
    Problem.objects.bulk_update(again, ["kind", "signs", "facts", "outcomes", "unor", "state"], batch_size=BATCH)
    gone = [one for pk, one in known.items() if pk not in found and one.state == State.FOUND]
    Problem.objects.filter(pk__in=[one.pk for one in gone]).update(state=State.GONE)
    _steps([*made, *back], State.FOUND, by)
    _steps(gone, State.GONE, by)
    _tell(look, [*made, *back])


def _has_news(one: Problem, row: dict[str, Any]) -> bool:
    """Whether a found problem says something else than before; most of a region does not, and is not written again."""
    if one.state not in (State.FOUND, State.GONE):
        return False
    before = (one.state, one.kind, one.unor_id, one.signs, one.facts, one.outcomes)
    return before != (State.FOUND, row["kind"], row["unor"], row["signs"], row["facts"], row["outcomes"])


def _problem(look: Look, row: dict[str, Any]) -> Problem:
    return Problem(
        instansi_id=look.instansi_id, first=look.first, months=look.months, employee_id=row["id"],
        unor_id=row["unor"], kind=row["kind"], signs=row["signs"], facts=row["facts"], outcomes=row["outcomes"],
    )  # fmt: skip


def _steps(problems: list[Problem], what: str, by: Any, text: str = "") -> None:
    steps = [
        ProblemStep(instansi_id=one.instansi_id, problem=one, what=what, text=text, by=actor_name(by))
        for one in problems
    ]
    ProblemStep.objects.bulk_create(steps, batch_size=BATCH)


def _tell(look: Look, problems: list[Problem]) -> None:
    """Each person of what was found about her, and each superior once of how many of her people."""
    if not problems:
        return
    people = list(Employee.objects.filter(pk__in=[one.employee_id for one in problems]))
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
def keep_contradictions(look: Look, rows: list[dict[str, Any]], ids: list[int] | None) -> None:
    """What is found is added or brought up to date; what is found no more does not stand; explanations stay."""
    here = Contradiction.objects.filter(first=look.first, months=look.months)
    if look.unor is not None:
        here = here.filter(unor__path__startswith=look.unor.path)
    known = {(one.kind, one.employee_id, one.unor_id if one.employee_id is None else None): one for one in here}
    found = {(row["kind"], row["id"], row["unor"] if row["id"] is None else None): row for row in rows}
    fresh = [_contradiction(look, row) for key, row in found.items() if key not in known]
    Contradiction.objects.bulk_create(fresh, batch_size=BATCH)
    again = [one for key, one in known.items() if key in found and not (
        one.stands and (one.facts, one.unor_id) == (found[key]["facts"], found[key]["unor"]))]  # fmt: skip
    for one in again:
        row = found[one.kind, one.employee_id, one.unor_id if one.employee_id is None else None]
        one.facts, one.unor_id, one.stands = row["facts"], row["unor"], True
    Contradiction.objects.bulk_update(again, ["facts", "unor", "stands"], batch_size=BATCH)
    gone = [one.pk for key, one in known.items() if key not in found and one.stands]
    Contradiction.objects.filter(pk__in=gone).update(stands=False)


def _contradiction(look: Look, row: dict[str, Any]) -> Contradiction:
    return Contradiction(
        instansi_id=look.instansi_id, first=look.first, months=look.months, kind=row["kind"], employee_id=row["id"],
        unor_id=row["unor"], facts=row["facts"],
    )  # fmt: skip


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
def keep_effects(look: Look, rows: list[dict[str, Any]], *, by: Any) -> int:
    """The facts of this period beside those of the one before; told in the course the first time only."""
    before = {one.employee_id: one for one in Problem.objects.filter(
        employee__in=[row["id"] for row in rows], first=look.span.plus(-1).first, months=look.months)}  # fmt: skip
    changed = [row for row in rows if row["id"] in before]
    fresh = [before[row["id"]] for row in changed if before[row["id"]].after is None]
    for row in changed:
        one = before[row["id"]]
        one.after, one.after_signs = row["facts"], row["signs"]
    Problem.objects.bulk_update(before.values(), ["after", "after_signs"], batch_size=BATCH)
    _steps(fresh, "dampak", by, look.span.words())
    return len(changed)
