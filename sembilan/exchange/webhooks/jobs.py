"""What the worker does: sends one message, and notes whether it was taken."""

from __future__ import annotations

import time

import httpx

from sembilan.exchange.webhooks import actions
from sembilan.exchange.webhooks.messages import Forbidden, body, check_address, opened, signed
from sembilan.exchange.webhooks.models import Delivery
from sembilan.records import later
from sembilan.records.tenancy import tenant

TIMEOUT_SECONDS = 10
BY = "webhook"
GONE = 410


def send(*, instansi_id: int, delivery_id: int) -> None:
    """Send it once; what is not taken is tried again a few times, and stays to be sent again by hand."""
    with tenant(instansi_id):
        delivery = Delivery.objects.select_related("hook", "event").get(pk=delivery_id)
    if delivery.state != Delivery.State.WAITING or not delivery.hook.is_active:
        return
    status, said = _post(delivery)
    taken = status is not None and 200 <= status < 300
    if not taken and status != GONE:
        raise later.NotYet(f"{status or ''} {said}".strip())
    with tenant(instansi_id):
        state = Delivery.State.TAKEN if taken else Delivery.State.FAILED
        actions.note(delivery=delivery, state=state, status=status, said=said, by=BY)


def _post(delivery: Delivery) -> tuple[int | None, str]:
    hook, content = delivery.hook, body(delivery.event)
    headers = signed(opened(hook.secret), f"msg_{delivery.pk}", int(time.time()), content)
    try:
        # Looked up again each time: a name may have been moved into the own network since it was entered.
        check_address(hook.url)
        answer = httpx.post(hook.url, content=content, headers=headers, timeout=TIMEOUT_SECONDS, follow_redirects=False)
    except (httpx.HTTPError, httpx.InvalidURL, Forbidden) as fault:
        return None, str(fault) or type(fault).__name__
    return answer.status_code, answer.reason_phrase


def give_up(*, instansi_id: int, delivery_id: int, sentence: str) -> None:
    """The message waits for somebody to send it again."""
    for delivery in Delivery.objects.filter(pk=delivery_id):
        actions.note(delivery=delivery, state=Delivery.State.FAILED, status=None, said=sentence, by=BY)


later.register("webhook.send", send, give_up)
