"""The table of a penilai as it is handed in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,.xlsx"


class SheetForm(forms.Form):
    """The workbook."""

    file = forms.FileField(label=_("Berkas Excel"), widget=forms.FileInput(attrs={"accept": KIND}))
