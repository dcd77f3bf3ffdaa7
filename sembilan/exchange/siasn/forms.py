"""What an officer chooses about a difference."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.organisation.access import Permission
from sembilan.people.access import visible
from sembilan.people.models import Employee
from sembilan.terms.nip import NipError, cleaned

MOST = 200


class ChoiceForm(forms.Form):
    """Which side of one difference is right."""

    mark = forms.CharField(max_length=64)
    choice = forms.ChoiceField(choices=[("theirs", ""), ("ours", ""), ("leave", "")])
    reason = forms.CharField(max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """Leaving a difference needs a reason."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("choice") == "leave" and not given.get("reason"):
            self.add_error("reason", _("Tulis alasan mengapa perbedaan ini dibiarkan."))
        return given


class PeopleForm(forms.Form):
    """Whom to read: NIPs, one a line, as they are pasted from a list."""

    nips = forms.CharField(
        label=_("NIP, satu per baris"), widget=forms.Textarea({"rows": 4, "inputmode": "numeric"}), max_length=20_000
    )

    def __init__(self, data: Any = None, *, by: Any = None) -> None:
        super().__init__(data)
        self.by = by

    def clean_nips(self) -> list[Employee]:
        """The people named; each must be one the officer may edit."""
        lines = [line for line in self.cleaned_data["nips"].replace(",", "\n").splitlines() if line.strip()]
        if len(lines) > MOST:
            raise forms.ValidationError(_("Paling banyak %(most)s orang sekali ambil.") % {"most": MOST})
        try:
            wanted = {cleaned(line) for line in lines}
        except NipError as wrong:
            raise forms.ValidationError(wrong.sentence) from wrong
        found = list(visible(self.by, permission=Permission.EDIT).filter(nip__in=wanted).order_by("nip"))
        if unknown := sorted(wanted - {one.nip for one in found}):
            raise forms.ValidationError(_("NIP tidak dikenal: %(nips)s") % {"nips": ", ".join(unknown[:5])})
        return found
