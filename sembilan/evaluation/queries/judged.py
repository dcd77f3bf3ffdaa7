"""One evaluation with all that lies beside it: target, realisation, evidence, daily work and feedback of each RHK."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.db.models import Value as Literal

from sembilan.dialog.models import Feedback
from sembilan.evaluation.models import Conduct, Evaluation, Outcome
from sembilan.evaluation.queries.law import of_results
from sembilan.evaluation.queries.outcomes import rhks_of
from sembilan.performance.models import DailyActivity
from sembilan.planning.numbers import say_milli
from sembilan.skp.models import Expectation, Measure, Rhk
from sembilan.terms.berakhlak import Nilai
from sembilan.terms.rating import Rating
from sembilan.worklog.models import Entry

SHOWN = 4  # entries of daily work under an RHK; the sums tell of the rest


@dataclass
class Work:
    """The daily work of the period for one RHK: how often, how many minutes of it approved, and the newest."""

    count: int = 0
    minutes: int = 0
    approved: int = 0
    newest: list[dict[str, Any]] = field(default_factory=list)

    def add(self, entry: dict[str, Any]) -> None:
        """Count one more."""
        self.count, self.minutes = self.count + 1, self.minutes + entry["minutes"]
        if entry["decision"] == DailyActivity.Decision.DISETUJUI:
            self.approved += entry["minutes"]
        if len(self.newest) < SHOWN:
            self.newest.append(entry)


@dataclass(frozen=True)
class Line:
    """One RHK of the evaluation."""

    rhk: Rhk
    measures: list[tuple[Measure, str]]
    outcome: Outcome | None
    reached: str
    share_bp: int | None
    suggestion: str
    work: Work
    feedback: list[Feedback]

    @property
    def text(self) -> str:
        """What was reached, in words."""
        return self.outcome.text if self.outcome else ""

    @property
    def link(self) -> str:
        """The link that proves it."""
        return self.outcome.link if self.outcome else ""

    @property
    def document(self) -> Any:
        """The file that proves it."""
        return self.outcome.document if self.outcome else None

    @property
    def word(self) -> str:
        """The penilai's word about it."""
        return self.outcome.feedback if self.outcome else ""

    @property
    def has_evidence(self) -> bool:
        """Whether a file or a link proves it."""
        return bool(self.document or self.link)

    @property
    def unit(self) -> str:
        """The unit of its first quantitative measure."""
        measured = figure_of(self.rhk)
        return measured.unit if measured else ""


@dataclass(frozen=True)
class Value:
    """A BerAKHLAK value: what was expected in particular, what was said of it, and the penilai's word."""

    value: Nilai
    expectation: str
    word: str
    feedback: list[Feedback]


@dataclass(frozen=True)
class Beside:
    """All of it."""

    lines: list[Line]
    values: list[Value]
    others: list[Feedback]
    unassigned: Work
    speakers: set[str]
    outcomes: dict[int, Outcome]
    conduct: dict[int, str]

    @property
    def rhks(self) -> list[Rhk]:
        """Its RHK."""
        return [one.rhk for one in self.lines]


def beside(evaluation: Evaluation) -> Beside:
    """The evaluation line by line."""
    rhks = rhks_of(evaluation)
    outcomes = {one.rhk_id: one for one in evaluation.outcomes.select_related("document")}
    work, feedback = _work(evaluation), _feedback(evaluation)
    by_rhk, by_value, others = _sorted(feedback, {one.pk for one in rhks})
    told = _told(evaluation, rhks, outcomes)
    lines = [_line(one, outcomes.get(one.pk), work[one.pk], by_rhk[one.pk], told.get(one.pk)) for one in rhks]
    conduct, expected = _words(evaluation)
    values = [Value(one, expected.get(one, ""), conduct.get(one, ""), by_value[one]) for one in Nilai]
    known = {one.pk for one in rhks}
    unassigned = Work()
    for rhk, one in work.items():
        if rhk not in known:
            unassigned.count, unassigned.minutes = unassigned.count + one.count, unassigned.minutes + one.minutes
    return Beside(lines, values, others, unassigned, {one.by for one in feedback}, outcomes, conduct)


def figure_of(rhk: Rhk) -> Measure | None:
    """The first measure of an RHK that has a figure as its target."""
    return next((one for one in rhk.measures.all() if one.target_milli is not None), None)


def target_of(measure: Measure) -> str:
    """A target as people read it."""
    if measure.target_milli is None:
        return measure.target_text
    until = f" – {say_milli(measure.target_until_milli)}" if measure.target_until_milli is not None else ""
    return f"{say_milli(measure.target_milli)}{until} {measure.unit}".strip()


def _line(rhk: Rhk, outcome: Outcome | None, work: Work, feedback: list[Feedback], told: Any) -> Line:
    value = outcome.value_milli if outcome else None
    measured = figure_of(rhk)
    reached = f"{say_milli(value)} {measured.unit if measured else ''}".strip() if value is not None else ""
    rating = told["suggested_result"] if told else None
    return Line(
        rhk, [(one, target_of(one)) for one in rhk.measures.all()], outcome, reached,
        told["reached_bp"] if told else None, Rating(rating).label if rating else "", work, feedback,
    )  # fmt: skip


def _told(evaluation: Evaluation, rhks: list[Rhk], outcomes: dict[int, Outcome]) -> dict[int, dict[str, Any]]:
    given = {}
    for one in rhks:
        measured, outcome = figure_of(one), outcomes.get(one.pk)
        if measured is not None and outcome is not None and outcome.value_milli is not None:
            given[one.pk] = (measured, outcome.value_milli)
    return of_results(evaluation.employee.instansi, evaluation.first, given)


def _work(evaluation: Evaluation) -> dict[int, Work]:
    rows = Entry.objects.filter(
        employee_id=evaluation.employee_id, day__gte=evaluation.first, day__lt=evaluation.until
    ).exclude(decision=DailyActivity.Decision.DITOLAK)
    found: dict[int, Work] = defaultdict(Work)
    for one in rows.order_by("-day", "-pk").values("rhk_id", "day", "text", "minutes", "decision"):
        found[one["rhk_id"] or 0].add(dict(one))
    return found


def _feedback(evaluation: Evaluation) -> list[Feedback]:
    rows = Feedback.objects.filter(
        Q(employee_id=evaluation.employee_id), day__gte=evaluation.first, day__lt=evaluation.until
    )
    return list(rows.order_by("-day", "-pk"))


def _words(evaluation: Evaluation) -> tuple[dict[int, str], dict[int, str]]:
    """What the penilai said of each value, and what was expected of each in particular, asked together."""
    said = Conduct.objects.filter(evaluation=evaluation).values_list("value", "text", Literal(True))
    expected = Expectation.objects.filter(skp_id=evaluation.skp_id).values_list("value", "text", Literal(False))
    rows = list(said.union(expected, all=True))
    told: tuple[dict[int, str], dict[int, str]] = ({}, {})
    for value, text, is_said in rows:
        told[0 if is_said else 1][value] = text
    return told


def _sorted(feedback: list[Feedback], rhks: set[int]) -> tuple[Any, Any, list[Feedback]]:
    by_rhk: dict[int, list[Feedback]] = defaultdict(list)
    by_value: dict[int, list[Feedback]] = defaultdict(list)
    others = []
    for one in feedback:
        if one.rhk_id in rhks:
            by_rhk[one.rhk_id or 0].append(one)
        elif one.value:
            by_value[one.value].append(one)
        else:
            others.append(one)
    return by_rhk, by_value, others
