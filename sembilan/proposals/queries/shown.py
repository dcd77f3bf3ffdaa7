"""How a proposal reads: what stands beside what is proposed, field by field, and who did what when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sembilan.people.kinds import KINDS, EntryKind
from sembilan.people.labels import LABELS
from sembilan.people.models import Employee
from sembilan.proposals.deadlines import days_late
from sembilan.proposals.entries import entry_of, is_changed, proposed_texts, since_of
from sembilan.proposals.models import Change, Proposal, State, Step
from sembilan.terms.education import EDUCATION_LABELS
from sembilan.web.templatetags.say import day, number, rupiah

FEW = 3
TONES = {State.APPROVED: "good", State.REFUSED: "bad", State.RETURNED: "warn", State.TAKEN_BACK: ""}


NEXT = {
    State.UNIT: _("Pengelola kepegawaian unit memeriksanya paling lambat %(day)s."),
    State.BKD: _("BKD memutuskannya paling lambat %(day)s."),
    State.RETURNED: _("Perbaiki menurut catatan pemeriksa lalu kirim lagi, sebaiknya sebelum %(day)s."),
    State.APPROVED: _("Sudah tercatat di riwayat."),
    State.REFUSED: _("Selesai. Riwayat tidak berubah."),
    State.TAKEN_BACK: _("Selesai. Riwayat tidak berubah."),
}


@dataclass(frozen=True)
class Line:
    """One field: what stands, what is proposed, and whether they differ."""

    label: str
    stands: str
    proposed: str
    is_changed: bool


@dataclass(frozen=True)
class Sides:
    """What stands beside what is proposed. `drifted` says that the entry changed since the proposal."""

    lines: list[Line]
    drifted: bool
    has_entry: bool


def sides(proposal: Proposal) -> Sides:
    """The two sides of a proposal: against the file as it is now while open, as it was proposed once ended."""
    kind = KINDS[proposal.kind]
    stands: Mapping[str, str] = proposal.stood
    proposed: Mapping[str, str] = proposal.texts
    drifted = False
    if proposal.is_open and proposal.change != Change.ADD:
        entry = entry_of(kind, proposal.employee, proposal.entry)
        drifted = is_changed(proposal)
        stands = kind.texts(entry) if entry is not None else {}
        if entry is not None and proposal.change == Change.CORRECT:
            proposed = proposed_texts(proposal, entry)
    elif proposal.is_open and kind.closes:
        stands = _now(kind, proposal.employee)
    if proposal.change == Change.WITHDRAW:
        proposed = {}
    return Sides(lines(kind, stands, proposed), drifted, bool(stands))


def lines(kind: EntryKind, stands: Mapping[str, str], proposed: Mapping[str, str]) -> list[Line]:
    """Field by field, without those that are empty on both sides."""
    names = _names(kind, [stands, proposed])
    found = []
    for name in kind.filled:
        before, after = stands.get(name, ""), proposed.get(name, "")
        if before or after:
            said = said_as(kind, name, before, names), said_as(kind, name, after, names)
            found.append(Line(str(LABELS[name]), *said, before != after))
    return found


def said_as(kind: EntryKind, name: str, text: str, names: Mapping[str, str]) -> str:
    """One text as people read it: a day, a choice by its label, a code with what it stands for."""
    field = None if name in ("since", "until") else kind.model._meta.get_field(name)
    if isinstance(field, models.BooleanField):
        return gettext("Ya") if text else gettext("Tidak")
    if not text:
        return ""
    if field is None or isinstance(field, models.DateField):
        return day(dt.date.fromisoformat(text))
    if name in SAYS:
        return SAYS[name](text)
    if isinstance(field, models.ForeignKey):
        known = names.get(f"{name}:{text}")
        return f"{known} ({text})" if known else text
    return str(dict(getattr(field, "choices", None) or {}).get(text, text))


SAYS = {
    "level": lambda text: EDUCATION_LABELS.get(int(text), text),
    "gaji_pokok": lambda text: rupiah(int(text)),
    "total_milli": lambda text: number(int(text)),
}


def summary(kind: EntryKind, entry: Any) -> str:
    """One entry in one line: its first fields that say something, for choosing among several."""
    texts = kind.texts(entry)
    shown = [line for line in lines(kind, texts, texts) if line.stands]
    return " · ".join(line.stands for line in shown[:FEW])


def gist(proposal: Proposal) -> str:
    """What a proposal is about in a few words, so that two of one kind can be told apart."""
    kind, texts = KINDS[proposal.kind], proposal.texts or proposal.stood
    if proposal.change == Change.CORRECT:
        names = [name for name in kind.filled if texts.get(name, "") != proposal.stood.get(name, "")]
        return ", ".join(str(LABELS[name]) for name in names[:FEW])
    said = [said_as(kind, name, texts.get(name, ""), {}) for name in kind.filled if texts.get(name)]
    return " · ".join(said[:FEW])


def _names(kind: EntryKind, both: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The names of the units and posts that the texts name by code."""
    found: dict[str, str] = {}
    for name in kind.fields:
        field = kind.model._meta.get_field(name)
        if isinstance(field, models.ForeignKey):
            codes = {texts[name] for texts in both if texts.get(name)}
            rows = field.related_model._default_manager.filter(kode__in=codes).values_list("kode", "name")
            found |= {f"{name}:{kode}": said for kode, said in rows}
    return found


def _now(kind: EntryKind, employee: Employee) -> dict[str, str]:
    """What a new entry would end, for kinds of which one holds at a time."""
    current = kind.model._default_manager.filter(employee=employee).order_by("-valid").first()
    return kind.texts(current) if current is not None else {}


@dataclass(frozen=True)
class Shown:
    """A proposal in a list."""

    proposal: Proposal
    title: str
    tone: str
    late: int
    submitted_at: dt.datetime | None = None
    place: str = ""
    gist: str = ""

    @property
    def next(self) -> str:
        """What happens next, and until when."""
        said = str(NEXT[State(self.proposal.state)])
        return said % {"day": day(self.proposal.due_on)}


def shown(
    proposals: Iterable[Proposal], today: dt.date, places: Mapping[int, str] = MappingProxyType({})
) -> list[Shown]:
    """Proposals with what a list says of each; `places` name where their people work."""
    found = list(proposals)
    firsts = Step.objects.filter(proposal__in=found, kind=Step.Kind.SUBMITTED).order_by("-pk")
    since = dict(firsts.values_list("proposal_id", "at"))
    return [
        Shown(
            one,
            str(KINDS[one.kind].title),
            TONES.get(State(one.state), "info"),
            days_late(one.due_on, today),
            since.get(one.pk),
            places.get(one.employee_id, ""),
            gist(one),
        )
        for one in found
    ]


def course(proposal: Proposal) -> list[dict[str, Any]]:
    """The steps so far, each with the name of who took it."""
    steps = list(Step.objects.filter(proposal=proposal).order_by("pk"))
    names = dict(Employee.objects.filter(nip__in={step.by for step in steps}).values_list("nip", "name"))
    return [{"step": step, "name": names.get(step.by, step.by)} for step in steps]


def page_of(proposal: Proposal, today: dt.date) -> dict[str, Any]:
    """Everything the page of one proposal says, whoever reads it."""
    steps = course(proposal)
    is_answered = proposal.state in (State.RETURNED, State.REFUSED)
    return {
        "proposal": proposal,
        "row": shown([proposal], today)[0],
        "sides": sides(proposal),
        "course": steps,
        "answer": steps[-1]["step"].note if is_answered else "",
        "since": since_of(proposal),
    }
