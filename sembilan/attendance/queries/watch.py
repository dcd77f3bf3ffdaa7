"""The watch of discipline as it is read: who is near a step among one's people, and one person's year with its law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.db.models import Q, QuerySet
from django.utils.translation import get_language, gettext

from sembilan.attendance.models import Watch
from sembilan.attendance.queries.watch_facts import frame_of, judged, rules
from sembilan.organisation.access import Permission, today
from sembilan.organisation.models import Instansi
from sembilan.people.access import leading, may_read_person, may_somewhere, scope_for, visible
from sembilan.people.models import Employee
from sembilan.people.queries.places import with_place
from sembilan.policy.explain import Explanation
from sembilan.records.models import Event
from sembilan.terms.frames.watch import STEP_LABELS, STEP_LABELS_EN
from sembilan.terms.month import Month
from sembilan.web.templatetags.say import month_name

CPNS, PPPK = 2, 3
WATCHING = (Permission.SUPERVISE, Permission.SEE_UNIT, Permission.SEE_HELD)
SHORT = ("belum ada", "lisan", "tertulis", "tidak puas", "TPP 6 bulan", "TPP 9 bulan", "TPP 12 bulan", "turun jabatan",
         "bebas jabatan", "diberhentikan")  # fmt: skip
SHORT_EN = ("none yet", "oral", "written", "dissatisfaction", "TPP 6 months", "TPP 9 months", "TPP 12 months",
            "lower post", "released", "dismissal")  # fmt: skip
DRAFTING = (Permission.SUPERVISE, Permission.CHECK)
TOLD = ("minute_days", "year_days", "year_step", "row_step", "reached", "following", "days_left", "row_left",
        "calls", "stops_pay")  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One person of the list: her facts and what they lead to."""

    watch: Watch
    employee: Employee
    told: dict[str, Any]

    @property
    def step(self) -> str:
        """The step reached, in words."""
        return word(self.told["reached"])

    @property
    def short(self) -> str:
        """The step reached, in a word or two."""
        return (SHORT_EN if (get_language() or "id").startswith("en") else SHORT)[self.told["reached"]]

    @property
    def following(self) -> str:
        """The next step, in words."""
        return word(self.told["following"])

    @property
    def tone(self) -> str:
        """How urgent it is."""
        return "bad" if self.told["reached"] else "warn" if self.told["warned_days"] else ""


def word(step: int) -> str:
    """A step in the reader's language."""
    return (STEP_LABELS_EN if (get_language() or "id").startswith("en") else STEP_LABELS)[step]


@dataclass(frozen=True)
class Reckoned:
    """When the year was last reckoned, through which day, and the months of which nothing is known."""

    at: dt.datetime
    until: dt.date
    unknown: str


def reckoned(year: int) -> Reckoned | None:
    """The last reckoning of a year; nothing when it never was."""
    event = Event.objects.filter(verb="watch.reckon", target=f"watch:{year}").order_by("-id").first()
    if event is None:
        return None
    until = dt.date.fromisoformat(event.data["until"])
    return Reckoned(event.at, until, spans(event.data.get("unknown", []), year))


def spans(months: Sequence[int], year: int) -> str:
    """Months in words, those that follow each other as from and to."""
    names = {number: month_name(Month(year, number)).split()[0] for number in months}
    starts = [number for number in months if number - 1 not in names]
    ends = [number for number in months if number + 1 not in names]
    pairs = zip(starts, ends, strict=True)
    return ", ".join(names[one] if one == other else f"{names[one]}–{names[other]}" for one, other in pairs)


def may_reckon(by: Any) -> bool:
    """Whether this person may have it reckoned now."""
    return scope_for(by).is_all(Permission.EDIT)


def may_watch(by: Any) -> bool:
    """Whether this person watches over somebody."""
    return any(may_somewhere(by, permission) for permission in WATCHING)


