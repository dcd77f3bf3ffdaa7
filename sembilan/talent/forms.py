"""What people ask of the nine-box: a unit, a kind of post, a page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.models import Jabatan


class BoardForm(forms.Form):
    """The filters of the board; every one may be left out."""

    unor = forms.CharField(required=False, max_length=40)
    jenis = forms.ChoiceField(required=False, choices=[("", _("Semua jenis jabatan")), *Jabatan.Kind.choices])
    halaman = forms.IntegerField(required=False, min_value=1, max_value=10_000)
