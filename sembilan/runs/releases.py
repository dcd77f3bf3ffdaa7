"""Releases: the packs of a region frozen with its own values, stored once under their hash, and read back."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings

from sembilan.organisation.models import Instansi, RegionParameter
from sembilan.policy import release as frozen
from sembilan.policy.packs import read_packs
from sembilan.runs.models import Release
from sembilan.terms.month import Month

_parsed: dict[str, frozen.Release] = {}
KEPT = 16


def in_force(instansi: Instansi, month: Month) -> frozen.Release:
    """The packs of a region as they are now, with the region's own values of the month's first day."""
    files = read_packs(settings.PACKS).files(instansi.pack)
    return frozen.freeze(files, instansi.pack, local_values(instansi, month))


def local_values(instansi: Instansi, month: Month) -> dict[str, str]:
    """The region's own values; a name may be led by its area (`allowance.ikfd`)."""
    rows = RegionParameter.objects.on(month.first).filter(instansi=instansi).order_by("name")
    return {row.name.rpartition(".")[2]: row.value for row in rows}


def read(row: Release) -> frozen.Release:
    """A stored release, ready to plan; parsed once a process, because its plan is costly and its text never changes."""
    if row.hash not in _parsed:
        while len(_parsed) >= KEPT:
            _parsed.pop(next(iter(_parsed)))
        _parsed[row.hash] = thawed(row)
    return _parsed[row.hash]


def thawed(row: Release) -> frozen.Release:
    """A stored release read from its text as it stands now."""
    return frozen.Release.from_json(json.dumps(row.content))


def content(release: frozen.Release) -> dict[str, Any]:
    """A release as the database keeps it."""
    kept: dict[str, Any] = json.loads(release.to_json())
    return kept