def watched(by: Any) -> QuerySet[Employee]:
    """Those this person watches over: whom she leads, looks after or inspects; never herself."""
    found = Q(pk__in=[])
    for permission in WATCHING:
        found |= Q(pk__in=visible(by, None, permission).values("pk"))
    return Employee.objects.filter(found).exclude(nip=getattr(by, "nip", by))


def may_draft(by: Any, employee: Employee) -> bool:
    """Whether this person may prepare a summons of that one."""
    return any(may_read_person(by, employee, permission) for permission in DRAFTING)


def may_handle(by: Any, employee: Employee) -> bool:
    """Whether this person is the superior who answers for what is done."""
    return may_read_person(by, employee, Permission.SUPERVISE)


def rows(by: Any, year: int, *, all_of_them: bool = False) -> QuerySet[Watch]:
    """The kept rows of the people one watches over, the heaviest first; those near or past a step unless all."""
    found = Watch.objects.filter(year=year, employee__in=watched(by)).select_related("employee")
    if not all_of_them:
        found = found.filter(Q(year_days__gte=2) | Q(in_a_row__gte=2))
    return found.order_by("-reached", "-year_days", "-in_a_row", "employee__name")


def lines(instansi: Instansi, page: list[Watch]) -> list[Line]:
    """The rows of a page with what they lead to and where each person works."""
    if not page:
        return []
    people = with_place(Employee.objects.filter(pk__in=[one.employee_id for one in page]), today())
    placed = {one.pk: one for one in people}
    frames = pl.concat([frame_of(one)["month"] for one in page])
    told = {row["nip"]: row for row in judged(rules(instansi, today()), frames).iter_rows(named=True)}
    return [Line(one, placed[one.employee_id], told[int(one.employee.nip)]) for one in page]


def explained(instansi: Instansi, row: Watch) -> Explanation:
    """One person's year step by step, each with its law and mark."""
    plan = rules(instansi, today())
    return plan.explain(frame_of(row), list(TOLD), lang=(get_language() or "id")[:2])


def of_person(employee: Employee, year: int) -> Watch | None:
    """The kept row of one person."""
    return Watch.objects.filter(employee=employee, year=year).select_related("employee").first()


def superiors(day: dt.date, people: dict[int, str]) -> dict[int, list[str]]:
    """Of people by key and NIP, the NIPs of who leads each from nearest: herself left out."""
    heads = [(right.path, nip) for nip, right in leading(day)]
    found: dict[int, list[str]] = {}
    for one in with_place(Employee.objects.filter(pk__in=list(people)), day):
        above: Any = one
        over = [(len(path), nip) for path, nip in heads if (above.unor_path or "").startswith(path) and nip != one.nip]
        nearest = max((length for length, _nip in over), default=0)
        found[one.pk] = sorted(nip for length, nip in over if length == nearest)
    return found


def steps(told: Explanation) -> list[dict[str, Any]]:
    """The steps as the page shows them, each with its law and whether a figure in it is not verified."""
    return [
        {"title": step.title, "text": step.text, "law": step.law, "amount": step.said, "result": step.name == "reached",
         "note": doubts(step.parameters)}
        for step in told.steps
    ]  # fmt: skip


def doubts(parameters: Any) -> str:
    """What a reader is told of figures that were not read in the law itself."""
    marks = {used.mark for used in parameters}
    if "inferred" in marks:
        return gettext("angkanya disimpulkan, bukan kutipan")
    return gettext("angkanya diingat, belum dicocokkan") if "recalled" in marks else ""


def remark(watch: Watch | None) -> str:
    """What else is to be known by the kind of employee."""
    if watch is None:
        return ""
    if watch.kind == PPPK:
        return gettext("PPPK: yang berlaku ialah perjanjian kerja (PP 49/2018); langkah di sini sebagai pembanding.")
    if watch.kind == CPNS:
        return gettext("CPNS: hukuman disiplin sedang atau berat membuatnya tidak diangkat menjadi PNS.")
    return ""
