"""What people send in calibration: a session, a movement, a decision, a time to compare."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.calibration.actions.moving import Move
from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.terms.period import Period
from sembilan.terms.rating import RATING_LABELS
from sembilan.web.periods import PeriodField

RATINGS = [(code, str(label).capitalize()) for code, label in RATING_LABELS.items()]
LONG = {"rows": 3}
MOST_UNITS = 400  # offered by name


class SentOnce(forms.Form):
    """A form with the number that makes sending it twice harmless."""

    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("token", uuid.uuid4())


class SessionForm(SentOnce):
    """A calibration of a unit, or of all, in a period."""

    unor = forms.CharField(
        label=_("Unit"), max_length=40, required=False,
        help_text=_("Kode unit. Kosongkan untuk seluruh daerah."),
    )  # fmt: skip
    period = PeriodField(today=today)
    purpose = forms.CharField(label=_("Tujuan"), max_length=300, required=False)

    def __init__(self, *args: Any, units: Sequence[Unor], **kwargs: Any) -> None:
        """Units by name to choose from; where they are more than a list holds, the code is typed."""
        super().__init__(*args, **kwargs)
        if len(units) <= MOST_UNITS:
            named = [("", _("Seluruh daerah")), *((one.kode, one.name) for one in units)]
            self.fields["unor"].widget, self.fields["unor"].help_text = forms.Select(choices=named), ""

    def clean_unor(self) -> Unor | None:
        """A unit there is, or none."""
        kode = self.cleaned_data["unor"].strip()
        if not kode:
            return None
        found = Unor.objects.filter(kode=kode).first()
        if found is None:
            raise forms.ValidationError(_("Unit dengan kode itu tidak ada. Pilih dari daftar."))
        return found


class MoveForm(SentOnce):
    """To which ratings, and why."""

    hasil_kerja = forms.TypedChoiceField(label=_("Hasil kerja menjadi"), coerce=int, choices=RATINGS)
    perilaku = forms.TypedChoiceField(label=_("Perilaku menjadi"), coerce=int, choices=RATINGS)
    reason = forms.CharField(
        label=_("Alasan"), max_length=1000, widget=forms.Textarea(attrs=LONG),
        help_text=_("Fakta yang dapat dibaca pegawai dan penilainya."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def move(self) -> Move:
        """As the action takes it."""
        return Move(**{name: self.cleaned_data[name] for name in self.fields})


class DecideForm(forms.Form):
    """What the leader says to a proposal, or its maker takes it back."""

    verdict = forms.ChoiceField(choices=[(one, one) for one in ("terima", "tolak", "tarik")])
    text = forms.CharField(required=False, max_length=1000)


class CloseForm(forms.Form):
    """What the session came to."""

    conclusion = forms.CharField(
        label=_("Kesimpulan"), max_length=1000, required=False, widget=forms.Textarea(attrs=LONG)
    )


class SpanForm(forms.Form):
    """Over which months raters are compared."""

    first = forms.CharField(label=_("Dari bulan"), widget=forms.TextInput(attrs={"type": "month"}))
    last = forms.CharField(label=_("Sampai bulan"), widget=forms.TextInput(attrs={"type": "month"}))

    def clean(self) -> dict[str, Any]:
        """Months in order, at most three years."""
        given: dict[str, Any] = super().clean() or {}
        try:
            first = Period.read(given.get("first", "")).first
            until = Period.read(given.get("last", "")).until
        except ValueError:
            raise forms.ValidationError(_("Tulis bulan seperti 2026-05.")) from None
        if not first < until <= first + dt.timedelta(3 * 366):
            raise forms.ValidationError(
                _("Bulan terakhir tidak boleh sebelum bulan pertama, dan paling lama tiga tahun.")
            )
        return given | {"first": first, "until": until}
