"""What people send to the month's pages."""

from __future__ import annotations

from django import forms


class PublicationForm(forms.Form):
    """The run its reader saw and answers for."""

    run = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class LooksForm(forms.Form):
    """Which kind of thing to look at, and which page of the list."""

    kode = forms.SlugField(required=False, max_length=60)
    halaman = forms.IntegerField(required=False, min_value=1, max_value=100_000)
