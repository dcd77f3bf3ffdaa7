"""The due lists as pages show them: who, what, when, and what is missing with its law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.utils.translation import get_language

from sembilan.career.kinds import ALL, Service
from sembilan.career.models import Case, Due, Reckoning
from sembilan.organisation.access import Permission
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.access import may, scope_for, visible
from sembilan.runs import in_force
from sembilan.terms.career import GOLONGAN_LABELS, SATYA_LABELS
from sembilan.terms.education import EDUCATION_LABELS
from sembilan.terms.frames.career import AREA
from sembilan.terms.month import Month
from sembilan.web.templatetags.say import rupiah

LOOK = Permission.READ_PERSONAL
MOST_UNITS = 200


@dataclass(frozen=True)
class Lacking:
    """One requirement that is not met or not known, in words."""

    title: str
    law: str
    is_unknown: bool


@dataclass(frozen=True)
class Line:
    """One person on a due list."""

    due: Any
    what: str
    lacking: Sequence[Lacking]
    state: str


def may_look(by: Any) -> bool:
    """Whether somebody has due lists at all: the region's officer, or the one of a unit."""
    scope = scope_for(by)
    return scope.is_all(LOOK) or bool(scope.paths(LOOK))


def may_serve(by: Any) -> bool:
    """Whether somebody opens cases and takes them further."""
    return may(by, Permission.SERVE)


def newest() -> Reckoning | None:
    """The reckoning that counts."""
    return Reckoning.objects.select_related("instansi").order_by("-id").first()


def due(by: Any, reckoning: Reckoning) -> QuerySet[Due]:
    """What falls due for whom somebody looks after."""
    rows = Due.objects.filter(reckoning=reckoning)
    return rows if scope_for(by).is_all(LOOK) else rows.filter(employee__in=visible(by, None, LOOK))


def counts(rows: QuerySet[Due]) -> Mapping[str, dict[str, int]]:
    """How many of each service, and how many of them lack nothing."""
    asked = rows.values("service").annotate(n=Count("pk"), ready=Count("pk", filter=Q(is_met=True))).order_by()
    return {row["service"]: {"n": row["n"], "ready": row["ready"]} for row in asked}


def listed(rows: QuerySet[Due], service: Service, asked: Mapping[str, Any], day: dt.date) -> QuerySet[Due]:
    """One service's list with person and place, the earliest first, as the filters leave it."""
    rows = rows.filter(service=service.code).select_related("employee").annotate(
        post=FilteredRelation(
            "employee__riwayat_jabatan", condition=Q(employee__riwayat_jabatan__valid__contains=day)
        ),
        place=FilteredRelation("employee__riwayat_unor", condition=Q(employee__riwayat_unor__valid__contains=day)),
        jabatan_name=F("post__jabatan__name"),
        unor_name=F("place__unor__name"),
        has_case=Exists(
            Case.objects.filter(
                employee=OuterRef("employee"), service=service.code, due_on=OuterRef("due_on"), is_open=True
            )
        ),
    )  # fmt: skip
    if asked.get("unor"):
        path = Unor.objects.filter(kode=asked["unor"]).values_list("path", flat=True).first()
        rows = rows.filter(place__unor__path__startswith=path or "-")
    if asked.get("bulan"):
        month = asked["bulan"]
        rows = rows.filter(due_on__gte=month.first, due_on__lte=month.last)
    states = {"siap": Q(is_met=True), "periksa": Q(is_met=None), "belum": Q(is_met=False)}
    if asked.get("keadaan") in states:
        rows = rows.filter(states[asked["keadaan"]])
    return rows.order_by(F("due_on").asc(nulls_last=True), "employee__name", "pk")


def lines(rows: Sequence[Any], instansi: Instansi, day: dt.date) -> list[Line]:
    """The rows in words."""
    words = wording(instansi, day)
    return [Line(one, what(one.service, one.facts), _lacking(one, words), _state(one)) for one in rows]


def _state(one: Due) -> str:
    return "periksa" if one.is_met is None else "siap" if one.is_met else "belum"


def _lacking(one: Due, words: Mapping[str, tuple[str, str]]) -> list[Lacking]:
    found = [(name, False) for name in one.unmet.split()] + [(name, True) for name in one.unknown.split()]
    return [Lacking(*words[name], is_unknown) for name, is_unknown in found if name in words]


def wording(instansi: Instansi, day: dt.date) -> Mapping[str, tuple[str, str]]:
    """Each requirement's title and law, by the rules in force."""
    plan = in_force.plan(instansi, AREA, Month.of(day))
    lang = (get_language() or "id")[:2]
    names = {name for service in ALL for name in service.met}
    return {name: (plan.nodes[name].rule.titled(lang), plan.nodes[name].rule.law) for name in names}


def what(service: str, facts: Mapping[str, Any]) -> str:
    """What is due, in a few words."""
    told = {
        "kgb": lambda: f"{rupiah(facts['gaji_now'])} → {rupiah(facts['gaji_new'])}",
        "pangkat": lambda: f"{_golongan(facts['golongan'])} → {_golongan(facts['kp_to'])}",
        "pensiun": lambda: f"BUP {facts['bup']}",
        "satyalancana": lambda: SATYA_LABELS.get(facts["satya_years"] or 0, ""),
        "gelar": lambda: EDUCATION_LABELS.get(facts["title_level"], ""),
    }
    return told[service]()


def _golongan(code: int | None) -> str:
    return GOLONGAN_LABELS.get(code or 0, "–")


def units(by: Any) -> list[Unor]:
    """The units one may choose from, the highest first."""
    scope = scope_for(by)
    rows = Unor.objects.order_by("path")
    if not scope.is_all(LOOK):
        wanted = Q(pk__in=[])
        for path in scope.paths(LOOK):
            wanted |= Q(path__startswith=path)
        rows = rows.filter(wanted)
    return list(rows[:MOST_UNITS])
