"""The rules of leave in force in a month, read once and kept while the packs and the region's values stand."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from sembilan.organisation.models import Instansi
from sembilan.policy.plan import Plan
from sembilan.policy.release import Release
from sembilan.runs import releases
from sembilan.terms.frames.leave import AREA
from sembilan.terms.month import Month

_known: dict[tuple[object, ...], Release] = {}  # by what they are frozen from, so none is ever stale


def plan(instansi: Instansi, month: Month) -> Plan:
    """The plan of the month."""
    values = releases.local_values(instansi, month)
    written = tuple(path.stat().st_mtime_ns for path in sorted(settings.PACKS.rglob("*.*")))
    key = (str(settings.PACKS), written, instansi.pack, tuple(values.items()))
    if key not in _known:
        if len(_known) > releases.KEPT:
            _known.clear()
        _known[key] = releases.in_force(instansi, month)
    return _known[key].plan(AREA, month)


def parameter(instansi: Instansi, month: Month, name: str) -> Any:
    """The value of one parameter in the month."""
    return plan(instansi, month).parameters[name][1].value
