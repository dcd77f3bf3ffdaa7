"""What goes with an entry when an officer sends it: the document, the reason, and what the officer saw."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from sembilan.people.actions.direct import Paper

ACCEPTED = {"accept": ".pdf,.jpg,.jpeg,.png"}


class PaperForm(forms.Form):
    """A new entry: its document, and the mark by which the same form is known again."""

    document = forms.FileField(
        label=_("Dokumen (SK, ijazah, atau bukti lain)"), required=False, allow_empty_file=True,
        help_text=_("PDF, JPEG, atau PNG."), widget=forms.FileInput(attrs=ACCEPTED),
    )  # fmt: skip
    token = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": _("Muat ulang halaman ini.")})

    def paper(self) -> Paper | None:
        """The document that was handed in."""
        sent = self.cleaned_data.get("document")
        return Paper(sent.name or "", sent.read()) if sent is not None else None


class ReasonForm(forms.Form):
    """Why an entry is corrected or withdrawn, and since when the version seen was known."""

    reason = forms.CharField(
        label=_("Alasan"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Tulis alasannya; alasan ini tercatat bersama perubahan.")},
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_seen(self) -> dt.datetime | None:
        """The moment, or nothing when the form was tampered with."""
        return _moment(self.cleaned_data["seen"])


class CorrectionForm(PaperForm, ReasonForm):
    """A correction: reason first, then what a new entry brings too."""

    field_order = ("reason", "document")


class PortraitForm(forms.Form):
    """A photo of a person."""

    photo = forms.FileField(
        label=_("Foto"), help_text=_("JPEG atau PNG, wajah tampak jelas."),
        widget=forms.FileInput(attrs={"accept": ".jpg,.jpeg,.png"}),
    )  # fmt: skip


class KnownForm(forms.Form):
    """As known on which day."""

    diketahui = forms.DateField(
        label=_("Diketahui pada"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def new_token() -> str:
    """A mark no other form has."""
    return str(uuid4())


def _moment(text: Any) -> dt.datetime | None:
    try:
        return parse_datetime(str(text))
    except ValueError:
        return None
