"""Predikat and performance pay of one employee, in decimals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal, localcontext
from typing import Any

PREDIKAT = {
    (3, 1): "Kurang",
    (3, 2): "Baik",
    (3, 3): "Sangat Baik",
    (2, 1): "Kurang",
    (2, 2): "Baik",
    (2, 3): "Baik",
    (1, 1): "Sangat Kurang",
    (1, 2): "Butuh Perbaikan",
    (1, 3): "Butuh Perbaikan",
}
ORDER = ["Sangat Kurang", "Kurang", "Butuh Perbaikan", "Baik", "Sangat Baik"]
COUNTS_FOR = {1: Decimal("0.25"), 2: Decimal("0.50"), 3: Decimal("0.75"), 4: Decimal(1), 5: Decimal(1)}
CUTS = {
    **{"tl1": "0.5", "tl2": "1", "tl3": "1.25", "tl4": "1.5", "tk": "3"},
    **{"psw1": "0.5", "psw2": "1", "psw3": "1.25", "psw4": "1.5"},
}

Sanction = tuple[int, dt.date, int | None, int]


def predikat(hasil_kerja: int, perilaku: int) -> int:
    """The predikat of two ratings, 1 to 5."""
    return 1 + ORDER.index(PREDIKAT[hasil_kerja, perilaku])


def whole(amount: Decimal) -> Decimal:
    """Rounded half up to a whole number."""
    return amount.quantize(Decimal(1), ROUND_HALF_UP)


def share(amount: Decimal) -> Decimal:
    """Rounded half up to a whole basis point."""
    return amount.quantize(Decimal("0.0001"), ROUND_HALF_UP)


def allowance(
    one: dict[str, Any], sanctions: Sequence[Sanction], first: dt.date, indices: tuple[str, ...]
) -> dict[str, int | None]:
    """The pay of one employee's month; amounts in rupiah and shares in basis points."""
    with localcontext() as context:
        context.prec = 60
        return _allowance(one, sanctions, first, indices)


def _allowance(
    one: dict[str, Any], sanctions: Sequence[Sanction], first: dt.date, indices: tuple[str, ...]
) -> dict[str, int | None]:
    cut = sum((one[name] * Decimal(percent) / 100 for name, percent in CUTS.items()), Decimal(0))
    disiplin = max(Decimal(0), 1 - cut)
    aktivitas = activity(one)
    result: dict[str, int | None] = dict.fromkeys(
        ("tpp_dasar", "tpp_maks", "predikat_bp", "produktivitas_bp", "potongan_hukdis", "tpp_bruto")
    )
    result |= {"kelas": one["kelas"], "aktivitas_bp": bp(aktivitas), "disiplin_bp": bp(disiplin)}
    if one["predikat"] is not None:
        counted = COUNTS_FOR[one["predikat"]]
        produktivitas = share((aktivitas + counted) / 2)
        result |= {"predikat_bp": bp(counted), "produktivitas_bp": bp(produktivitas)}
    if one["kelas"] is None:
        return result
    dasar = Decimal(one["tukin_bpk"])
    for index in indices:
        dasar *= Decimal(index)
    dasar = whole(dasar)
    extra = Decimal(one["beban_kerja_bp"] + one["kondisi_kerja_bp"]) / 10_000
    maks = whole(dasar * (1 + extra))
    result |= {"tpp_dasar": int(dasar), "tpp_maks": int(maks)}
    if one["predikat"] is not None:
        before = whole(maks * (Decimal("0.6") * produktivitas + Decimal("0.4") * disiplin))
        bruto = whole(before * Decimal("0.75")) if running_cut(sanctions, first) else before
        result |= {"tpp_bruto": int(bruto), "potongan_hukdis": int(before - bruto)}
    return result


def activity(one: dict[str, Any]) -> Decimal:
    """Approved minutes against 300 for each working day not excused, as a share cut to whole basis points."""
    worked = one["hari_kerja"] - one["cuti"] - one["dinas"]
    if worked == 0:
        return Decimal(1)
    reached = Decimal(one["approved_minutes"]) / Decimal(300 * worked)
    return min(Decimal(1), reached).quantize(Decimal("0.0001"), ROUND_FLOOR)


def bp(amount: Decimal) -> int:
    """A share as basis points."""
    return int(amount * 10_000)


def running_cut(sanctions: Sequence[Sanction], first: dt.date) -> bool:
    """Whether a sanction of the middle level that cuts TPP runs in the month."""
    return any(level == 2 and cut > 0 and runs(tmt, months, first) for level, tmt, months, cut in sanctions)


def runs(tmt: dt.date, months: int | None, first: dt.date) -> bool:
    """Whether a sanction runs in a month: step from the month of its TMT, month by month."""
    step = tmt.replace(day=1)
    for _ in range(months or 0):
        if step == first:
            return True
        step = (step + dt.timedelta(days=32)).replace(day=1)
    return False
