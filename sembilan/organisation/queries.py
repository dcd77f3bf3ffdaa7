"""Reads of the organisation."""

from __future__ import annotations

from sembilan.organisation.models import Instansi, Unor
from sembilan.records.tenancy import SETTING, enter

ENTER = "select i.*, set_config(%s, i.id::text, true) from organisation_instansi i where i.id = %s"


def entered(pk: int | None) -> Instansi | None:
    """Work for an instansi from here on and say which it is, in one statement, for every request does so."""
    found: Instansi | None = next(iter(Instansi.objects.raw(ENTER, [SETTING, pk])), None) if pk else None
    if found is None:
        enter(None)
    return found


def unor_parents() -> list[tuple[str, str | None]]:
    """Each unit and the one above it, by their codes."""
    return list(Unor.objects.order_by("path").values_list("kode", "parent__kode"))


def unor_ids() -> dict[str, int]:
    """Each unit's id by its code."""
    return dict(Unor.objects.order_by("path").values_list("kode", "pk"))
