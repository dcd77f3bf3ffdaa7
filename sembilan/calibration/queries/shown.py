"""A session as its page and its Excel file show it: each rater's spread before and now, and the movements."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Subquery
from django.utils.translation import gettext as _

from sembilan.calibration.models import Comparison, Movement, RaterEstimate, Session
from sembilan.calibration.queries.raters import leaning
from sembilan.calibration.queries.reach import path_of, period_of
from sembilan.documents.workbook import Sheet, book
from sembilan.evaluation.queries import spread, spread_counts
from sembilan.evaluation.queries.periods import said
from sembilan.evaluation.queries.spread import BEST_FIRST, Spread
from sembilan.organisation.models import Unor
from sembilan.people.models import Employee
from sembilan.terms.rating import RATING_LABELS
from sembilan.web.templatetags.say import predikat

REGION = 0
LABELS = [one.label for one in BEST_FIRST]
Kept = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class RaterRow:
    """A rater: whose ratings, how they were spread before and are now, and what may be said of her beside others."""

    nip: str
    name: str
    before: Mapping[str, int]
    now: Mapping[str, int]
    estimate: RaterEstimate | None = None

    @property
    def leaning(self) -> str:
        """What may be said of her, in a word."""
        return leaning(self.estimate.leaning) if self.estimate else ""

    @property
    def people(self) -> int:
        """How many she rated."""
        return sum(self.now.values())

    @property
    def cells(self) -> list[tuple[str, int, int]]:
        """Each predikat: its word, how many now, and how many more or fewer than before."""
        found = []
        for one in BEST_FIRST:
            now = self.now.get(str(int(one)), 0)
            found.append((one.label, now, now - self.before.get(str(int(one)), 0)))
        return found


def spread_of(session: Session) -> Spread:
    """The spread of all that the session is about, beside its guidance."""
    period = period_of(session)
    if session.unor:
        return spread.look(session.unor, period)
    tops = list(Unor.objects.filter(parent=None)[:2])
    reached = spread_counts.reached(tops, period) if len(tops) == 1 else {}
    known = {REGION: reached[tops[0].pk]} if reached else {}
    return spread.judged({REGION: spread_counts.of_region(period)}, known, period, session.instansi)[REGION]


def rater_rows(session: Session, *, only: Collection[str] | None = None) -> list[RaterRow]:
    """Each rater of a session, those with most people first; a closed one as it was closed."""
    now = session.after if session.state == Session.State.CLOSED else _now(session)
    nips = [nip for nip in {*session.before, *now} if only is None or nip in only]
    names = dict(Employee.objects.filter(nip__in=nips).values_list("nip", "name"))
    said_of = estimates(nips)
    rows = [
        RaterRow(nip, names.get(nip, nip), session.before.get(nip, {}), now.get(nip, {}), said_of.get(nip))
        for nip in nips
    ]
    return sorted(rows, key=lambda one: (-one.people, one.name))


def estimates(nips: Collection[str]) -> dict[str, RaterEstimate]:
    """What the newest comparison says of raters, where it may say something."""
    newest = Comparison.objects.filter(why_not="").order_by("-until", "-pk").values("pk")[:1]
    rows = RaterEstimate.objects.filter(comparison=Subquery(newest), rater_nip__in=nips, leaning__gt=0)
    return {one.rater_nip: one for one in rows}


def title_of(session: Session) -> str:
    """Where and when, in words."""
    where = session.unor.name if session.unor else _("Seluruh daerah")
    return f"{where}, {said(period_of(session))}"


def sheet(session: Session, movements: Sequence[Movement]) -> bytes:
    """The session as an Excel file: its raters, and its movements."""
    heads = [_("NIP"), _("Penilai"), _("Orang"), *LABELS, *(_("%(what)s, sebelum") % {"what": one} for one in LABELS)]
    rows = (
        [one.nip, one.name, one.people, *(now for _label, now, _more in one.cells),
         *(now - more for _label, now, more in one.cells)]
        for one in rater_rows(session)
    )  # fmt: skip
    return book(
        Sheet(heads, rows, (20, 34, 8), _("Penilai")),
        Sheet(_heads(), (_cells(one) for one in movements), (20, 34, 20), _("Pergeseran")),
    )


def _heads() -> list[str]:
    return [
        _("NIP"), _("Pegawai"), _("Hasil kerja semula"), _("Perilaku semula"), _("Predikat semula"),
        _("Hasil kerja menjadi"), _("Perilaku menjadi"), _("Predikat menjadi"), _("Alasan"), _("Diusulkan oleh"),
        _("Putusan"), _("Diputus oleh"), _("Catatan"),
    ]  # fmt: skip


def _cells(one: Movement) -> list[Any]:
    person = one.evaluation.employee
    return [
        person.nip, person.full_name, RATING_LABELS[one.from_hasil], RATING_LABELS[one.from_perilaku],
        predikat(one.from_predikat), RATING_LABELS[one.to_hasil], RATING_LABELS[one.to_perilaku],
        predikat(one.to_predikat), one.reason, one.proposed_by, str(one.get_state_display()), one.decided_by,
        one.decision,
    ]  # fmt: skip


def _now(session: Session) -> Kept:
    found = spread_counts.of_raters(path_of(session), period_of(session))
    told = {nip: {str(key): people for key, people in counts.items() if key} for nip, counts in found.items()}
    return {nip: counts for nip, counts in told.items() if counts}
