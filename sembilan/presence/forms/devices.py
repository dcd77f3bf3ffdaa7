"""What a phone hands in to be bound to its person."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _

from sembilan.presence.deciding import keys


class DeviceForm(forms.Form):
    """Its public key, the random number of its browser, and what it is called."""

    key = forms.CharField(max_length=400)
    install = forms.UUIDField()
    label = forms.CharField(max_length=120)

    def clean_key(self) -> bytes:
        """A key of P-256, read."""
        said = _("Kunci telepon tidak dapat dibaca. Perbarui aplikasi lalu daftarkan lagi.")
        try:
            return keys.from_text(self.cleaned_data["key"])
        except ValueError:
            raise forms.ValidationError(said) from None
