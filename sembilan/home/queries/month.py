"""The month page: where each area stands, what the month came to, what needs a look, and who may answer for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.paginator import Page
from django.db.models import Count, Subquery
from django.db.models.functions import Coalesce

from sembilan.home.queries.looks import Line, Look, counted, listed, sorted_looks
from sembilan.home.queries.numbers import Numbers, Paths, Runs, of_region, of_units
from sembilan.organisation.access import Permission
from sembilan.organisation.models import Instansi
from sembilan.people.access import may, may_compute, may_publish, scope_for
from sembilan.records.models import Reject
from sembilan.runs.models import Area, Computation, Run
from sembilan.runs.queries import AreaState, computation, month_state, publications_of
from sembilan.terms.month import Month

STEPS: list[Run.Step] = [step for step in Run.Step if step not in (Run.Step.DONE, Run.Step.FAILED)]


@dataclass(frozen=True)
class Row:
    """One area as the page shows it."""

    state: AreaState
    may_publish: bool

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {"published": "good", "ready": "info", "running": "info", "failed": "bad"}.get(self.word, "")

    @property
    def word(self) -> str:
        """Where it stands, in one word for the template."""
        state, latest = self.state, self.state.latest
        if state.is_running:
            return "running"
        if state.may_be_published:
            return "ready"
        if state.publication:
            return "published"
        is_failed = state.is_abandoned or (latest is not None and latest.step == Run.Step.FAILED)
        return "failed" if is_failed else "waiting"

    @property
    def steps(self) -> list[dict[str, Any]]:
        """How far a running computation came."""
        latest = self.state.latest
        here = STEPS.index(Run.Step(latest.step)) if latest and latest.step in STEPS else 0
        return [{"title": step.label, "state": _state(place, here)} for place, step in enumerate(STEPS)]

    @property
    def done(self) -> int:
        """How many steps are behind it."""
        return sum(1 for step in self.steps if step["state"] == "done")

    @property
    def needs_look(self) -> int:
        """How many things of this area need a look."""
        return sum(self.state.remarks.values())


def _state(place: int, here: int) -> str:
    return "done" if place < here else "now" if place == here else "todo"


@dataclass(frozen=True)
class MonthPage:
    """The whole page; `is_whole` is false for who sees only her units."""

    month: Month
    months: Sequence[Month]
    rows: list[Row]
    numbers: Numbers
    looks: list[Look]
    rejects: int | None
    is_whole: bool
    computation: Computation | None
    may_compute: bool

    @property
    def is_running(self) -> bool:
        """Whether something is being computed now, or waits for its turn."""
        is_asked = self.computation is not None and self.computation.ended_at is None
        return is_asked or any(row.state.is_running for row in self.rows)

    @property
    def publishable(self) -> list[Row]:
        """What this reader may publish, first what others stand below: pay brings its own base along."""
        order = {Area.ALLOWANCE: 0, Area.TALENT: 1}
        return sorted((row for row in self.rows if row.may_publish), key=lambda row: order.get(Area(row.state.area), 2))

    @property
    def is_published(self) -> bool:
        """Whether somebody answered for every area, and nothing newer waits."""
        return all(row.word == "published" for row in self.rows)

    @property
    def is_computed(self) -> bool:
        """Whether something was ever computed."""
        return not self.is_empty

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever computed."""
        return all(row.state.latest is None for row in self.rows)

    @property
    def release(self) -> Run | None:
        """A run whose release stands for the month."""
        return next((row.state.current for row in reversed(self.rows) if row.state.current), None)


def paths_for(user: Any) -> Paths | bool:
    """The units whose month this reader may see: nothing for the whole region, `False` for none at all."""
    scope = scope_for(user)
    if scope.is_all(Permission.SEE_MONTH) or scope.is_all(Permission.SEE_UNIT):
        return None
    return scope.paths(Permission.SEE_UNIT) or False


