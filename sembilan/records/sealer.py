"""The sealer: turns events, in order and in batches, into leaves of the Merkle log, and signs each new head.

Writers only insert events; they never wait for the sealer nor for each other.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from sembilan.records.merkle import Frontier, leaf_hash
from sembilan.records.models import Event, Head, Leaf
from sembilan.records.signing import Keeper, SignedHead, fingerprint

BATCH = 5_000
LOCK_SPACE = 9_006_962  # keeps our advisory locks apart from others in the same database


def canonical(event: Event) -> bytes:
    """An event as the bytes that are hashed: every field, keys in order, UTC to the microsecond."""
    said = {
        "actor": event.actor,
        "at": event.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        "data": event.data,
        "id": event.pk,
        "instansi": event.instansi_id,
        "target": event.target,
        "verb": event.verb,
    }
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def seal(instansi_id: int, kode: str) -> int:
    """Seal all events of an instansi that have no place in the log yet; how many were sealed.

    Works inside the tenant's transaction. When another sealer is at work it returns at once.
    """
    done = 0
    while count := _seal_batch(instansi_id, kode):
        done += count
    return done


def _seal_batch(instansi_id: int, kode: str) -> int:
    with transaction.atomic():
        if not _alone(instansi_id):
            return 0
        events = list(Event.objects.filter(instansi_id=instansi_id, leaf__isnull=True).order_by("id")[:BATCH])
        if not events:
            return 0
        frontier = last_frontier(instansi_id)
        _append(frontier, events)
        _sign(instansi_id, kode, frontier)
        return len(events)


def _alone(instansi_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s, %s)", [LOCK_SPACE, instansi_id])
        return bool(cursor.fetchone()[0])


def last_frontier(instansi_id: int) -> Frontier:
    """Where the log ends now, from its newest head."""
    head = Head.objects.filter(instansi_id=instansi_id).order_by("-size").first()
    if head is None:
        return Frontier()
    return Frontier(head.size, [bytes.fromhex(peak) for peak in head.peaks])


def _append(frontier: Frontier, events: Iterable[Event]) -> None:
    leaves = []
    for event in events:
        hashed = leaf_hash(canonical(event))
        leaves.append(Leaf(instansi_id=event.instansi_id, event=event, position=frontier.size, hash=hashed))
        frontier.append(hashed)
    Leaf.objects.bulk_create(leaves)


def _sign(instansi_id: int, kode: str, frontier: Frontier) -> None:
    keeper = Keeper(settings.HOME)
    at = timezone.now()
    signed = keeper.sign(kode, frontier.size, frontier.root(), at)
    Head.objects.create(
        instansi_id=instansi_id,
        size=frontier.size,
        root=frontier.root(),
        at=at,
        key_id=fingerprint(signed.key),
        signature=signed.to_json().encode(),
        peaks=[peak.hex() for peak in frontier.peaks],
    )
    # Remembered only once it stands in the database; a crash in between loses a witness line, never truth.
    transaction.on_commit(lambda: keeper.remember(signed))


def newest(instansi_id: int) -> SignedHead | None:
    """The newest signed head, as it is handed out."""
    head = Head.objects.filter(instansi_id=instansi_id).order_by("-size").first()
    return SignedHead.from_json(bytes(head.signature).decode()) if head else None
