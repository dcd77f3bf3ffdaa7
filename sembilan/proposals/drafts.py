"""A change while it is being filled in: its two forms, what they are about, and what hinders it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from sembilan.documents.content import Unacceptable
from sembilan.people.actions import InvalidEntry
from sembilan.people.kinds import EntryForm, EntryKind
from sembilan.people.models import Employee
from sembilan.proposals.actions import Refused, resubmit, submit
from sembilan.proposals.entries import sentences
from sembilan.proposals.forms import ProposalForm
from sembilan.proposals.models import Change, Proposal


@dataclass
class Draft:
    """What somebody is about to propose: for whom, about which entry, or the returned proposal she mends."""

    request: HttpRequest
    kind: EntryKind
    employee: Employee
    change: str
    entry: Any = None
    returned: Proposal | None = None
    sent: Proposal | None = None
    fault: str = ""
    fields: EntryForm = field(init=False)
    rest: ProposalForm = field(init=False)

    def __post_init__(self) -> None:
        data: Mapping[str, Any] | None = self.request.POST if self.request.method == "POST" else None
        self.fields = self.kind.form(data, entry=self.entry)
        if self.returned is not None and data is None:
            self.fields.initial = dict(self.returned.texts) or self.fields.initial
        for name, one in self.fields.fields.items():
            if isinstance(one, forms.ModelChoiceField):
                one.widget.attrs |= _helped(name)
        note = {"note": self.returned.note} if self.returned else {}
        files = self.request.FILES if data is not None else None
        self.rest = ProposalForm(data, files, change=self.change, needs_document=self._needs_document(), initial=note)

    def _needs_document(self) -> bool:
        has_one = self.returned is not None and self.returned.document_id is not None
        return self.kind.proven and self.change != Change.WITHDRAW and not has_one

    @property
    def is_withdrawal(self) -> bool:
        """Whether an entry is to be taken out, so there is nothing to fill in."""
        return self.change == Change.WITHDRAW

    def send(self) -> Proposal | None:
        """Propose it; nothing when it cannot be, and the forms say why."""
        is_whole = self.rest.is_valid() and (self.is_withdrawal or self.fields.is_valid())
        if not is_whole:
            self.fields.is_valid()
            return None
        try:
            with transaction.atomic():
                return self._submit()
        except IntegrityError:  # sent twice at once: the first one stands
            return Proposal.objects.filter(token=self.rest.cleaned_data["token"]).first()
        except Unacceptable as lying:
            self.rest.add_error("document", lying.sentence)
        except Refused as refused:
            self.fault = str(refused)
        except InvalidEntry as invalid:
            self._show(invalid)
        return None

    def _submit(self) -> Proposal:
        note, by = self.rest.cleaned_data["note"], self.request.user
        texts = self.request.POST.dict()
        if self.returned is not None:
            return resubmit(proposal=self.returned, texts=texts, note=note, upload=self.rest.upload, by=by)
        token: uuid.UUID = self.rest.cleaned_data["token"]
        if before := Proposal.objects.filter(token=token).first():
            return before
        entry = self.entry.pk if self.entry is not None else None
        return submit(
            employee=self.employee, kind=self.kind.code, change=self.change, entry=entry, texts=texts, note=note,
            upload=self.rest.upload, token=token, by=by,
        )  # fmt: skip

    def _show(self, invalid: InvalidEntry) -> None:
        if self.is_withdrawal or not set(invalid.errors) <= set(self.fields.fields):
            self.fault = sentences(invalid)
            return
        for name, said in invalid.errors.items():
            for one in said:
                self.fields.add_error(name, one)


def _helped(name: str) -> dict[str, str]:
    """Let the browser ask for the codes that fit what is typed."""
    return {
        "hx-get": f"/usulan/daftar/{name}/",
        "hx-trigger": "focus once, input changed delay:200ms",
        "hx-target": f"#daftar-{name}",
        "hx-swap": "innerHTML",
    }
