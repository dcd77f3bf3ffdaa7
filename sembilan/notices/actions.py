"""Telling people: a part of the action that has something to tell; reading it; and the one mail a day."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from sembilan.notices.models import Digest, Mailing, Notice
from sembilan.notices.queries import own, unmailed
from sembilan.records.actions import action, actor_name, part, tell

# One statement for however many: a whole region is told in a second, and a row object each would take four.
TELL = """
    insert into notices_notice (instansi_id, nip, said, data, url, at)
    select %s, nip, %s, %s::jsonb, %s, %s from jsonb_array_elements_text(%s::jsonb) nip
"""


@part
def notify(*, instansi_id: int, nips: Iterable[str], said: str, url: str = "", **data: Any) -> None:
    """Tell people a sentence; mark it with `gettext_noop` where it is written."""
    told = sorted(set(nips))
    if told:
        with connection.cursor() as cursor:
            cursor.execute(TELL, [instansi_id, said, json.dumps(data), url, timezone.now(), json.dumps(told)])


@action("notice.read")
def read(*, instansi_id: int, notice: Notice | None = None, by: Any) -> int:
    """Mark one of one's own notices as read, or all of them; how many were unread."""
    tell(instansi_id, "notices", notice=notice.pk if notice else None)
    found = own(by).filter(read_at=None)
    if notice is not None:
        found = found.filter(pk=notice.pk)
    return found.update(read_at=timezone.now())


@action("notice.mailing")
def choose_mailing(*, instansi_id: int, is_wanted: bool, by: Any) -> None:
    """Have the daily mail, or not."""
    tell(instansi_id, "mailing", is_wanted=is_wanted)
    Mailing.objects.update_or_create(instansi_id=instansi_id, nip=actor_name(by), defaults={"is_wanted": is_wanted})


@action("digest.take")
def take_digest(*, instansi_id: int, nip: str, day: dt.date, by: Any) -> Digest | None:
    """Take a person's mail of a day upon oneself; nothing when it was taken before."""
    tell(instansi_id, f"digest:{nip}", day=day.isoformat())
    try:
        with transaction.atomic():
            return Digest.objects.create(instansi_id=instansi_id, nip=nip, day=day, taken_at=timezone.now())
    except IntegrityError:
        return None


@action("digest.send")
def note_sent(*, digest: Digest, notices: list[int], by: Any) -> None:
    """The mail has left: what it told is not mailed again."""
    tell(digest.instansi_id, f"digest:{digest.nip}", notices=len(notices))
    now = timezone.now()
    Digest.objects.filter(pk=digest.pk).update(sent_at=now)
    unmailed(digest.nip).filter(pk__in=notices).update(mailed_at=now)


@action("digest.fail")
def give_back_digest(*, digest: Digest, why: str, by: Any) -> None:
    """The mail could not leave: the next round tries again."""
    tell(digest.instansi_id, f"digest:{digest.nip}", why=why[:200])
    Digest.objects.filter(pk=digest.pk, sent_at=None).delete()
