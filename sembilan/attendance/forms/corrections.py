"""Parses what employees ask of a day and what superiors answer."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.attendance.actions.corrections import Upload, Wish
from sembilan.attendance.models import Correction
from sembilan.documents.actions import handed_in

PAPER = "application/pdf,image/jpeg,image/png"
REASON = 500


def _hour(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class CorrectionForm(forms.Form):
    """A wish for a day: kind, hours where the kind has some, why, a report of a duty elsewhere, and evidence."""

    kind = forms.ChoiceField(label=_("Apa yang terjadi?"), choices=Correction.Kind.choices, widget=forms.RadioSelect)
    day = forms.DateField(label=_("Hari"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    datang = _hour(_("Jam datang yang benar"))
    pulang = _hour(_("Jam pulang yang benar"))
    reason = forms.CharField(
        label=_("Alasan"),
        max_length=REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Tulis alasannya; atasan membacanya.")},
    )
    report = forms.CharField(
        label=_("Laporan singkat tugas"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    document = forms.FileField(
        label=_("Bukti"),
        required=False,
        help_text=_("Foto atau PDF: surat tugas, tangkapan layar, atau bukti lain."),
        widget=forms.FileInput(attrs={"accept": PAPER}),
        error_messages={"empty": _("Berkas kosong. Pilih berkas lain.")},
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, has_paper: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_paper = has_paper
        self.initial.setdefault("token", uuid.uuid4())
        self.initial.setdefault("kind", Correction.Kind.LUPA)

    def clean(self) -> dict[str, Any]:
        """A duty elsewhere comes with its letter and its report."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("kind") in Correction.PAPER_NEEDED:
            if not found.get("document") and not self.has_paper:
                self.add_error("document", _("Lampirkan surat tugasnya (foto atau PDF)."))
            if not (found.get("report") or "").strip():
                self.add_error("report", _("Tulis apa yang dikerjakan di luar kantor."))
        return found

    @property
    def wish(self) -> Wish:
        """What is asked for; hours only where the kind has some."""
        said = self.cleaned_data
        has_hours = said["kind"] in Correction.HOURS_NEEDED
        hours = [_minutes(said[name]) if has_hours else None for name in ("datang", "pulang")]
        return Wish(said["kind"], said["day"], hours[0], hours[1], said["reason"], said["report"])

    @property
    def upload(self) -> Upload | None:
        """The evidence, if some was handed in."""
        return handed_in(self.cleaned_data.get("document"))


class VerdictForm(forms.Form):
    """What a superior says to one request, and which step she saw last."""

    VERDICTS = (
        ("setujui", Correction.State.APPROVED),
        ("kembalikan", Correction.State.RETURNED),
        ("tolak", Correction.State.REFUSED),
        ("cabut", Correction.State.ASKED),
    )
    verdict = forms.ChoiceField(choices=[(code, code) for code, _state in VERDICTS])
    text = forms.CharField(
        label=_("Catatan atau alasan"), max_length=REASON, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def state(self) -> str:
        """The state the verdict leads to."""
        return dict(self.VERDICTS)[self.cleaned_data["verdict"]]


class ManyForm(forms.Form):
    """One verdict for several requests."""

    NONE = _("Pilih dahulu permintaannya.")
    verdict = forms.ChoiceField(choices=[("setujui", "setujui"), ("tolak", "tolak")])
    text = forms.CharField(max_length=REASON, required=False)
    chosen = forms.TypedMultipleChoiceField(coerce=int, error_messages={"required": NONE, "invalid_choice": NONE})

    def __init__(self, *args: Any, ids: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = [(one, one) for one in ids]  # type: ignore[attr-defined]

    @property
    def state(self) -> str:
        """The state the verdict leads to."""
        return dict(VerdictForm.VERDICTS)[self.cleaned_data["verdict"]]


def of_correction(correction: Correction) -> dict[str, Any]:
    """A request as the form shows it again."""
    return {
        "kind": correction.kind,
        "day": correction.day,
        "datang": _time(correction.datang),
        "pulang": _time(correction.pulang),
        "reason": correction.reason,
        "report": correction.report,
        "token": correction.token,
    }


def _minutes(hour: dt.time | None) -> int | None:
    return None if hour is None else hour.hour * 60 + hour.minute


def _time(minutes: int | None) -> dt.time | None:
    return None if minutes is None else dt.time(minutes // 60, minutes % 60)
