"""What people do with hooks, and what the worker notes of each message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from sembilan.exchange.webhooks.messages import new_secret, sealed
from sembilan.exchange.webhooks.models import Delivery, Hook
from sembilan.exchange.webhooks.verbs import VERBS
from sembilan.organisation.models import Instansi
from sembilan.records import later
from sembilan.records.actions import action, actor_name, part, tell
from sembilan.records.models import Event


@action("webhook.open")
def open_hook(*, instansi: Instansi, name: str, url: str, verbs: Sequence[str], by: Any) -> tuple[Hook, str]:
    """Tell another system of some events from now on; its secret is given once."""
    secret = new_secret()
    hook = Hook.objects.create(
        instansi=instansi, name=name, url=url, verbs=[*verbs], secret=sealed(secret), made_by=actor_name(by),
        made_at=timezone.now(),
    )  # fmt: skip
    tell(instansi.pk, f"webhook:{hook.pk}", name=name, url=url, verbs=[*verbs])
    return hook, secret


@action("webhook.renew")
def renew_secret(*, hook: Hook, by: Any) -> str:
    """Sign with a new secret from now on."""
    secret = new_secret()
    hook.secret = sealed(secret)
    hook.save(update_fields=["secret"])
    tell(hook.instansi_id, f"webhook:{hook.pk}")
    return secret


@action("webhook.close")
def close_hook(*, hook: Hook, by: Any) -> None:
    """Tell that system nothing more; what it was told stays known."""
    hook.is_active = False
    hook.save(update_fields=["is_active"])
    tell(hook.instansi_id, f"webhook:{hook.pk}", name=hook.name)


@action("webhook.try")
def try_hook(*, hook: Hook, by: Any) -> None:
    """Send a message that says nothing, to see whether it arrives."""
    tell(hook.instansi_id, f"webhook:{hook.pk}", hook=hook.pk)


@action("webhook.replay")
def replay(*, hook: Hook, deliveries: Sequence[Delivery], by: Any) -> int:
    """Send messages again, with the ids they had."""
    found = list(Delivery.objects.filter(hook=hook, pk__in=[one.pk for one in deliveries]).order_by("pk"))
    for one in found:
        _send_later(one)
    tell(hook.instansi_id, f"webhook:{hook.pk}", deliveries=len(found))
    return len(found)


@part
def queue(event: Event) -> None:
    """Have an event told to every hook that asked for its verb, in the transaction of the event itself."""
    if event.verb not in VERBS:
        return
    for hook in Hook.objects.filter(instansi_id=event.instansi_id, is_active=True, verbs__contains=[event.verb]):
        if event.verb == "webhook.try" and event.data.get("hook") != hook.pk:
            continue
        delivery = Delivery.objects.create(instansi_id=event.instansi_id, hook=hook, event=event, at=timezone.now())
        _send_later(delivery)


def _send_later(delivery: Delivery) -> None:
    delivery.state = Delivery.State.WAITING
    delivery.save(update_fields=["state"])
    later.defer("webhook.send", instansi_id=delivery.instansi_id, delivery_id=delivery.pk)


@action("webhook.note")
def note(*, delivery: Delivery, state: str, status: int | None, said: str, by: Any) -> None:
    """Note what became of a message."""
    delivery.state, delivery.status, delivery.said = state, status, said[:200]
    delivery.attempts += 1
    delivery.at = timezone.now()
    delivery.save(update_fields=["state", "status", "said", "attempts", "at"])
    tell(delivery.instansi_id, f"webhook:{delivery.hook_id}", delivery=delivery.pk, state=state, status=status)
