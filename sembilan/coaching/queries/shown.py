"""A problem as pages show it: its facts before and after in words, its signs with their law, its course."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from sembilan.coaching.models import Contradiction, Lowest, Problem
from sembilan.coaching.queries import composite
from sembilan.coaching.queries.laws import Laws
from sembilan.people.models import Employee
from sembilan.policy.explain import Explanation
from sembilan.policy.wording import say
from sembilan.terms.column import Col, Frame
from sembilan.terms.frames import coaching, crosscheck

# Of these less is better; of all others more is.
LESS = ("rhk_unclear", "rhk_untold", "tk", "late_minutes", "complaints")
LEFT_OUT = ("nip", "span_months", "annual_predikat")
TONES = {
    Problem.State.FOUND: "warn", Problem.State.CONFIRMED: "info", Problem.State.CLOSED: "good",
}  # fmt: skip
WORDS = {
    **{state.value: state.label for state in Problem.State},
    "jawaban": _("Jawaban yang bersangkutan"), "langkah": _("Langkah disepakati"), "hasil": _("Hasil langkah"),
    "dampak": _("Dampak diukur"),
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One fact of a period in words, the same of the period after, and what became of it."""

    title: str
    before: str
    after: str
    word: str
    tone: str


def lang() -> str:
    """The reader's language."""
    return (get_language() or "id")[:2]


def titles(area: Sequence[Col]) -> dict[str, str]:
    """What each column is called."""
    return {col.name: col.titled(lang()) for col in area}


def sign_words(signs: Iterable[str]) -> list[str]:
    """Signs in words."""
    called = {col.name: col.title for col in coaching.RESULTS}
    english = {col.name: SIGNS_EN.get(col.name, col.title) for col in coaching.RESULTS}
    return [(english if lang() == "en" else called)[one] for one in signs if one in called]


SIGNS_EN: Mapping[str, str] = {
    "sign_result": "Results below expectations", "sign_target": "Targets missed",
    "sign_competence": "Gap of competence", "sign_plan": "SKP not clear", "sign_untold": "Results without realisation",
    "sign_budget": "Budget late", "sign_conduct": "Behaviour below expectations",
    "sign_absence": "Absent without reason", "sign_late": "Late and left early",
    "sign_activity": "Daily work below the norm", "sign_proof": "Daily work without proof",
    "sign_complaint": "Critical feedback",
}  # fmt: skip
CHECKS_EN: Mapping[str, str] = {
    "little_work": "High rating, little daily work", "much_work": "Much daily work, poor result",
    "on_leave": "Daily work on days of leave", "beyond_presence": "Days of work beyond presence",
    "poor_unit": "High rating, poor unit", "all_alike": "A whole unit rated alike", "at_once": "Approved at once",
    "never": "Daily work never decided",
}  # fmt: skip


def check_word(kind: str) -> str:
    """A kind of contradiction in words."""
    called = {col.name: col.title for col in crosscheck.RESULTS}
    return CHECKS_EN.get(kind, kind) if lang() == "en" else called.get(kind, kind)


def facts(problem: Problem) -> list[Fact]:
    """What is known of the period, and of the one after once it was looked at."""
    after = problem.after or {}
    shown = [col for col in coaching.MONTH.columns if col.name not in LEFT_OUT and _known(problem, col.name)]
    return [_fact(col, problem.facts.get(col.name), after.get(col.name), has_after=bool(after)) for col in shown]


def _known(problem: Problem, name: str) -> bool:
    return problem.facts.get(name) is not None or (problem.after or {}).get(name) is not None


def _fact(col: Col, before: Any, after: Any, *, has_after: bool) -> Fact:
    words = col.words(lang())
    said, then = say(before, col.unit, lang(), words), say(after, col.unit, lang(), words)
    word, tone = _became(col.name, before, after) if has_after else ("", "")
    return Fact(col.titled(lang()), said, then if has_after else "", word, tone)


