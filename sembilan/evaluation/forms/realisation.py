"""What was reached for each RHK, in one form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sembilan.documents.actions import handed_in
from sembilan.evaluation.actions import Realised
from sembilan.evaluation.models import Outcome
from sembilan.planning.numbers import read_milli, write_milli
from sembilan.skp.models import Rhk

PAPERS = "application/pdf,image/jpeg,image/png"


class MilliField(forms.CharField):
    """A figure as people write it, kept in thousandths."""

    def to_python(self, value: Any) -> Any:
        """The figure in thousandths; nothing for nothing."""
        try:
            return read_milli(super().to_python(value) or "")
        except ValueError as wrong:
            raise forms.ValidationError(str(wrong)) from None

    def prepare_value(self, value: Any) -> Any:
        """Thousandths as people write them; what was typed stays as it is."""
        return write_milli(value) if isinstance(value, int) else value


@dataclass(frozen=True)
class Fields:
    """The fields of one RHK."""

    rhk: Rhk
    text: Any
    value: Any
    link: Any
    document: Any


class RealisedForm(forms.Form):
    """All RHK of an evaluation; the version says what it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Bila ada yang tanpa bukti: mengapa?"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, rhks: Sequence[Rhk], outcomes: Mapping[int, Outcome], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rhks = rhks
        for rhk in rhks:
            self._add(rhk.pk, outcomes.get(rhk.pk))

    def _add(self, pk: int, was: Outcome | None) -> None:
        area = forms.Textarea(attrs={"rows": 2})
        typed = {"inputmode": "decimal", "autocomplete": "off", "maxlength": 30}
        given: dict[str, forms.Field] = {
            "text": forms.CharField(label=_("Realisasi"), required=False, max_length=1000, widget=area),
            "value": MilliField(label=_("Angka realisasi"), required=False,
                                widget=forms.TextInput(attrs=typed)),
            "link": forms.URLField(label=_("Tautan bukti"), required=False, max_length=500, assume_scheme="https"),
            "document": forms.FileField(label=_("Berkas bukti"), required=False,
                                        widget=forms.FileInput(attrs={"accept": PAPERS})),
        }  # fmt: skip
        before = {"text": was.text, "value": was.value_milli, "link": was.link} if was else {}
        for name, field in given.items():
            self.fields[f"{name}_{pk}"] = field
            self.initial.setdefault(f"{name}_{pk}", before.get(name))

    def rows(self) -> Iterator[Fields]:
        """The fields, RHK by RHK."""
        for rhk in self.rhks:
            names = ("text", "value", "link", "document")
            yield Fields(rhk, *(self[f"{name}_{rhk.pk}"] for name in names))

    @property
    def realised(self) -> dict[int, Realised]:
        """What was reached, by RHK."""
        given = self.cleaned_data
        return {
            one.pk: Realised(
                given[f"text_{one.pk}"].strip(), given[f"value_{one.pk}"], given[f"link_{one.pk}"],
                handed_in(given[f"document_{one.pk}"]),
            )
            for one in self.rhks
        }  # fmt: skip
