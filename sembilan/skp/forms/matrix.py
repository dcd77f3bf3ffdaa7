"""A cell of the matrix as it is typed: one line a role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.skp.actions.matrix import Part
from sembilan.skp.models import Role

MOST = 8  # roles of one person for one result


class PartForm(forms.Form):
    """One role; left empty it is no longer there."""

    role = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(label=_("Peran"), max_length=500, required=False)
    is_direct = forms.BooleanField(label=_("Langsung"), required=False, initial=True)


class CellForms:
    """The lines of a cell: those there are and an empty one."""

    def __init__(self, roles: Iterable[Role] = (), sent: Mapping[str, Any] | None = None) -> None:
        made = forms.formset_factory(PartForm, extra=1, max_num=MOST)
        there = [{"role": one.pk, "text": one.text, "is_direct": one.is_direct} for one in roles]
        self.lines = made(sent, initial=None if sent is not None else there, prefix="peran")

    def is_valid(self) -> bool:
        """Whether each line can be read."""
        return self.lines.is_valid()

    @property
    def parts(self) -> list[Part]:
        """What they say, without empty ones."""
        told = [one.cleaned_data for one in self.lines if one.cleaned_data.get("text", "").strip()]
        return [Part(" ".join(one["text"].split()), one["is_direct"], one["role"]) for one in told]
