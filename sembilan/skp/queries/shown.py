"""An SKP as its page tells it: the form, what is missing, whose turn it is, what this reader may do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.people.models import Employee
from sembilan.people.queries.places import named
from sembilan.records.actions import actor_name
from sembilan.skp.models import WITH_OWNER, WITH_PENILAI, Appendix, Measure, Rhk, Skp, SkpStep, State
from sembilan.skp.queries.contents import Contents, contents_of
from sembilan.skp.queries.deadline import is_late, last_days, start_of
from sembilan.skp.queries.missing import missing
from sembilan.skp.queries.posts import raters
from sembilan.skp.queries.reach import has_rater, may_rate, may_write
from sembilan.skp.queries.rows import may_give_up
from sembilan.terms.berakhlak import Nilai
from sembilan.terms.panduan import GUIDES

TONES = {State.AGREED: "good", State.SENT: "info", State.REVISED: "info", State.CORRECTION: "warn"}


@dataclass(frozen=True)
class Line:
    """An SKP in a list: how it stands, until when it had to be agreed, what is to be done next."""

    skp: Skp
    tone: str
    last: dt.date
    late: bool
    next: str

    @property
    def last_day(self) -> dt.date | None:
        """The last day it stands for."""
        until: dt.date | None = self.skp.valid.upper
        return until - dt.timedelta(days=1) if until else None


@dataclass(frozen=True)
class Value:
    """A BerAKHLAK value with its guides and what is expected beyond them."""

    number: int
    label: str
    guides: Sequence[str]
    expected: str


def lines(skps: Collection[Skp], instansi: Instansi) -> list[Line]:
    """SKP in a list."""
    last = last_days(instansi, [start_of(one) for one in skps])
    return [_line(one, last[start_of(one)]) for one in skps]


def values_of(contents: Contents) -> list[Value]:
    """The seven values as an SKP has them."""
    expected = contents["expectations"]
    return [Value(int(one), one.label, GUIDES[one], expected.get(str(int(one)), "")) for one in Nilai]


def document_of(contents: Contents) -> dict[str, Any]:
    """The parts of the form, for a page or a paper."""
    rhks: list[Contents] = [_told(one) for one in contents["rhks"]]
    return {
        "contents": contents, "values": values_of(contents),
        "is_jpt": contents["form"] == Skp.Form.JPT,
        "is_quantitative": contents["approach"] == Skp.Approach.QUANTITATIVE,
        "form_name": dict(Skp.Form.choices)[contents["form"]],
        "approach_name": dict(Skp.Approach.choices)[contents["approach"]],
        "groups": [
            {"title": title, "kind": kind, "rhks": [one for one in rhks if one["kind"] == kind]}
            for kind, title in ((Rhk.Kind.MAIN, _("Hasil kerja utama")), (Rhk.Kind.EXTRA, _("Hasil kerja tambahan")))
        ],
        "appendix": [
            {"kind": kind, "title": title, "rows": [one for one in contents["appendix"] if one["kind"] == kind]}
            for kind, title in Appendix.Kind.choices
        ],
    }  # fmt: skip


def page_of(by: Any, skp: Skp) -> dict[str, Any]:
    """All that the page of an SKP shows this reader."""
    steps, turn = steps_of(skp), _turn(skp)
    people = named({*turn, skp.penilai_nip, *(one.by for one in steps)}, today())
    contents, is_own = contents_of(skp, people), actor_name(by) == skp.employee.nip
    rates = not is_own and (actor_name(by) == skp.penilai_nip or may_rate(by, skp))
    gaps = missing(skp, contents) if skp.state in WITH_OWNER else []
    return document_of(contents) | {
        "skp": skp, "line": lines([skp], skp.instansi)[0], "is_own": is_own, "gaps": gaps,
        "may_write": _writes(by, skp, is_own=is_own, rates=rates),
        "may_agree": rates and skp.state in WITH_PENILAI, "may_send": is_own and skp.state in WITH_OWNER,
        "may_take_back": is_own and skp.state in WITH_PENILAI, "rates": rates,
        "may_reopen": (is_own or rates) and skp.state == State.AGREED and _runs(skp),
        "turn": [people[nip].full_name for nip in turn if nip in people], "steps": told_steps(steps, people),
        "may_give_up": _gives_up(by, skp, steps, rates=rates),
        "agreed": next((one for one in reversed(steps) if one.is_text), None),
        "note": next((one.text for one in reversed(steps) if one.state == State.CORRECTION), "")
        if skp.state == State.CORRECTION else "",
        "rater_left": rates and skp.state in WITH_PENILAI and not _is_rater(by, skp),
    }  # fmt: skip


def steps_of(skp: Skp) -> list[Any]:
    """The steps without the texts some of them keep, each with what that text is."""
    rows = SkpStep.objects.filter(skp=skp).defer("contents").order_by("pk")
    return list(
        rows.annotate(
            given_up=KT("contents__given_up"), is_text=Q(contents__has_key="rhks"), opens=Q(contents__has_key="rows")
        )
    )


def told_steps(steps: Collection[Any], people: dict[str, Employee]) -> list[dict[str, Any]]:
    """Each step in words, with the name of who took it."""
    return [
        {
            "step": one,
            "name": people[one.by].full_name if one.by in people else one.by,
            "title": word_of(one, given_up=one.given_up, is_opening=one.opens),
        }
        for one in steps
    ]


def word_of(step: SkpStep, *, given_up: Any, is_opening: bool) -> str:
    """What a step did: given up, the number of the adendum is told, for its state says only what stands again."""
    if given_up:
        return _("Adendum %(n)s dibatalkan") % {"n": given_up}
    return _("Adendum dibuka") if is_opening else str(step.get_state_display())


def _told(rhk: Contents) -> Contents:
    aspects, views = dict(Measure.Aspect.choices), dict(Rhk.Perspective.choices)
    measures = [one | {"aspect_name": aspects.get(one["aspect"], "")} for one in rhk["measures"]]
    return rhk | {"measures": measures, "perspective_name": views.get(rhk["perspective"], "")}


def _line(skp: Skp, last: dt.date) -> Line:
    return Line(skp, TONES.get(State(skp.state), ""), last, is_late(skp, last, today()), _next(skp))


def _next(skp: Skp) -> str:
    if skp.state == State.DRAFT:
        return _("Lengkapi adendum, lalu ajukan.") if skp.adendum else _("Lengkapi, lalu ajukan ke penilai.")
    if skp.state == State.CORRECTION:
        return _("Perbaiki menurut catatan penilai, lalu ajukan lagi.")
    if skp.state in WITH_PENILAI:
        return _("Menunggu persetujuan penilai.")
    return _("Sudah disetujui; catat pekerjaan harian pada RHK-nya.")


def _writes(by: Any, skp: Skp, *, is_own: bool, rates: bool) -> bool:
    """The same as `reach.may_write`, asked only where it is not known already."""
    if skp.state == State.AGREED:
        return False
    if skp.state in WITH_PENILAI:
        return rates
    return is_own or rates or may_write(by, skp)


def _gives_up(by: Any, skp: Skp, steps: Sequence[Any], *, rates: bool) -> bool:
    opening = next((one for one in reversed(steps) if one.opens), None)
    is_open = skp.adendum and skp.state != State.AGREED
    return bool(opening and is_open and may_give_up(skp, opening.by, actor_name(by), rates=rates))


def _is_rater(by: Any, skp: Skp) -> bool:
    return actor_name(by) == skp.penilai_nip or has_rater(skp)


def _turn(skp: Skp) -> list[str]:
    if skp.state == State.AGREED:
        return []
    if skp.state in WITH_OWNER:
        return [skp.employee.nip]
    return [skp.penilai_nip] if skp.penilai_nip else raters(skp.unor.path, today(), [skp.employee.nip])


def _runs(skp: Skp) -> bool:
    return bool(skp.valid.lower <= today() < skp.valid.upper)
