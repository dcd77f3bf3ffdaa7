"""What a penilai says: the ratings with their reasons, a word and a rating of each RHK, a word on each value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.evaluation.actions import Judged
from sembilan.evaluation.models import Evaluation, Outcome
from sembilan.skp.models import Rhk
from sembilan.terms.berakhlak import Nilai
from sembilan.terms.rating import Rating

RATINGS = ((3, _("Di atas ekspektasi")), (2, _("Sesuai ekspektasi")), (1, _("Di bawah ekspektasi")))
OPTIONAL = (("", _("Tanpa rating")), *RATINGS)


WHY = _("Wajib bila di atas atau di bawah ekspektasi.")


def _words(label: Any, rows: int = 2, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, required=False, max_length=1000, widget=area, help_text=help_text)


def _rating(label: Any) -> forms.TypedChoiceField:
    said = {"required": _("Pilih salah satu rating.")}
    return forms.TypedChoiceField(
        label=label, coerce=int, choices=RATINGS, widget=forms.RadioSelect, error_messages=said
    )  # fmt: skip


class JudgedForm(forms.Form):
    """The rating of one person's period."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    hasil_kerja = _rating(_("Rating hasil kerja"))
    hasil_reason = _words(_("Alasan rating hasil kerja"), help_text=WHY)
    perilaku = _rating(_("Rating perilaku kerja"))
    perilaku_reason = _words(_("Alasan rating perilaku kerja"), help_text=WHY)
    advice = _words(_("Saran untuk periode berikutnya"))

    def __init__(
        self, evaluation: Evaluation, rhks: Sequence[Rhk], outcomes: Mapping[int, Outcome],
        conduct: Mapping[int, str], *args: Any, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.rhks = rhks
        names = ("version", "hasil_kerja", "hasil_reason", "perilaku", "perilaku_reason", "advice")
        self.initial.update({name: getattr(evaluation, name) for name in names})
        for one in rhks:
            self._add(one.pk, outcomes.get(one.pk))
        for value in Nilai:
            self.fields[f"conduct_{int(value)}"] = _words(value.label, 1)
            self.initial[f"conduct_{int(value)}"] = conduct.get(int(value), "")

    def _add(self, pk: int, was: Outcome | None) -> None:
        choice = forms.TypedChoiceField(
            label=_("Rating RHK ini"), coerce=int, empty_value=None, choices=OPTIONAL, required=False
        )
        self.fields[f"feedback_{pk}"], self.fields[f"rating_{pk}"] = _words(_("Umpan balik")), choice
        self.initial[f"feedback_{pk}"] = was.feedback if was else ""
        self.initial[f"rating_{pk}"] = was.rating if was else None

    def of(self, rhk: Rhk) -> tuple[Any, Any]:
        """The two fields of an RHK."""
        return self[f"feedback_{rhk.pk}"], self[f"rating_{rhk.pk}"]

    def on(self, value: int) -> Any:
        """The field of a BerAKHLAK value."""
        return self[f"conduct_{value}"]

    def clean(self) -> dict[str, Any]:
        """A rating above or below what was expected has its reason beside it."""
        given: dict[str, Any] = super().clean() or {}
        for name, reason in (("hasil_kerja", "hasil_reason"), ("perilaku", "perilaku_reason")):
            if given.get(name, Rating.SESUAI) != Rating.SESUAI and not given.get(reason, "x").strip():
                self.add_error(reason, _("Tulis alasannya, dengan fakta yang dapat dibaca pegawai."))
        return given

    @property
    def judged(self) -> Judged:
        """It, as the action takes it."""
        given = self.cleaned_data
        own = ("hasil_kerja", "perilaku", "hasil_reason", "perilaku_reason", "advice")
        return Judged(
            **{name: given[name] for name in own},
            feedback={one.pk: (given[f"feedback_{one.pk}"], given[f"rating_{one.pk}"]) for one in self.rhks},
            conduct={int(value): given[f"conduct_{int(value)}"] for value in Nilai},
        )


class ReturnForm(forms.Form):
    """Why it goes back."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = _words(_("Yang perlu diperbaiki"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = True
        self.fields["text"].error_messages["required"] = _("Tulis apa yang perlu diperbaiki.")


class FinalForm(forms.Form):
    """Which version is made final."""

    version = forms.IntegerField(widget=forms.HiddenInput)
