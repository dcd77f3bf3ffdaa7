"""The rules of attendance in force in a month, read once and kept while the packs and the region's values stand."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from sembilan.organisation.models import Instansi
from sembilan.policy.plan import Plan
from sembilan.policy.release import Release
from sembilan.runs import releases
from sembilan.terms.frames.attendance import AREA
from sembilan.terms.month import Month

_known: dict[tuple[object, ...], Release] = {}  # by what they are frozen from, so none is ever stale


def plan(instansi: Instansi, month: Month) -> Plan:
    """The plan of the month."""
    return _release(instansi, month).plan(AREA, month)


def parameters(instansi: Instansi, month: Month) -> dict[str, Any]:
    """The values of the parameters of the month by name."""
    return {name: value.value for name, (_, value) in plan(instansi, month).parameters.items()}


def _release(instansi: Instansi, month: Month) -> Release:
    values = releases.local_values(instansi, month)
    written = tuple(path.stat().st_mtime_ns for path in sorted(settings.PACKS.rglob("*.*")))
    key = (str(settings.PACKS), written, instansi.pack, tuple(values.items()))
    if key not in _known:
        if len(_known) > releases.KEPT:
            _known.clear()
        _known[key] = releases.in_force(instansi, month)
    return _known[key]
