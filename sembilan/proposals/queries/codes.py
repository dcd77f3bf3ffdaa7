"""Units and posts by what somebody types of their code or name."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from sembilan.organisation.models import Jabatan, Unor

CODED: dict[str, Any] = {"jabatan": Jabatan, "unor": Unor}
MOST = 30


def codes_like(what: str, typed: str) -> QuerySet[Any]:
    """The first that fit, by name."""
    found: QuerySet[Any] = CODED[what]._default_manager.order_by("name", "kode")
    return found.filter(Q(name__icontains=typed) | Q(kode__istartswith=typed))[:MOST]
