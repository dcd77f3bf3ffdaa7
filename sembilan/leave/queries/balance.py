"""The balance of annual leave as the rules find it, of one person step by step or of many, and what is asked judged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db.models import Min
from django.db.models.functions import Lower
from django.utils.translation import get_language

from sembilan.leave.kinds import CODES
from sembilan.leave.models import LeaveOpening, LeaveRequest
from sembilan.leave.queries.in_force import plan
from sembilan.leave.queries.taken import Taken, frame, postponed, taken
from sembilan.leave.queries.working import Span, count, working_days
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee, RiwayatGolongan, RiwayatJabatan
from sembilan.policy.explain import Explanation
from sembilan.terms.career import KIND_LABELS, is_teacher
from sembilan.terms.frames.leave import MONTH
from sembilan.terms.month import Month

KINDS = {name: code for code, name in KIND_LABELS.items()}
STEPS = ("right_n0", "carry_n1", "carry_n2", "entitled", "balance", "free")
MET = ("right_met", "once_met", "length_met", "balance_met", "journey_met", "notice_met", "letter_met", "child_met")


@dataclass(frozen=True)
class Asked:
    """What somebody asks for, as the rules read it."""

    kind: str
    first: dt.date
    last: dt.date
    on: dt.date
    journey: int = 0
    doctor: int = 0
    child: int | None = None
    exception: bool = False

    @property
    def end(self) -> dt.date:
        """The last day that is leave and not the journey on top."""
        return self.last - dt.timedelta(self.journey)


def asked_of(request: LeaveRequest, on: dt.date) -> Asked:
    """A request as the rules read it."""
    return Asked(
        request.kind, request.first, request.last, on, request.journey, request.doctor, request.child,
        request.exception,
    )  # fmt: skip


@dataclass(frozen=True)
class Balance:
    """The balance of a year of one person: the figures, the leave they come from, and what papers gave."""

    year: int
    figures: Mapping[str, int]
    taken: tuple[Taken, ...]
    openings: tuple[LeaveOpening, ...]

    def __getitem__(self, name: str) -> int:
        return self.figures[name]


def balances(instansi: Instansi, people: Collection[Employee], day: dt.date) -> dict[str, Balance]:
    """The balances of many people on a day, by NIP."""
    if not people:
        return {}
    found, openings = taken(instansi, people, day.year), _openings(people, day.year)
    month = Month.of(day)
    frames = {"month": _rows(people, day, openings), "taken": frame(found)}
    judged = plan(instansi, month).evaluate(frames)
    nips = {int(one.nip): one.nip for one in people}
    return {
        nips[row["nip"]]: Balance(day.year, row, tuple(found[row["nip"]]), tuple(openings.get(row["nip"], ())))
        for row in judged.iter_rows(named=True)
    }


def explained(instansi: Instansi, employee: Employee, day: dt.date) -> tuple[Balance, Explanation]:
    """One person's balance with every step of it."""
    found, openings = taken(instansi, [employee], day.year), _openings([employee], day.year)
    frames = {"month": _rows([employee], day, openings), "taken": frame(found)}
    lawful = plan(instansi, Month.of(day))
    row = lawful.evaluate(frames).row(0, named=True)
    nip = int(employee.nip)
    told = lawful.explain(frames, list(STEPS), lang=(get_language() or "id")[:2])
    return Balance(day.year, row, tuple(found[nip]), tuple(openings.get(nip, ()))), told


