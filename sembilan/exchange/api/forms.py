"""What a user says of a token she makes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.exchange.api.scopes import SCOPES


class TokenForm(forms.Form):
    """What it is for, what it may do, how long."""

    name = forms.CharField(label=_("Untuk apa"), max_length=80)
    days = forms.TypedChoiceField(
        label=_("Berlaku"), coerce=int, choices=[(30, _("30 hari")), (90, _("90 hari")), (365, _("1 tahun"))]
    )
    scopes = forms.MultipleChoiceField(
        label=_("Boleh apa"), choices=list(SCOPES.items()), widget=forms.CheckboxSelectMultiple
    )
