"""Who the token is, the organisation, and one's own notices, for programs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from sembilan.accounts.models import User
from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.schemas import organisation as schemas
from sembilan.exchange.api.schemas.answers import answers
from sembilan.notices.models import Notice
from sembilan.organisation.models import Jabatan, Unor
from sembilan.people.access import roles_of

router = Router(tags=["organisation"])
NEWEST = 200


@router.get("/me", response=answers(schemas.Me))
def me(request: HttpRequest) -> dict[str, Any]:
    """Whom this token acts as, and what it may."""
    user = request.user
    assert isinstance(user, User)
    return {
        "nip": user.nip,
        "name": user.name,
        "instansi": request.instansi.kode,  # type: ignore[attr-defined]
        "roles": sorted(roles_of(user)),
        "scopes": request.auth.scopes,  # type: ignore[attr-defined]
    }


@router.get("/units", response=answers(list[schemas.Unit]), auth=TokenAuth("organisation:read"))
def units(request: HttpRequest) -> list[dict[str, Any]]:
    """Every unit, each after the one above it."""
    names = ("kode", "name", "eselon", "leader_title", "parent__kode")
    rows = Unor.objects.order_by("path").values(*names)
    return [{**row, "parent": row["parent__kode"]} for row in rows]


@router.get("/posts", response=answers(list[schemas.Post]), auth=TokenAuth("organisation:read"))
def posts(request: HttpRequest) -> list[dict[str, Any]]:
    """Every post with its kelas."""
    rows = Jabatan.objects.order_by("kode").values("kode", "name", "kind", "kelas")
    return [dict(row) for row in rows]


@router.get("/notices", response=answers(list[schemas.Notice]), auth=TokenAuth("notices:read"))
def notices(request: HttpRequest) -> list[dict[str, Any]]:
    """What the token's user was told, the newest first."""
    mine = Notice.objects.filter(nip=request.user.nip).order_by("-at", "-pk")[:NEWEST]  # type: ignore[union-attr]
    return [
        {"id": one.pk, "said": one.said % one.data, "url": one.url, "at": one.at, "read": one.read_at is not None}
        for one in mine
    ]
