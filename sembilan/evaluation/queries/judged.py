"""One evaluation with all that lies beside it: target, realisation, evidence, daily work and feedback of each RHK."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, DateField
from django.db.models import Value as Literal

from sembilan.dialog.models import Feedback
from sembilan.evaluation.models import Conduct, Evaluation, Outcome
from sembilan.evaluation.queries.law import of_results
from sembilan.evaluation.queries.names import full_name
from sembilan.evaluation.queries.outcomes import Result, results_of
from sembilan.performance.models import DailyActivity
from sembilan.planning.numbers import say_milli
from sembilan.skp.models import Expectation, Measure, Rhk
from sembilan.terms.berakhlak import Nilai
from sembilan.terms.rating import Rating
from sembilan.worklog.models import Entry

FEEDBACK, WORK, WORD, EXPECTED = "feedback", "work", "word", "expected"
SHOWN = 4  # entries of daily work under an RHK; the sums tell of the rest


class Said(NamedTuple):
    """What was said of the person, or done by her: feedback, a word on a value, what was expected, a day's work."""

    pk: int
    value: int | None
    text: str
    rhk_id: int | None
    day: dt.date
    by: str
    name: str | None
    is_praise: bool
    minutes: int
    decision: str


@dataclass
class Work:
    """The daily work of the period for one RHK: how often, how many minutes of it approved, and the newest."""

    count: int = 0
    minutes: int = 0
    approved: int = 0
    newest: list[Said] = field(default_factory=list)

    def add(self, entry: Said) -> None:
        """Count one more."""
        self.count, self.minutes = self.count + 1, self.minutes + entry.minutes
        if entry.decision == DailyActivity.Decision.DISETUJUI:
            self.approved += entry.minutes
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
    feedback: list[Said]

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
        measured = figure_of(one for one, _target in self.measures)
        return measured.unit if measured else ""


@dataclass(frozen=True)
class Value:
    """A BerAKHLAK value: what was expected in particular, what was said of it, and the penilai's word."""

    value: Nilai
    expectation: str
    word: str
    feedback: list[Said]


@dataclass(frozen=True)
class Beside:
    """All of it."""

    lines: list[Line]
    values: list[Value]
    others: list[Said]
    unassigned: Work
    speakers: dict[str, str]
    outcomes: dict[int, Outcome]
    conduct: dict[int, str]

    @property
    def rhks(self) -> list[Rhk]:
        """Its RHK."""
        return [one.rhk for one in self.lines]


def beside(evaluation: Evaluation) -> Beside:
    """The evaluation line by line."""
    results, said = results_of(evaluation), _said(evaluation)
    known, work, feedback = {one.rhk.pk for one in results}, _work(said[WORK]), said[FEEDBACK]
    by_rhk, by_value, others = _sorted(feedback, known)
    told = _told(evaluation, results)
    lines = [_line(one, work[one.rhk.pk], by_rhk[one.rhk.pk], told.get(one.rhk.pk)) for one in results]
    conduct, expected = _by_value(said[WORD]), _by_value(said[EXPECTED])
    values = [Value(one, expected.get(one, ""), conduct.get(one, ""), by_value[one]) for one in Nilai]
    unassigned = Work()
    for one in said[WORK]:
        if one.rhk_id not in known:
            unassigned.add(one)
    outcomes = {one.rhk.pk: one.outcome for one in results if one.outcome}
    return Beside(
        lines, values, others, unassigned, {one.by: one.name or one.by for one in feedback}, outcomes, conduct
    )


def figure_of(measures: Iterable[Measure]) -> Measure | None:
    """The first measure that has a figure as its target."""
    return next((one for one in measures if one.target_milli is not None), None)


def target_of(measure: Measure) -> str:
    """A target as people read it."""
    if measure.target_milli is None:
        return measure.target_text
    until = f" – {say_milli(measure.target_until_milli)}" if measure.target_until_milli is not None else ""
    return f"{say_milli(measure.target_milli)}{until} {measure.unit}".strip()


def _line(one: Result, work: Work, feedback: list[Said], told: Any) -> Line:
    value = one.outcome.value_milli if one.outcome else None
    measured = figure_of(one.measures)
    reached = f"{say_milli(value)} {measured.unit if measured else ''}".strip() if value is not None else ""
    rating = told["suggested_result"] if told else None
    return Line(
        one.rhk, [(each, target_of(each)) for each in one.measures], one.outcome, reached,
        told["reached_bp"] if told else None, Rating(rating).label if rating else "", work, feedback,
    )  # fmt: skip


def _told(evaluation: Evaluation, results: list[Result]) -> dict[int, dict[str, Any]]:
    given = {}
    for one in results:
        measured = figure_of(one.measures)
        if measured is not None and one.outcome is not None and one.outcome.value_milli is not None:
            given[one.rhk.pk] = (measured, one.outcome.value_milli)
    last = evaluation.until - dt.timedelta(1)
    return of_results(evaluation.employee.instansi, last, given)


def _work(entries: list[Said]) -> dict[int, Work]:
    found: dict[int, Work] = defaultdict(Work)
    for one in entries:
        found[one.rhk_id or 0].add(one)
    return found


def _by_value(said: list[Said]) -> dict[int, str]:
    return {one.value: one.text for one in said if one.value}


def _said(evaluation: Evaluation) -> dict[str, list[Said]]:
    """Feedback and daily work of the period, the newest first, and the words on each value: all asked at once."""
    during = {"employee_id": evaluation.employee_id, "day__gte": evaluation.first, "day__lt": evaluation.until}
    nobody, none, never = Literal(""), Literal(None, BigIntegerField()), Literal(None, DateField())
    feedback = Feedback.objects.filter(**during).values_list(
        Literal(FEEDBACK), "pk", "value", "text", "rhk_id", "day", "by", full_name("by"), "is_praise", Literal(0),
        nobody,
    )  # fmt: skip
    worked = Entry.objects.filter(**during).exclude(decision=DailyActivity.Decision.DITOLAK).values_list(
        Literal(WORK), "pk", none, "text", "rhk_id", "day", nobody, nobody, Literal(False), "minutes", "decision"
    )  # fmt: skip
    alike = (none, never, nobody, nobody, Literal(False), Literal(0), nobody)
    word = Conduct.objects.filter(evaluation=evaluation).values_list(Literal(WORD), "pk", "value", "text", *alike)
    expected = Expectation.objects.filter(skp_id=evaluation.skp_id).values_list(
        Literal(EXPECTED), "pk", "value", "text", *alike
    )
    told: dict[str, list[Said]] = defaultdict(list)
    for kind, *row in feedback.union(worked, word, expected, all=True):
        told[kind].append(Said(*row))
    for kind in (FEEDBACK, WORK):
        told[kind].sort(key=lambda one: (one.day, one.pk), reverse=True)
    return told


def _sorted(feedback: list[Said], rhks: set[int]) -> tuple[Any, Any, list[Said]]:
    by_rhk: dict[int, list[Said]] = defaultdict(list)
    by_value: dict[int, list[Said]] = defaultdict(list)
    others = []
    for one in feedback:
        if one.rhk_id in rhks:
            by_rhk[one.rhk_id or 0].append(one)
        elif one.value:
            by_value[one.value].append(one)
        else:
            others.append(one)
    return by_rhk, by_value, others
