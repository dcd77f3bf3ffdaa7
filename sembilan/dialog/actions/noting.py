"""What is written into a talk: each side's own note, which the other reads and cannot change; points to speak of."""

from __future__ import annotations

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.dialog.actions.course import locked, need_open, need_side, tell_other
from sembilan.dialog.models import Note, Talk, Topic
from sembilan.records.actions import Refused, action, actor_name, done_before, tell

NOTED = gettext_noop("%(name)s menulis catatan %(kind)s.")
TOPICS = 30


@action("dialog.note")
def note(*, talk: Talk, text: str, by: Any) -> Note:
    """Write one's own note of a talk, or mend it; what it said before is kept."""
    tell(talk.instansi_id, f"dialog:{talk.employee.nip}", talk=talk.pk)
    found = locked(talk)
    need_side(found, by)
    if found.state == Talk.State.DROPPED:
        raise Refused(_("Dialog ini dibatalkan; catatan tidak dapat ditulis lagi."))
    mine = Note.objects.filter(talk=found, by=actor_name(by)).first()
    if mine is None:
        mine = Note.objects.create(instansi_id=found.instansi_id, talk=found, by=actor_name(by), text=text)
        tell_other(found, NOTED, by=by)
    elif mine.text == text:
        done_before()
    else:
        mine.text = text
        mine.save(update_fields=["text"])
    return mine


@action("dialog.topic")
def add_topic(*, talk: Talk, text: str, by: Any) -> Topic:
    """Put a point on the agenda."""
    tell(talk.instansi_id, f"dialog:{talk.employee.nip}", talk=talk.pk)
    found = locked(talk)
    need_side(found, by)
    need_open(found)
    twin = found.topics.filter(text=text).first()
    if twin is not None:
        done_before()
        return twin
    last = found.topics.aggregate(last=Max("number"))["last"] or 0
    if last >= TOPICS:
        raise Refused(_("Agenda ini sudah panjang. Minta dialog lain untuk yang selebihnya."))
    return Topic.objects.create(instansi_id=found.instansi_id, talk=found, number=last + 1, text=text)
