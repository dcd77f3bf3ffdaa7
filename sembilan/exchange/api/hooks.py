"""Hooks for programs: which there are, what became of their messages, and sending these again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from sembilan.exchange.api.auth import TokenAuth
from sembilan.exchange.api.schemas import webhooks as schemas
from sembilan.exchange.api.schemas.answers import Pk, Slice, answers, page
from sembilan.exchange.webhooks import actions
from sembilan.exchange.webhooks.models import Delivery, Hook
from sembilan.organisation.access import Permission
from sembilan.people.access import may

router = Router(tags=["webhooks"])
READ, WRITE = TokenAuth("webhooks:read"), TokenAuth("webhooks:write")
MOST = 500


@router.get("/webhooks", response=answers(list[schemas.Hook]), auth=READ)
def hooks(request: HttpRequest) -> list[dict[str, Any]]:
    """Every hook."""
    _only_editors(request)
    names = ("name", "url", "verbs", "is_active", "made_at")
    found = Hook.objects.order_by("-is_active", "name", "pk")
    return [{"id": one.pk} | {name: getattr(one, name) for name in names} for one in found]


@router.get("/webhooks/{pk}/deliveries", response=answers(schemas.Deliveries), auth=READ)
def deliveries(request: HttpRequest, pk: Pk, part: Query[Slice], state: Delivery.State | None = None) -> dict[str, Any]:
    """The messages of a hook, the newest first."""
    _only_editors(request)
    found = Delivery.objects.filter(hook=get_object_or_404(Hook, pk=pk)).select_related("event").order_by("-pk")
    return page(found.filter(state=state) if state else found, part, _told)


@router.post("/webhooks/{pk}/replays", response=answers(schemas.Replayed), auth=WRITE)
def replays(request: HttpRequest, pk: Pk, body: schemas.Replay) -> dict[str, int]:
    """Send one message again, or all that failed, with the ids they had."""
    _only_editors(request)
    hook = get_object_or_404(Hook, pk=pk, is_active=True)
    wanted = Delivery.objects.filter(hook=hook)
    found = wanted.filter(pk=body.delivery) if body.delivery else wanted.filter(state=Delivery.State.FAILED)
    return {"sent": actions.replay(hook=hook, deliveries=list(found.order_by("pk")[:MOST]), by=request.user)}


def _only_editors(request: HttpRequest) -> None:
    if not may(request.user, Permission.EDIT):
        raise Http404


def _told(rows: list[Any]) -> list[Mapping[str, Any]]:
    names = ("state", "attempts", "status", "said", "at")
    return [
        {name: getattr(one, name) for name in names} | {"id": one.pk, "event": one.event_id, "verb": one.event.verb}
        for one in rows
    ]
