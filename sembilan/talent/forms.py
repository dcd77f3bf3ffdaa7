"""What people ask of the nine-box: a unit, a kind of post, a month, a box, a page."""

from __future__ import annotations

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.models import Jabatan
from sembilan.terms.month import Month

HIGHEST = 9


class BoardForm(forms.Form):
    """The filters of the board; every one may be left out."""

    unor = forms.CharField(required=False, max_length=40)
    jenis = forms.ChoiceField(required=False, choices=[("", _("Semua jenis jabatan")), *Jabatan.Kind.choices])
    bulan = forms.CharField(required=False, max_length=7)
    kotak = forms.IntegerField(required=False, min_value=0, max_value=HIGHEST)
    halaman = forms.IntegerField(required=False, min_value=1, max_value=10_000)

    def clean_bulan(self) -> Month | None:
        """The month meant; one that does not exist is refused with a sentence."""
        text = self.cleaned_data["bulan"]
        try:
            return Month.parse(text) if text else None
        except ValueError as refused:
            raise forms.ValidationError(str(refused)) from refused

    @property
    def box(self) -> int:
        """The box to open; the highest unless another is named."""
        box = self.cleaned_data.get("kotak")
        return HIGHEST if box is None else int(box)

    @property
    def kept(self) -> str:
        """The filters as they stand in an address."""
        given = {name: self.cleaned_data.get(name) for name in ("unor", "jenis")}
        return urlencode({name: value for name, value in given.items() if value})
