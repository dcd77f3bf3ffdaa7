"""The anggaran of a Perjanjian Kinerja as it is typed: one line a program or kegiatan, in whole rupiah."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sembilan.planning.models import Budget
from sembilan.planning.queries.budgets import BudgetLine

MOST, EMPTY = 60, 3  # lines of one agreement, and empty ones the page offers
RUPIAH = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,0{1,2}|,-)?")
BIGGEST = 10**15


class RupiahText(forms.CharField):
    """Whole rupiah, as `1.250.000.000` or `Rp 1250000000`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **kwargs)

    def clean(self, value: Any) -> Any:
        """The amount, or nothing."""
        text = re.sub(r"^[Rr]p\.?", "", re.sub(r"\s", "", str(super().clean(value) or "")))
        if not text:
            return None
        if not RUPIAH.fullmatch(text):
            raise ValidationError(_("Tulis rupiah bulat, misalnya 1.250.000.000."))
        amount = int(text.split(",")[0].replace(".", ""))
        if amount >= BIGGEST:
            raise ValidationError(_("Angkanya terlalu besar. Periksa jumlah nolnya."))
        return amount

    def prepare_value(self, value: Any) -> Any:
        """With dots between thousands."""
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


class LineForm(forms.Form):
    """One line; left empty it is no longer there."""

    kind = forms.ChoiceField(label=_("Jenis"), choices=Budget.Kind.choices, initial=Budget.Kind.PROGRAM)
    text = forms.CharField(label=_("Nama"), max_length=300, required=False)
    amount = RupiahText(label=_("Anggaran (Rp)"), required=False)
    note = forms.CharField(label=_("Keterangan"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """A name and its amount go together."""
        data = super().clean() or {}
        text, amount = data.get("text"), data.get("amount")
        if text and amount is None and "amount" not in self.errors:
            self.add_error("amount", _("Isi anggarannya; tulis 0 bila tidak ada."))
        if amount is not None and not text:
            self.add_error("text", _("Isi nama program atau kegiatannya."))
        return data


class BudgetForms:
    """The lines there are, with a few empty ones, and what stood there when the page was opened."""

    def __init__(self, lines: Iterable[BudgetLine] = (), sent: Mapping[str, Any] | None = None) -> None:
        made = forms.formset_factory(LineForm, extra=EMPTY, max_num=MOST, absolute_max=MOST, validate_max=True)
        there = [asdict(one) for one in lines]
        self.lines = made(sent, initial=None if sent is not None else there, prefix="baris")
        self.fault = ""

    def is_valid(self) -> bool:
        """Whether each line can be read."""
        return self.lines.is_valid()

    @property
    def said(self) -> list[BudgetLine]:
        """The lines, without empty ones."""
        told = [one.cleaned_data for one in self.lines if one.cleaned_data.get("text")]
        return [BudgetLine(one["kind"], " ".join(one["text"].split()), one["amount"], one["note"]) for one in told]
