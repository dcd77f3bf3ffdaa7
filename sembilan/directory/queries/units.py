"""Units as a reader means them: by code, by name or by a part of it, and always with all that stands under them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, Q, When

from sembilan.organisation.access import Permission, Scope, within
from sembilan.organisation.models import Unor
from sembilan.people.access import scope_for

MOST_OFFERED = 20


def allowed(scope: Scope) -> list[int] | None:
    """The units whose people the reader may see, today; nothing when she may see all."""
    if scope.is_all(Permission.READ):
        return None
    return list(Unor.objects.filter(within(scope.paths(Permission.READ), "path")).values_list("pk", flat=True))


def sees_others(user: Any) -> bool:
    """Whether this reader may see more than herself."""
    scope = scope_for(user)
    return scope.is_all(Permission.READ) or bool(scope.paths(Permission.READ))


def meant(text: str) -> list[int]:
    """The ids of the units meant and of all under them: the code first, else the whole name, else a part of it."""
    code = text.split(" · ")[0].strip()
    nearest = Case(When(kode=code, then=0), When(name__iexact=text, then=1), default=2)
    rows = Unor.objects.filter(Q(kode=code) | Q(name__icontains=text)).annotate(nearest=nearest).order_by("nearest")
    found = list(rows.values_list("nearest", "path")[:200])
    paths = [path for near, path in found if near == found[0][0]]
    return list(Unor.objects.filter(within(_outermost(paths), "path")).values_list("pk", flat=True)) if paths else []


def offered(scope: Scope, text: str) -> list[Unor]:
    """Units to choose from while one types."""
    rows = Unor.objects.filter(Q(name__icontains=text) | Q(kode__startswith=text)).only("kode", "name", "path")
    if not scope.is_all(Permission.READ):
        rows = rows.filter(within(scope.paths(Permission.READ), "path"))
    return list(rows.order_by("path")[:MOST_OFFERED])


def _outermost(paths: Sequence[str]) -> list[str]:
    kept: list[str] = []
    for path in sorted(paths):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return kept
