"""What people send of a talk: asking, its time, a note, a point, an agreement, that it was held."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from sembilan.dialog.actions.feedback import Said
from sembilan.dialog.models import Talk
from sembilan.documents.actions import Upload, handed_in
from sembilan.skp.models import Rhk
from sembilan.terms.berakhlak import Nilai

MINUTE = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
DAY = {"type": "date"}
PAPERS = "application/pdf,image/jpeg,image/png"


def _text(label: Any, most: int, rows: int = 2, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.Textarea(attrs={"rows": rows}), **more)


def sent(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where nothing was chosen; nothing where the page is only looked at."""
    return request.POST if request.method == "POST" else None


class AskForm(forms.Form):
    """Asking for a talk."""

    kind = forms.ChoiceField(label=_("Bentuk"), choices=Talk.Kind.choices, initial=Talk.Kind.CHECK_IN)
    about = forms.CharField(label=_("Tentang"), max_length=300, required=False)
    planned_at = forms.DateTimeField(
        label=_("Waktu yang diusulkan"), required=False, widget=MINUTE, input_formats=["%Y-%m-%dT%H:%M"]
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", uuid.uuid4())


class PlanForm(forms.Form):
    """The time of a talk."""

    planned_at = forms.DateTimeField(label=_("Waktu"), widget=MINUTE, input_formats=["%Y-%m-%dT%H:%M"])
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)


class NoteForm(forms.Form):
    """One's own note."""

    text = _text(_("Catatan Anda"), 4000, 5)


class TopicForm(forms.Form):
    """A point of the agenda."""

    text = forms.CharField(label=_("Pokok lain"), max_length=500)


class PledgeForm(forms.Form):
    """An agreement."""

    text = _text(_("Apa yang disepakati"), 500)
    owner_nip = forms.ChoiceField(label=_("Dikerjakan oleh"))
    due_on = forms.DateField(label=_("Paling lambat"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))

    def __init__(self, *args: Any, owners: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner_nip"].choices = owners  # type: ignore[attr-defined]


class SettleForm(forms.Form):
    """What came of an agreement."""

    outcome = forms.CharField(label=_("Hasilnya"), max_length=500, required=False)


class CloseForm(forms.Form):
    """The day a talk was held."""

    held_on = forms.DateField(label=_("Berlangsung pada"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))


class FeedbackForm(forms.Form):
    """Feedback to somebody; only her superior is offered her RHK."""

    is_praise = forms.TypedChoiceField(
        label=_("Isinya"), coerce=lambda said: said == "1", choices=[("1", _("Apresiasi")), ("0", _("Saran"))],
        initial="1",
    )  # fmt: skip
    text = _text(_("Apa yang Anda lihat, dan apa pengaruhnya"), 1000, 4)
    value = forms.TypedChoiceField(
        label=_("Tentang nilai"), coerce=int, empty_value=None, required=False,
        choices=[("", _("Pekerjaan pada umumnya")), *((one.value, one.label) for one in Nilai)],
    )  # fmt: skip
    rhk = forms.ModelChoiceField(label=_("Tentang RHK"), queryset=Rhk.objects.none(), required=False)
    document = forms.FileField(
        label=_("Bukti"), required=False, widget=forms.FileInput(attrs={"accept": PAPERS}),
        help_text=_("PDF, JPEG, atau PNG."),
    )  # fmt: skip
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, rhks: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", uuid.uuid4())
        if rhks is None:
            del self.fields["rhk"]
            return
        found: Any = self.fields["rhk"]
        found.queryset, found.label_from_instance = rhks, lambda rhk: rhk.text

    @property
    def said(self) -> Said:
        """It, as the action takes it."""
        given = self.cleaned_data
        return Said(given["text"], given["is_praise"], given.get("rhk"), given["value"])

    @property
    def upload(self) -> Upload | None:
        """The document, if one was handed in."""
        return handed_in(self.cleaned_data.get("document"))
