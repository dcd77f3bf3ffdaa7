"""What a person asks for when she has a month computed."""

from __future__ import annotations

from django import forms

from sembilan.runs.models import Area


class ComputationForm(forms.Form):
    """Which areas; all of them when none is named."""

    area = forms.MultipleChoiceField(choices=Area, required=False)

    def areas(self) -> list[str]:
        """The areas asked for, in the order they are computed."""
        named = self.cleaned_data["area"]
        return [area for area in Area.values if area in named or not named]
