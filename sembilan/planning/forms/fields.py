"""A figure as people write it, and what a form carries to know whether somebody else was faster."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sembilan.planning.numbers import read_milli, write_milli

PAPERS = ".pdf,.jpg,.jpeg,.png"
AREA_TEXT = forms.Textarea(attrs={"rows": 2})


class MilliField(forms.CharField):
    """A figure, kept in thousandths."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        super().__init__(max_length=40, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)

    def clean(self, value: Any) -> Any:
        """The figure in thousandths, or nothing."""
        text = super().clean(value)
        try:
            return read_milli(text)
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def prepare_value(self, value: Any) -> Any:
        """As it is written."""
        return write_milli(value) if isinstance(value, int) else value


class Seen(forms.Form):
    """A form that carries what stood there when it was opened."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_seen(self) -> str | None:
        """Nothing where the form carries nothing."""
        return self.cleaned_data["seen"] or None
