"""One person's allowance of a month as its page shows it: the amount, where the rest went, what proves it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sembilan.allowance.models import TppMonth
from sembilan.allowance.queries.days import Day, days_of
from sembilan.allowance.queries.steps import Detail, Part, details_of, told
from sembilan.organisation.access import Permission
from sembilan.people import access
from sembilan.people.models import Employee
from sembilan.people.queries import with_place
from sembilan.policy.explain import Explanation
from sembilan.records.models import Event
from sembilan.runs import files, queries, releases
from sembilan.runs.explain import held_reasons, stood_on
from sembilan.runs.models import Publication, Run
from sembilan.runs.part import part_of
from sembilan.terms.month import Month
from sembilan.web.templatetags.say import month_name, rupiah

AREA = "allowance"
CAUSES = (("lost_to_aktivitas", "lost-1"), ("lost_to_predikat", "lost-2"), ("lost_to_attendance", "lost-3"),
          ("lost_to_pengurang", "rest"))  # fmt: skip
HUKDIS = ("potongan_hukdis", "lost-4")


@dataclass(frozen=True)
class Slip:
    """Everything the page of one person's month needs; `row` is nothing for who was held or not computed."""

    person: Employee
    month: Month
    run: Run | None = None
    publication: Publication | None = None
    row: TppMonth | None = None
    before: TppMonth | None = None
    held: tuple[str, ...] = ()
    why: Explanation | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    days: list[Day] = field(default_factory=list)

    @property
    def steps(self) -> list[Part]:
        """From cause to amount."""
        return told(self.why, self.facts) if self.why else []

    @property
    def details(self) -> list[Detail]:
        """Every rule with its numbers."""
        return details_of(self.why) if self.why else []

    @property
    def share_bp(self) -> int:
        """The amount against the most it could be."""
        return self.row.tpp_bruto * 10_000 // self.row.tpp_maks if self.row and self.row.tpp_maks else 0

    @property
    def difference(self) -> int | None:
        """Against the published month before."""
        return self.row.tpp_bruto - self.before.tpp_bruto if self.row and self.before else None

    @property
    def less(self) -> int:
        """How much less than the month before."""
        return max(-(self.difference or 0), 0)

    @property
    def lost(self) -> dict[str, int]:
        """The rupiah each cause took, as the rules count them."""
        names = [name for name, _tone in (*CAUSES, HUKDIS)]
        return {name: self.why[name].value or 0 for name in names if self.why and name in self.why}

    @property
    def judged_by(self) -> str:
        """What stands beside activity: the predikat, or what the region's own rules put in its place."""
        own = self.why is not None and "predikat_bp" in self.why and self.why["predikat_bp"].pack != "nasional"
        return self.why["predikat_bp"].title if own and self.why else _("Predikat")

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The whole ceiling as a bar: what was received, and what each cause took."""
        labels = {
            "lost_to_aktivitas": _("Aktivitas kurang"),
            "lost_to_predikat": self.judged_by,
            "lost_to_attendance": _("Kehadiran"),
            "lost_to_pengurang": _("Variabel pengurang"),
            "potongan_hukdis": _("Hukuman disiplin"),
        }
        tones = dict((*CAUSES, HUKDIS))
        gone = [_slice(labels[name], amount, tones[name]) for name, amount in self.lost.items() if amount]
        return [_slice(_("Diterima"), self.row.tpp_bruto, 1), *gone] if self.row else []

    @property
    def previous_name(self) -> str:
        """The month before, without its year."""
        return month_name(self.month.previous()).split()[0]

    @property
    def next_name(self) -> str:
        """The month after, without its year."""
        return month_name(self.month.next()).split()[0]

    @property
    def is_draft(self) -> bool:
        """Computed, yet nobody has answered for it."""
        return self.run is not None and self.publication is None


def _slice(label: str, amount: int, tone: int | str) -> dict[str, Any]:
    return {"label": label, "value": amount, "text": rupiah(amount), "tone": tone}


def person_for(user: Any, month: Month, nip: str) -> Employee | None:
    """The person, if this reader may see her pay of the month; otherwise nothing, as if she were not there."""
    return with_place(access.visible(user, month.last, Permission.READ_PAY), month.last).filter(nip=nip).first()


def slip_of(person: Employee, month: Month, *, draft: bool) -> Slip:
    """Her slip; of a month that is not published only who may see drafts is shown what was computed."""
    newest = queries.publications_of(month, month.previous())
    publication, last = newest.get((AREA, month)), newest.get((AREA, month.previous()))
    run = publication.run if publication else queries.latest_done(AREA, month) if draft else None
    if run is None:
        return Slip(person, month)
    wanted = [run.pk, *([last.run_id] if last else [])]
    rows = {row.run_id: row for row in TppMonth.objects.filter(run__in=wanted, nip=person.nip)}
    row, before = rows.get(run.pk), rows.get(last.run_id) if last else None
    if row is None:
        return Slip(person, month, run, publication, held=held_reasons(run, int(person.nip)))
    why, facts = _explained(run, person.nip, month)
    presence = newest.get(("attendance", month))
    is_read = presence is not None and presence.run_id == run.reads.get("attendance")
    attended = presence.run if presence and is_read else stood_on(run, "attendance")
    lived = days_of(attended, person.nip) if attended else []
    return Slip(person, month, run, publication, row, before, (), why, facts, lived)


def _explained(run: Run, nip: str, month: Month) -> tuple[Explanation, Mapping[str, Any]]:
    """The walk to every result and to what each cause took, with the facts it starts from."""
    area = part_of(AREA).area
    frames = files.one_person(files.folder_of(run), area, int(nip))
    plan = releases.read(run.release).plan(area, month)
    results = [col.name for col in plan.results]
    lost = [name for name, _tone in CAUSES if name in plan.nodes]
    why = plan.explain(frames, [*results, *lost], lang=(get_language() or "id")[:2])
    return why, frames["month"].row(0, named=True)


@dataclass(frozen=True)
class Proof:
    """Who answered for a month, and where that stands in the log."""

    name: str
    on: dt.date
    position: int | None


def proof_of(publication: Publication) -> Proof:
    """The name of who published, and the leaf of her decision once the log has sealed it."""
    events = Event.objects.filter(verb="month.publish", target=f"run:{publication.run_id}").order_by("-id")
    name = Employee.objects.filter(nip=OuterRef("actor")).values("name")
    found = events.annotate(name=Subquery(name)).values_list("name", "leaf__position").first() or (None, None)
    return Proof(found[0] or publication.by, timezone.localtime(publication.at).date(), found[1])