def _became(name: str, before: Any, after: Any) -> tuple[str, str]:
    if before is None or after is None:
        return gettext("tidak dapat dibandingkan"), ""
    if before == after:
        return gettext("tetap"), ""
    is_better = (after < before) if name in LESS else (after > before)
    return (gettext("membaik"), "good") if is_better else (gettext("memburuk"), "warn")


@dataclass(frozen=True)
class Effect:
    """What became of the signs: those that are gone, those that stay, those that came."""

    gone: list[str]
    stay: list[str]
    came: list[str]


def effect(problem: Problem) -> Effect | None:
    """The signs of the period beside those of the one after; nothing before that was looked at."""
    if problem.after_signs is None:
        return None
    before, after = list(problem.signs), list(problem.after_signs)
    return Effect(
        sign_words(one for one in before if one not in after),
        sign_words(one for one in before if one in after),
        sign_words(one for one in after if one not in before),
    )


def signs(laws: Laws, problem: Problem) -> list[dict[str, Any]]:
    """Each sign with its number, threshold and law, as the rules of that period say it; the class last."""
    frames = {
        "month": _row(coaching.MONTH, problem.employee.nip, problem.facts),
        "outcome": _rows(coaching.OUTCOME, problem.employee.nip, problem.outcomes),
    }
    wanted = [*problem.signs, "kind"]
    return _steps(laws.help(problem.span).explain(frames, wanted, lang=lang()), wanted, "kind")


def check(laws: Laws, one: Contradiction) -> list[dict[str, Any]]:
    """The numbers that do not fit together, with the law."""
    nip = one.employee.nip if one.employee else NOBODY
    plan = laws.checks(one.span)
    told = plan.explain({"month": _row(crosscheck.MONTH, nip, one.facts)}, [one.kind], lang=lang())
    return _steps(told, [one.kind], "")


def index(laws: Laws, one: Lowest) -> list[dict[str, Any]]:
    """One person's index part by part."""
    plan = laws.index(one.span)
    if plan is None:
        return []
    told = composite.explained(plan, one.employee.nip, one.facts)
    return _steps(told, [step.name for step in told.steps], "index_bp")


NOBODY = "100000000000000000"  # stands in a frame of a unit, where a NIP must be


def _row(frame: Frame, nip: str, known: Mapping[str, Any]) -> pl.DataFrame:
    return _rows(frame, nip, [known])


def _rows(frame: Frame, nip: str, rows: Sequence[Mapping[str, Any]]) -> pl.DataFrame:
    told = [{name: row.get(name) for name in frame.schema} | {"nip": int(nip)} for row in rows]
    return pl.DataFrame(told, schema=frame.schema)


def _steps(told: Explanation, wanted: Sequence[str], result: str) -> list[dict[str, Any]]:
    found = [told[name] for name in wanted if name in told]
    return [
        {"title": step.title, "text": step.text, "law": step.law, "note": _doubt(step.parameters),
         "amount": step.said if step.name == result or step.unit != "flag" else "", "result": step.name == result}
        for step in found
    ]  # fmt: skip


def _doubt(parameters: Any) -> str:
    """What a reader is told of thresholds that were not read in the law itself."""
    marks = {used.mark for used in parameters}
    if "inferred" in marks:
        return gettext("ambangnya disimpulkan, bukan kutipan")
    return gettext("ambangnya diingat, belum dicocokkan") if "recalled" in marks else ""


def names(nips: Iterable[str]) -> dict[str, str]:
    """The names of people by NIP; the worker has a word of its own."""
    found = dict(Employee.objects.filter(nip__in=set(nips)).values_list("nip", "name"))
    return {nip: found.get(nip) or (gettext("Pencarian otomatis") if nip.startswith("cli:") else nip) for nip in nips}


@dataclass(frozen=True)
class Past:
    """One step of a course, told."""

    word: str
    name: str
    at: Any
    text: str


def course(problem: Problem) -> list[Past]:
    """What was done with a problem, the newest first."""
    steps = list(problem.steps.order_by("-pk"))
    known = names([step.by for step in steps])
    return [Past(str(WORDS.get(step.what, step.what)), known[step.by], step.at, step.text) for step in steps]
