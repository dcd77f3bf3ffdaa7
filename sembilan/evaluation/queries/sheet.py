"""The ratings of a penilai's people in a period as a table to fill in, and the rows that did not go in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sembilan.documents.workbook import xlsx
from sembilan.evaluation.models import Evaluation, State
from sembilan.evaluation.queries.team import team
from sembilan.terms.period import Period
from sembilan.terms.rating import RATING_LABELS

WIDTHS = [12, 20, 28, 32, 22, 40, 22, 40, 40]


def filled(by: Any, period: Period, heads: Sequence[str]) -> bytes:
    """Whom this person rates and what she said so far; what is final is left out."""
    rows = [one for one in team(by, period) if one.state != State.FINAL]
    return xlsx(list(heads), (_row(one) for one in rows), WIDTHS)


def returned(heads: Sequence[str], said: str, rows: Iterable[tuple[Sequence[str], str]]) -> bytes:
    """Rows that did not go in, as they came, each with the reason in a last column."""
    return xlsx([*heads, said], ([*(cells or [""] * len(heads)), why] for cells, why in rows), [*WIDTHS, 60])


def _row(one: Evaluation) -> list[str]:
    return [
        f"{one.pk}-{one.version}", one.employee.nip, one.employee.full_name, one.skp.jabatan,
        RATING_LABELS.get(one.hasil_kerja or 0, ""), one.hasil_reason,
        RATING_LABELS.get(one.perilaku or 0, ""), one.perilaku_reason, one.advice,
    ]  # fmt: skip
