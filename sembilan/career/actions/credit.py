"""Entering the angka kredit that a year's predikat earns into people's files, once each, corrected when it changed."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from sembilan.career.queries.credit import Earned, decided, earned, span
from sembilan.organisation.access import Permission
from sembilan.organisation.models import Instansi
from sembilan.people.access import may
from sembilan.people.actions import add_entry, correct_entry
from sembilan.people.models import AngkaKredit
from sembilan.records.actions import Refused, action, part, tell

SOURCE = "konversi predikat"


@action("credit.enter")
def enter(*, instansi: Instansi, year: int, letter: str, day: str, by: Any) -> int:
    """Enter what the decided evaluations of a year earn and what does not stand yet; how many were entered.

    `letter` and `day` (ISO) are number and date of the decision (PAK) they stand in.
    """
    if not may(by, Permission.SERVE):
        raise Refused(_("Mencatat angka kredit adalah tugas BKD."))
    ready = [one for one in earned(instansi, list(decided(year))) if one.is_ready]
    for one in ready:
        _enter(one, letter, day, by=by)
    tell(instansi.pk, f"credit:{year}", entered=len(ready), letter=letter)
    return len(ready)


@part
def _enter(one: Earned, letter: str, day: str, *, by: Any) -> None:
    since, until = span(one.evaluation)
    texts = {
        "kind": AngkaKredit.Kind.KONVERSI.value, "jabatan": one.jabatan, "total_milli": str(one.milli),
        "since": since.isoformat(), "until": until.isoformat(), "sk_number": letter, "sk_date": day,
    }  # fmt: skip
    if one.entry is None:
        add_entry(employee=one.evaluation.employee, kind="angka-kredit", texts=texts, by=by, source=SOURCE)
    else:
        reason = _("Predikat tahun itu berubah")
        correct_entry(entry=one.entry, kind="angka-kredit", texts=texts, reason=reason, by=by, source=SOURCE)
