"""The money a Perjanjian Kinerja speaks of: its programs and kegiatan with their anggaran, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sembilan.planning.models import Agreement, Budget

RANKS = {kind: rank for rank, kind in enumerate(Budget.Kind.values)}


@dataclass(frozen=True)
class BudgetLine:
    """A program, or a kegiatan of the program above it, with its anggaran in whole rupiah."""

    kind: str
    text: str
    amount: int
    note: str = ""

    @property
    def word(self) -> str:
        """What it is, in words."""
        return str(Budget.Kind(self.kind).label)


def budget_of(agreement: Agreement) -> list[BudgetLine]:
    """The lines of an agreement in their order; sent and signed they no longer change."""
    return [BudgetLine(one.kind, one.text, one.amount, one.note) for one in rows_of(agreement)]


def rows_of(agreement: Agreement) -> list[Budget]:
    """The records themselves."""
    return list(Budget.objects.filter(agreement=agreement).order_by("number", "pk"))


def total_of(lines: Sequence[BudgetLine]) -> int:
    """What they come to: a kegiatan under a program, and a subkegiatan under a kegiatan, is within it already."""
    found, over = 0, len(RANKS)
    for one in lines:
        if RANKS[one.kind] <= over:
            found, over = found + one.amount, RANKS[one.kind]
    return found


def said(lines: Sequence[BudgetLine]) -> list[dict[str, Any]]:
    """The lines as plain values."""
    return [asdict(one) for one in lines]
