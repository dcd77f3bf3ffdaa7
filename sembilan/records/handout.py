"""The log as it is handed to someone who checks it without us; see `proof/check_log.py` for the reader."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sembilan.records.models import Head, Leaf
from sembilan.records.sealer import canonical


def lines(instansi_id: int) -> Iterator[str]:
    """Every sealed event in the order of its leaf, each signed head after the leaves it covers: JSON lines."""
    heads = iter(Head.objects.filter(instansi_id=instansi_id).order_by("size"))
    head = next(heads, None)
    leaves = Leaf.objects.filter(instansi_id=instansi_id).order_by("position").select_related("event")
    for leaf in leaves.iterator(chunk_size=5_000):
        event = canonical(leaf.event).decode()
        yield json.dumps({"leaf": leaf.position, "event": event}, ensure_ascii=False)
        while head is not None and head.size <= leaf.position + 1:
            yield json.dumps({"head": json.loads(bytes(head.signature))})
            head = next(heads, None)
