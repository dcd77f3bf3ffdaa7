"""Reminding of SKP: who has none or has not sent it, and with whom one waits; each told once a step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_noop

from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi
from sembilan.records.actions import action, part, tell
from sembilan.skp.queries.board_reminders import Nudge, Told, reminders
from sembilan.web.templatetags.say import day as said_day

NONE_YET = gettext_noop("Anda belum punya SKP %(year)s. Batas waktunya %(day)s.")
NOT_SENT = gettext_noop("SKP %(year)s Anda belum diajukan. Batas waktunya %(day)s.")
WAITING = gettext_noop("%(n)s SKP menunggu persetujuan Anda, yang paling lama sejak %(day)s.")
OWN, QUEUE = "/skp/", "/skp/antrean/"


@action("skp.remind")
def remind(*, instansi_id: int, by: Any) -> int:
    """Tell everybody who has come to a new step today; how many there were."""
    day = today()
    # A second worker of the same minute waits here, and finds them told.
    instansi = Instansi.objects.select_for_update(no_key=True).get(pk=instansi_id)
    own, nudges = reminders(instansi, day, (NONE_YET, NOT_SENT, WAITING))
    tell(instansi_id, "skp", reminded=len(own), nudged=len(nudges))
    _tell_own(instansi_id, own, day.year, by=by)
    for one in nudges:
        _nudge(instansi_id, one, by=by)
    return len(own) + len(nudges)


@part
def _tell_own(instansi_id: int, own: Sequence[Told], year: int, *, by: Any) -> None:
    """One write for all who are told the same."""
    same: dict[tuple[Any, ...], list[str]] = defaultdict(list)
    for one in own:
        same[one.has_one, one.due, one.key].append(one.nip)
    for (has_one, due, key), nips in same.items():
        said = NOT_SENT if has_one else NONE_YET
        notify(
            instansi_id=instansi_id, nips=nips, said=said, url=OWN, year=year, day=said_day(due), keys=[key]
        )  # fmt: skip


@part
def _nudge(instansi_id: int, one: Nudge, *, by: Any) -> None:
    notify(
        instansi_id=instansi_id, nips=[one.nip], said=WAITING, url=QUEUE, n=one.count, day=said_day(one.since),
        keys=list(one.keys),
    )  # fmt: skip
