"""Words that several pages of this room share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from sembilan.planning.models import UnitResult
from sembilan.planning.queries.achievement import word, word_tone

PERIOD_NAMES = [(0, _("Setahun")), (1, _("Triwulan I")), (2, _("Triwulan II")), (3, _("Triwulan III")),
                (4, _("Triwulan IV"))]  # fmt: skip


def period_name(quarter: int) -> Any:
    """A period in words."""
    return dict(PERIOD_NAMES)[quarter]


def decisions(found: Mapping[int, UnitResult]) -> list[dict[str, Any]]:
    """What was decided of a unit in each period, for badges."""
    capaian = {quarter: found[quarter].capaian if quarter in found else None for quarter, _name in PERIOD_NAMES}
    return [
        {"quarter": quarter, "name": name, "word": word(capaian[quarter]), "tone": word_tone(capaian[quarter])}
        for quarter, name in PERIOD_NAMES
    ]
