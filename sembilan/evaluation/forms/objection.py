"""An objection, what the penilai answers, and the decision."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.documents.actions import Upload, handed_in
from sembilan.evaluation.forms.judgement import RATINGS
from sembilan.evaluation.forms.realisation import PAPERS

AS_IT_IS = (("", _("Tetap (keberatan ditolak)")), *RATINGS)


def _must(label: Any, missing: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=2000, widget=area, error_messages={"required": missing})


class ObjectionForm(forms.Form):
    """Why the employee objects, with what proves it."""

    reason = _must(_("Alasan keberatan"), _("Tulis alasan keberatan Anda, bila dapat dengan bukti."))
    document = forms.FileField(label=_("Bukti"), required=False, widget=forms.FileInput(attrs={"accept": PAPERS}))
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", uuid.uuid4())

    @property
    def upload(self) -> Upload | None:
        """The evidence, if any was handed in."""
        return handed_in(self.cleaned_data.get("document"))


class AnswerForm(forms.Form):
    """What the penilai says when heard."""

    text = _must(_("Keterangan Anda sebagai penilai"), _("Tulis keterangan Anda."))


class DecisionForm(forms.Form):
    """The decision with its reasons; with both ratings the objection is upheld."""

    hasil_kerja = forms.TypedChoiceField(
        label=_("Rating hasil kerja yang baru"), coerce=int, empty_value=None, choices=AS_IT_IS, required=False
    )
    perilaku = forms.TypedChoiceField(
        label=_("Rating perilaku yang baru"), coerce=int, empty_value=None, choices=AS_IT_IS, required=False
    )
    text = _must(_("Alasan putusan"), _("Tulis alasan putusan ini; pegawai dan penilai membacanya."))
