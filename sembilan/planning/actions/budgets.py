"""The anggaran of a Perjanjian Kinerja: entered while it is a draft, and as it was sent from then on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from sembilan.planning.actions.goals import kept
from sembilan.planning.models import Agreement, Budget
from sembilan.planning.queries.agreements import OPEN, held, said_before
from sembilan.planning.queries.budgets import BudgetLine, budget_of, rows_of, total_of
from sembilan.planning.queries.marks import mark_of, must_stand
from sembilan.planning.queries.reach import writes
from sembilan.records.actions import Refused, action, done_before, part, tell


@action("agreement.budget")
def put_budget(*, agreement: Agreement, lines: Sequence[BudgetLine], seen: str | None = None, by: Any) -> None:
    """Let the programs and kegiatan of an agreement be these; it is with the unit as long as they change."""
    tell(agreement.instansi_id, f"agreement:{agreement.pk}", lines=len(lines), total=total_of(lines))
    found = held(agreement)
    if not writes(by, found.unor):
        raise Refused(_("Perjanjian Kinerja disusun oleh pimpinan unit, pengelolanya, atau BKD."))
    if budget_of(found) == list(lines):
        done_before()
        return
    if found.state not in OPEN:
        raise Refused(_("Anggaran diisi sebelum perjanjian diajukan. Mintalah dikembalikan, atau buat perubahannya.")
                      + said_before(found))  # fmt: skip
    must_stand(seen, mark_of(rows_of(found)), f"agreement:{found.pk}")
    write_lines(found, lines)


@part
def write_lines(agreement: Agreement, lines: Sequence[BudgetLine]) -> None:
    """The lines of an agreement, in this order; what is there is put right, what is too many goes."""
    rows = rows_of(agreement)
    for number, line in enumerate(lines, start=1):
        new = Budget(instansi_id=agreement.instansi_id, agreement=agreement)
        kept(rows[number - 1] if number <= len(rows) else new, asdict(line) | {"number": number})
    for one in rows[len(lines) :]:
        one.delete()
