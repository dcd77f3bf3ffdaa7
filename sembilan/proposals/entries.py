"""The entry a proposal is about: as it stands, as it will stand, and its entering into the file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from sembilan.people.actions import InvalidEntry, add_entry, correct_entry, withdraw_entry
from sembilan.people.kinds import KINDS, EntryKind, written
from sembilan.people.labels import LABELS
from sembilan.people.models import Employee
from sembilan.proposals.models import Change, Proposal


def entries_of(kind: EntryKind, employee: Employee) -> list[Any]:
    """What stands in a person's file of one kind, the newest first."""
    if kind.model is Employee:
        return [employee]
    return list(kind.model._default_manager.filter(employee=employee).order_by("-pk"))


def entry_of(kind: EntryKind, employee: Employee, pk: int | None) -> Any:
    """One entry of the person's own file, or nothing."""
    if kind.model is Employee:
        return Employee.objects.filter(pk=employee.pk).first() if pk == employee.pk else None
    return kind.model._default_manager.filter(employee=employee, pk=pk).first()


def is_changed(proposal: Proposal) -> bool:
    """Whether the entry was corrected or taken out since its change was proposed."""
    if proposal.change == Change.ADD:
        return False
    entry = entry_of(KINDS[proposal.kind], proposal.employee, proposal.entry)
    return entry is None or entry.recorded_at != proposal.stood_at


def texts_of(kind: EntryKind, texts: Mapping[str, Any]) -> dict[str, str]:
    """What was filled in, as the texts an entry is kept and compared by; `InvalidEntry` says what is wrong."""
    form = kind.form(texts)
    if not form.is_valid():
        raise InvalidEntry({name: [str(one) for one in said] for name, said in form.errors.items()})
    return {name: written(form.cleaned_data.get(name)) for name in kind.filled}


def proposed_texts(proposal: Proposal, entry: Any) -> dict[str, str]:
    """The entry as it stands now with only what the proposal changes, so that nothing else is put back."""
    changed = {name: text for name, text in proposal.texts.items() if text != proposal.stood.get(name, "")}
    return KINDS[proposal.kind].texts(entry) | changed


def enter(proposal: Proposal, *, by: Any) -> None:
    """Let the change take effect in the file; `InvalidEntry` says why it cannot."""
    source, kind = f"usulan:{proposal.pk}", proposal.kind
    shared: dict[str, Any] = {"kind": kind, "by": by, "source": source, "document": proposal.document_id}
    try:
        with transaction.atomic():
            if proposal.change == Change.ADD:
                add_entry(employee=proposal.employee, texts=proposal.texts, **shared)
                return
            entry = entry_of(KINDS[kind], proposal.employee, proposal.entry)
            if entry is None:
                raise InvalidEntry({"": [_("Butir ini sudah tidak ada di riwayat.")]})
            reason = f"{source} {proposal.note}".strip()
            if proposal.change == Change.WITHDRAW:
                withdraw_entry(entry=entry, kind=kind, reason=reason, by=by)
            else:
                correct_entry(entry=entry, texts=proposed_texts(proposal, entry), reason=reason, **shared)
    except ValidationError as error:
        raise InvalidEntry({"": [str(one) for one in error.messages]}) from error


class _Undone(Exception):
    """A trial was good; nothing of it stays."""


def try_out(proposal: Proposal, *, by: Any) -> None:
    """Enter the change and undo it, so that whoever proposes hears at once what would hinder it."""
    try:
        with transaction.atomic():
            enter(proposal, by=by)
            raise _Undone
    except _Undone:
        return


def sentences(invalid: InvalidEntry) -> str:
    """Everything that hinders an entry in one line, each with the name of its field."""
    said = []
    for name, errors in invalid.errors.items():
        label = f"{LABELS[name]}: " if name in LABELS else ""
        said += [f"{label}{error}" for error in errors]
    return " ".join(said)


def since_of(proposal: Proposal) -> dt.date | None:
    """The day from which the change will be so, where its kind names one."""
    for name in ("since", "tmt"):
        if text := proposal.texts.get(name):
            return dt.date.fromisoformat(text)
    return None
