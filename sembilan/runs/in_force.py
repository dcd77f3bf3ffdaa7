"""The rules in force of a region, frozen once and kept while the packs' files and the region's own values stand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings

from sembilan.organisation.models import Instansi
from sembilan.policy.packs import written
from sembilan.policy.plan import Plan
from sembilan.policy.release import Release
from sembilan.runs import releases
from sembilan.terms.column import Area
from sembilan.terms.month import Month

_known: dict[tuple[object, ...], Release] = {}  # by what they are frozen from, so none is ever stale
_held: ContextVar[dict[tuple[int, Month], Release] | None] = ContextVar("held", default=None)


@contextmanager
def held() -> Iterator[None]:
    """Judge all that is done within by one set of rules: the files and values are looked at once a month of them."""
    token = _held.set({})
    try:
        yield
    finally:
        _held.reset(token)


def release(instansi: Instansi, month: Month) -> Release:
    """All rules of the month."""
    kept, place = _held.get(), (instansi.pk, month)
    if kept is None:
        return _now(instansi, month)
    if place not in kept:
        kept[place] = _now(instansi, month)
    return kept[place]


def _now(instansi: Instansi, month: Month) -> Release:
    values = releases.local_values(instansi, month)
    key = (str(settings.PACKS), written(settings.PACKS), instansi.pack, tuple(values.items()))
    if key not in _known:
        if len(_known) > releases.KEPT:
            _known.clear()
        _known[key] = releases.in_force(instansi, month)
    return _known[key]


def plan(instansi: Instansi, area: Area, month: Month) -> Plan:
    """The rules of one area in the month."""
    return release(instansi, month).plan(area, month)


def parameters(instansi: Instansi, area: Area, month: Month) -> dict[str, Any]:
    """The values of the parameters of an area in the month, by name."""
    return {name: value.value for name, (_, value) in plan(instansi, area, month).parameters.items()}
