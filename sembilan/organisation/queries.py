"""Reads of the organisation."""

from __future__ import annotations

from sembilan.organisation.models import Unor


def unor_parents() -> list[tuple[str, str | None]]:
    """Each unit and the one above it, by their codes."""
    return list(Unor.objects.order_by("path").values_list("kode", "parent__kode"))


def unor_ids() -> dict[str, int]:
    """Each unit's id by its code."""
    return dict(Unor.objects.order_by("path").values_list("kode", "pk"))