def month_page(user: Any, month: Month, *, is_brief: bool = False) -> MonthPage | None:
    """The page for a reader; nothing for who may see no month. Brief, it has no spread, no other months, no asker."""
    paths = paths_for(user)
    if isinstance(paths, bool):
        return None
    states = month_state(month, counting=paths is None)
    ids = [state.current.pk for state in states if state.current]
    if paths is None:
        looks = sorted_looks(_merged(states))
        numbers = of_region(states, is_brief=is_brief)
    else:
        looks = counted(ids, month, paths)
        numbers = of_units(_runs(states), month, paths, sum(look.count for look in looks if look.is_held))
    publishes = may_publish(user)
    rows = [Row(state, publishes and state.may_be_published) for state in states]
    sees_held = may(user, Permission.SEE_HELD)
    shown, held_rows = ([], 0) if is_brief else around(user, month)
    rejects = held_rows if sees_held else None
    asked, computes = computation(month) if paths is None and not is_brief else None, may_compute(user)
    return MonthPage(month, shown, rows, numbers, looks, rejects, paths is None, asked, computes)


def _merged(states: Sequence[AreaState]) -> dict[str, int]:
    found: dict[str, int] = {}
    for state in states:
        for code, count in (*state.remarks.items(), *state.held.items()):
            found[code] = found.get(code, 0) + count
    return found


def _runs(states: Sequence[AreaState]) -> Runs:
    here = {state.area: state.current.pk if state.current else None for state in states}
    return Runs(here, {state.area: state.before_run for state in states})


def around(user: Any, also: Month) -> tuple[list[Month], int]:
    """The months anything was computed for, with the one that is open, the newest first; and how many rows are held."""
    days = Run.objects.order_by().values("month").distinct()
    held = Reject.objects.filter(healed_at=None).order_by().values("instansi").annotate(n=Count("id")).values("n")
    here = Instansi.objects.filter(pk=user.instansi_id).values_list(ArraySubquery(days), Coalesce(Subquery(held), 0))
    computed, held_rows = here.get()
    return sorted({*(Month.of(day) for day in computed), also}, reverse=True), held_rows


def newest() -> Month | None:
    """The newest month anything was computed for."""
    day = Run.objects.order_by("-month").values_list("month", flat=True).first()
    return Month.of(day) if day else None


def to_publish(user: Any, month: Month, area: str) -> AreaState | None:
    """What this reader would publish of an area; nothing when she may not, or nothing was computed."""
    if area not in Area.values or not may_publish(user):
        return None
    state = next(state for state in month_state(month) if state.area == area)
    return state if state.newest_done else None


def run_to_publish(month: Month, area: str, number: int) -> Run | None:
    """The run a reader saw and answers for."""
    rows = Run.objects.filter(pk=number, month=month.first, area=area, step=Run.Step.DONE)
    return rows.select_related("release").defer("release__content").first()


@dataclass(frozen=True)
class LooksPage:
    """One kind of thing to look at as a list, and the other kinds beside it."""

    month: Month
    looks: list[Look]
    kind: Look | None
    lines: list[Line]
    page: Page[int] | None
    may_read_pay: bool


def looks_page(user: Any, month: Month, wanted: Mapping[str, Any]) -> LooksPage | None:
    """What needs a look in the month for a reader; nothing for who may see no month."""
    paths = paths_for(user)
    if isinstance(paths, bool):
        return None
    runs = [run.pk for run in current_runs(month)]
    looks = counted(runs, month, paths)
    kind = next((look for look in looks if look.code == wanted.get("kode")), looks[0] if looks else None)
    pays = scope_for(user).is_all(Permission.READ_PAY) or paths is not None
    if kind is None:
        return LooksPage(month, looks, None, [], None, pays)
    page, lines = listed(runs, month, paths, kind.code, looks, wanted.get("halaman") or 1)
    return LooksPage(month, looks, kind, lines, page, pays)


def current_runs(month: Month) -> list[Run]:
    """The runs that are the month: the published ones, else the newest finished."""
    here = publications_of(month)
    done = Run.objects.filter(month=month.first, step=Run.Step.DONE).order_by("id").defer("totals")
    newest_done = {run.area: run for run in done}
    return [here[area, month].run if (area, month) in here else run for area, run in newest_done.items()]
