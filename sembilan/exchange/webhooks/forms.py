"""What an officer says of a hook."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.exchange.webhooks.messages import Forbidden, check_address
from sembilan.exchange.webhooks.verbs import VERBS


class HookForm(forms.Form):
    """Where to send, and of what."""

    name = forms.CharField(label=_("Nama sistem penerima"), max_length=80)
    url = forms.URLField(label=_("Alamat (https)"), max_length=300, assume_scheme="https")
    verbs = forms.MultipleChoiceField(
        label=_("Peristiwa yang dikirim"),
        choices=[(verb, title) for verb, title in VERBS.items() if verb != "webhook.try"],
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_url(self) -> str:
        """An address messages may go to."""
        url: str = self.cleaned_data["url"]
        try:
            check_address(url)
        except Forbidden as refused:
            raise forms.ValidationError(str(refused)) from refused
        return url