def judged(
    instansi: Instansi,
    employee: Employee,
    asked: Asked,
    *,
    request: LeaveRequest | None = None,
    before: tuple[Taken, ...] = (),
) -> tuple[Explanation, int]:
    """What is asked, each requirement step by step; and its working days. `before` counts as taken already."""
    nip = int(employee.nip)
    span = Span(nip, asked.first, asked.end)
    working = working_days(instansi, [span])
    year = asked.first.year
    in_year = count(working, Span(nip, asked.first, min(asked.end, dt.date(year, 12, 31))))
    found = taken(instansi, [employee], year, without=request.pk if request else None)
    found[nip].extend(before)
    rows = _rows([employee], asked.first, _openings([employee], year))
    given = {
        "asked": CODES[asked.kind], "asked_first": asked.first, "asked_last": asked.last, "asked_days": in_year,
        "asked_span": (asked.last - asked.first).days + 1, "asked_journey": asked.journey,
        "asked_notice": (asked.first - asked.on).days, "asked_letter": asked.doctor, "asked_child": asked.child,
        "asked_exception": asked.exception,
    }  # fmt: skip
    rows = rows.with_columns(pl.lit(value).cast(MONTH.schema[name]).alias(name) for name, value in given.items())
    lawful = plan(instansi, Month.of(asked.first))
    told = lawful.explain({"month": rows, "taken": frame(found)}, list(MET), lang=(get_language() or "id")[:2])
    return told, count(working, span)


def over_the_year(instansi: Instansi, employee: Employee, asked: Asked) -> tuple[Asked, Taken] | None:
    """What is asked over the turn of the year: the part of the next year, and that of this year as taken."""
    turn = dt.date(asked.first.year + 1, 1, 1)
    if asked.end < turn:
        return None
    nip, eve = int(employee.nip), turn - dt.timedelta(1)
    span = Span(nip, asked.first, eve)
    spent = Taken(nip, asked.kind, asked.first, eve, count(working_days(instansi, [span]), span))
    rest = Asked(asked.kind, turn, asked.last, asked.on, asked.journey, asked.doctor, asked.child, asked.exception)
    return rest, spent


def _openings(people: Collection[Employee], year: int) -> dict[int, list[LeaveOpening]]:
    found: dict[int, list[LeaveOpening]] = {}
    rows = LeaveOpening.objects.filter(employee__in=people, year__range=(year - 3, year)).select_related("employee")
    for one in rows.order_by("-year", "kind"):
        found.setdefault(int(one.employee.nip), []).append(one)
    return found


def _rows(people: Collection[Employee], day: dt.date, openings: Mapping[int, Any]) -> pl.DataFrame:
    """Everybody's columns without anything asked."""
    late, since, posts = postponed(people, day.year - 1), _began(people), _posts(people, day)
    rows = [_row(one, day, openings.get(int(one.nip), ()), late, since, posts) for one in people]
    return pl.DataFrame(rows, schema=MONTH.schema).sort("nip")


def _row(
    one: Employee, day: dt.date, openings: Collection[LeaveOpening], late: dict[int, int], since: Any, posts: Any
) -> dict[str, Any]:
    left = {day.year - held.year: held.days for held in openings if held.kind == LeaveOpening.Kind.LEFT}
    added = sum(held.days for held in openings if held.kind == LeaveOpening.Kind.ADDED and held.year == day.year)
    nothing = dict.fromkeys(MONTH.schema)
    return nothing | {
        "nip": int(one.nip), "kind": KINDS[one.kind], "service_since": one.tmt_cpns or since.get(one.pk),
        "is_teacher": is_teacher(posts.get(one.pk) or ""), "on_day": day, "opening_n1": left.get(1),
        "opening_n2": left.get(2), "opening_n3": left.get(3), "postponed_n1": late.get(int(one.nip), 0),
        "added_n0": added,
    }  # fmt: skip


def _began(people: Collection[Employee]) -> dict[int, dt.date]:
    """Since when those work whose first day is not on file: since their first golongan."""
    unknown = [one.pk for one in people if one.tmt_cpns is None]
    if not unknown:
        return {}
    rows = RiwayatGolongan.objects.filter(employee__in=unknown).values("employee").annotate(at=Min(Lower("valid")))
    return {row["employee"]: row["at"] for row in rows}


def _posts(people: Collection[Employee], day: dt.date) -> dict[int, str]:
    ids = [one.pk for one in people]
    held = RiwayatJabatan.objects.on(day).filter(employee__in=ids)
    return dict(held.values_list("employee", "jabatan__name"))
