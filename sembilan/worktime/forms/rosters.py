"""A shift, the cells of a roster as typed or as an Excel file, and asking for a swap."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sembilan.documents.reading import MB, first_sheet
from sembilan.people.models import Employee
from sembilan.records.actions import Refused
from sembilan.terms.month import Month
from sembilan.worktime.forms.fields import HourField, day_field, span
from sembilan.worktime.models import Shift
from sembilan.worktime.rosters import Row, Sent

LARGEST = 2 * MB


class ShiftForm(forms.Form):
    """A letter, a name and hours; an end not after the start is on the next day."""

    kode = forms.CharField(label=_("Huruf"), max_length=8)
    name = forms.CharField(label=_("Nama"), max_length=80)
    starts = HourField(label=_("Mulai"))
    ends = HourField(label=_("Selesai"), help_text=_("Lebih awal dari mulai berarti hari berikutnya."))

    def clean(self) -> dict[str, Any]:
        """Letters large, hours as minutes."""
        data = super().clean() or {}
        if {"starts", "ends"} <= set(data):
            data["starts"], data["ends"] = span(data["starts"], data["ends"])
        data["kode"] = data.get("kode", "").strip().upper()
        return data


class SwapForm(forms.Form):
    """With whom, which of one's days, which of hers, and why."""

    day = day_field(_("Dinas saya tanggal"))
    other = forms.ModelChoiceField(
        label=_("Rekan"), queryset=Employee.objects.none(), to_field_name="nip",
        error_messages={"invalid_choice": _("Rekan itu tidak ada di daftar dinas unit Anda pada hari itu.")},
    )  # fmt: skip
    other_day = day_field(_("dengan dinas rekan tanggal"))
    reason = forms.CharField(label=_("Alasan"), max_length=200)
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        other = self.fields["other"]
        assert isinstance(other, forms.ModelChoiceField)
        other.queryset = colleagues
        other.label_from_instance = lambda obj: obj.full_name  # type: ignore[method-assign]
        self.initial.setdefault("token", uuid.uuid4())


class AnswerForm(forms.Form):
    """What somebody says to a swap."""

    said = forms.ChoiceField(choices=[(one, one) for one in ("setuju", "tolak", "tarik")])
    why = forms.CharField(max_length=200, required=False)


def typed(posted: Mapping[str, str], rows: Iterable[Row], month: Month, shifts: Mapping[str, Shift]) -> Sent:
    """The cells of the grid: `h-<nip>-<day>`; a cell that was not sent stays as it is."""
    sent = Sent()
    for row in rows:
        for number in range(1, month.days + 1):
            letter = posted.get(f"h-{row.employee.nip}-{number}")
            if letter is not None:
                sent.take(row, month.first.replace(day=number), letter, shifts)
    return sent


def handed_in(content: bytes, rows: Iterable[Row], month: Month, shifts: Mapping[str, Shift]) -> Sent:
    """The cells of a workbook as it was downloaded: NIP, name, then a column a day. Bad ones are told."""
    sent, by_nip = Sent(), {row.employee.nip: row for row in rows}
    for number, line in enumerate(_lines(content, sent), start=2):
        nip = _text(line[0]).lstrip("'") if line else ""
        row = by_nip.get(nip)
        if row is None:
            if nip:
                told = _now("Baris %(row)s: NIP %(nip)s bukan pegawai unit ini bulan ini.")
                sent.faults.append(told % {"row": number, "nip": nip})
            continue
        where = _now(" (baris %(row)s)") % {"row": number}
        for day, cell in enumerate(line[2 : 2 + month.days], start=1):
            sent.take(row, month.first.replace(day=day), _text(cell), shifts, where)
    return sent


def _lines(content: bytes, sent: Sent) -> Sequence[Sequence[Any]]:
    try:
        return first_sheet(content, LARGEST)[1:]
    except Refused as refused:
        sent.faults.append(refused.sentence)
        return []


def _text(cell: Any) -> str:
    return str(int(cell)) if isinstance(cell, float) else str(cell).strip()
