"""Telling people: a part of the action that has something to tell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from sembilan.notices.models import Notice
from sembilan.records.actions import part


@part
def notify(*, instansi_id: int, nips: Iterable[str], said: str, url: str = "", **data: Any) -> None:
    """Tell people a sentence; mark it with `gettext_noop` where it is written."""
    now = timezone.now()
    Notice.objects.bulk_create(
        Notice(instansi_id=instansi_id, nip=nip, said=said, data=data, url=url, at=now) for nip in sorted(set(nips))
    )
