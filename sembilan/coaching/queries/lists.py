"""Lists: problems by period and state, contradictions by kind, the region by office and class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, Count, Func, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from sembilan.coaching.models import Contradiction, Look, Lowest, Problem
from sembilan.coaching.queries import reach
from sembilan.coaching.queries.composite import DEEP, offices
from sembilan.coaching.queries.shown import sign_words
from sembilan.coaching.span import Span
from sembilan.organisation.models import Unor

State = Problem.State
SHOWN = (State.FOUND, State.CONFIRMED, State.CLOSED, State.DROPPED)
TABS = (
    (State.FOUND.value, _("Ditemukan")), (State.CONFIRMED.value, _("Sedang dibantu")),
    (State.CLOSED.value, _("Selesai")), (State.DROPPED.value, _("Bukan masalah")),
)  # fmt: skip
MOST_SPANS = 24
URGENT = Case(*(When(state=state, then=place) for place, state in enumerate(SHOWN)), default=len(SHOWN))


def spans() -> list[Span]:
    """The periods that were looked at, the newest first."""
    rows = Look.objects.filter(step=Look.Step.DONE).values_list("first", "months").distinct()
    return [Span(first, months) for first, months in rows.order_by("-first", "months")[:MOST_SPANS]]


def span_of(text: str, known: list[Span]) -> Span | None:
    """The period meant in an address; else the newest that was looked at."""
    try:
        return Span.read(text)
    except ValueError:
        return known[0] if known else None


def latest_look(span: Span | None) -> Look | None:
    """The newest look at a period, or at any."""
    rows = Look.objects.select_related("unor").order_by("-id")
    return (rows.filter(first=span.first, months=span.months) if span else rows).first()


def problems(by: Any, span: Span, asked: Mapping[str, str]) -> QuerySet[Problem]:
    """Those this person must help, by state, class and unit.

    Who waits to be looked at comes first, and who has most signs.
    """
    rows = reach.problems(by).filter(first=span.first, months=span.months)
    state = asked.get("keadaan", "")
    rows = rows.filter(state=state) if state in State.values else rows.filter(state__in=SHOWN)
    if asked.get("kelas", "") in ("1", "2", "3"):
        kind = int(asked["kelas"])
        rows = rows.filter(Q(confirmed=kind) | Q(confirmed=None, kind=kind))
    if asked.get("unit"):
        path = Unor.objects.filter(kode=asked["unit"]).values_list("path", flat=True).first()
        rows = rows.filter(unor__path__startswith=path or "-")
    return rows.order_by(URGENT, Func("signs", function="jsonb_array_length").desc(), "employee__name", "pk")


def state_counts(by: Any, span: Span) -> dict[str, int]:
    """How many of each state."""
    rows = reach.problems(by).filter(first=span.first, months=span.months).order_by()
    return dict.fromkeys(State.values, 0) | dict(rows.values_list("state").annotate(n=Count("pk")))


@dataclass(frozen=True)
class Line:
    """One problem in a list, with its signs in words."""

    problem: Problem
    signs: list[str]


def lines(rows: Iterable[Problem]) -> list[Line]:
    """Problems as a list shows them."""
    return [Line(one, sign_words(one.signs)) for one in rows]


@dataclass
class Office:
    """An office with its problems by class and state, without a name."""

    name: str
    kode: str = ""
    kinds: dict[int, int] = field(default_factory=lambda: dict.fromkeys(Problem.Class.values, 0))
    states: dict[str, int] = field(default_factory=lambda: dict.fromkeys(State.values, 0))

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.states.values())


def by_office(span: Span) -> list[Office]:
    """The region by office: how many problems of each class and state; no names."""
    rows = Problem.objects.filter(first=span.first, months=span.months, state__in=SHOWN)
    counted = rows.values_list("unor__path", "kind", "confirmed", "state").annotate(n=Count("pk")).order_by()
    known, found = offices(), dict[str, Office]()
    for place, kind, confirmed, state, number in counted:
        path = ".".join(place.split(".")[:DEEP]) + "."
        name = known[path][1] if path in known else str(_("Di luar perangkat daerah"))
        row = found.setdefault(name, Office(name, path.rstrip(".").rpartition(".")[2] if path in known else ""))
        one = confirmed or kind
        row.kinds[one] += number
        row.states[state] += number
    return sorted(found.values(), key=lambda row: (-row.total, row.name))


def check_counts(span: Span) -> dict[str, int]:
    """How many contradictions of each kind stand and are not explained, in the whole region; no names."""
    rows = Contradiction.objects.filter(first=span.first, months=span.months, stands=True, explained="")
    return dict(rows.order_by().values_list("kind").annotate(n=Count("pk")))


def contradictions(by: Any, span: Span, asked: Mapping[str, str]) -> QuerySet[Contradiction]:
    """Those about people this person must help, by kind; those to be explained unless all are asked for."""
    rows = reach.contradictions(by).filter(first=span.first, months=span.months, stands=True)
    if asked.get("jenis"):
        rows = rows.filter(kind=asked["jenis"])
    if asked.get("lihat") != "semua":
        rows = rows.filter(explained="")
    return rows.order_by("kind", "unor__path", "pk")


def lowest(by: Any, span: Span) -> QuerySet[Lowest]:
    """The lowest names of offices whom this person must help."""
    rows = reach.lowest(by).filter(first=span.first, months=span.months)
    return rows.order_by("office__path", "rank")
