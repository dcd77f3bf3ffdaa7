"""Parses what proposers and officers send."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.documents.actions import handed_in
from sembilan.people.kinds import ALL
from sembilan.proposals.actions import Upload
from sembilan.proposals.models import Change, State
from sembilan.proposals.queries.lists import LATE, MONTH, MY_TURN, WEEK

NOTE_LENGTH = 500
MAY_BE_PHOTOGRAPHED = "application/pdf,image/jpeg,image/png"


class ProposalForm(forms.Form):
    """What goes with a change: its document, a note, and the number that makes sending it twice harmless."""

    document = forms.FileField(
        label=_("Dokumen pendukung"),
        help_text=_("PDF, JPEG, atau PNG. Foto SK yang terbaca juga boleh."),
        widget=forms.FileInput(attrs={"accept": MAY_BE_PHOTOGRAPHED}),
        error_messages={
            "required": _("Lampirkan SK atau bukti lainnya (PDF, JPEG, atau PNG)."),
            "empty": _("Berkas kosong. Pilih berkas lain."),
        },
    )
    note = forms.CharField(
        label=_("Catatan untuk pemeriksa"),
        max_length=NOTE_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, change: str, needs_document: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].required = needs_document
        if change == Change.WITHDRAW:
            self.fields["note"].required = True
            self.fields["note"].label = _("Mengapa butir ini dicabut?")
        self.initial.setdefault("token", uuid.uuid4())

    @property
    def upload(self) -> Upload | None:
        """The document, if one was handed in."""
        return handed_in(self.cleaned_data.get("document"))


class VerdictForm(forms.Form):
    """What an officer says to a proposal, and which step she saw last."""

    VERDICTS = (
        ("teruskan", _("Teruskan ke BKD")),
        ("setujui", _("Setujui")),
        ("kembalikan", _("Kembalikan")),
        ("tolak", _("Tolak")),
    )
    verdict = forms.ChoiceField(choices=VERDICTS)
    note = forms.CharField(label=_("Catatan atau alasan"), max_length=NOTE_LENGTH, required=False,
                           widget=forms.Textarea(attrs={"rows": 3}))  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput)
    confirmed = forms.BooleanField(required=False, label=_("Saya sudah membandingkan; perubahan ini tetap berlaku."))


class BulkForm(forms.Form):
    """Several proposals approved with one note."""

    NONE = _("Pilih dahulu usulannya.")
    chosen = forms.TypedMultipleChoiceField(coerce=int, error_messages={"required": NONE, "invalid_choice": NONE})
    note = forms.CharField(max_length=NOTE_LENGTH, required=False)

    def __init__(self, *args: Any, ids: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(one, one) for one in ids]  # type: ignore[attr-defined]


class QueueForm(forms.Form):
    """The filters of the work list; whatever is not among them is no such page."""

    state = forms.ChoiceField(
        label=_("Keadaan"), required=False, choices=[(MY_TURN, _("Giliran saya")), *State.choices]
    )
    kind = forms.ChoiceField(
        label=_("Jenis"), required=False, choices=[("", _("Semua jenis")), *((kind.code, kind.title) for kind in ALL)]
    )
    unit = forms.CharField(label=_("Unit"), required=False, max_length=40)
    age = forms.ChoiceField(
        label=_("Umur"),
        required=False,
        choices=[
            ("", _("Semua umur")),
            (LATE, _("Terlambat")),
            (WEEK, _("Lebih dari 7 hari")),
            (MONTH, _("Lebih dari 30 hari")),
        ],
    )
