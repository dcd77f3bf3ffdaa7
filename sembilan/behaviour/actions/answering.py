"""An answer: added to the sums of a side, and gone. The event says that somebody answered, not about whom."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sembilan.behaviour.actions.rounds import need_open
from sembilan.behaviour.models import Group, Invitation, Link, Tally
from sembilan.behaviour.queries.summary import SCORES
from sembilan.records.actions import Refused, action, actor_name, done_before, part, tell
from sembilan.terms.berakhlak import Nilai

REMARK = 500


@action("behaviour.answer")
def answer(*, invitation: Invitation, marks: Mapping[int, int], remark: str = "", by: Any) -> None:
    """Add what somebody answers about the values, 1 to 5 or 0 for tidak tahu. Sent twice it counts once."""
    tell(invitation.instansi_id, f"behaviour:{invitation.round_id}")
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("round", "employee")
    found = rows.get(pk=invitation.pk)
    if actor_name(by) != found.rater_nip or found.employee.nip == found.rater_nip:
        raise Refused(_("Kuesioner ini untuk orang lain."))
    if found.is_used:
        done_before()
        return
    _add(found, found.group, marks, remark)


@action("behaviour.answer_link")
def answer_by_link(*, link: Link, marks: Mapping[int, int], remark: str = "", by: Any) -> None:
    """Add what somebody answers who is served and has no NIP; a link answers once."""
    tell(link.instansi_id, f"behaviour:{link.round_id}")
    found = Link.objects.select_for_update(of=("self",)).select_related("round", "employee").get(pk=link.pk)
    if found.is_used:
        done_before()
        return
    _add(found, Group.SERVED, marks, remark)


@part
def _add(asked: Invitation | Link, group: str, marks: Mapping[int, int], remark: str) -> None:
    """To the sums of a side; the asking is used up with it."""
    need_open(asked.round)
    if not marks or set(marks) - set(Nilai) or any(not 0 <= score < SCORES for score in marks.values()):
        raise Refused(_("Jawab setiap pertanyaan dengan 1 sampai 5, atau tidak tahu."))
    # One row holds a side: each answer writes it anew as a whole, so that nothing in it is older than the rest.
    tally = Tally.objects.select_for_update().get(round=asked.round, employee=asked.employee, group=group)
    for value, score in marks.items():
        tally.counts[(value - 1) * SCORES + score] += 1
    if remark.strip():
        tally.remarks.append(remark.strip()[:REMARK])
        secrets.SystemRandom().shuffle(tally.remarks)
    tally.raters += 1
    tally.save(update_fields=["counts", "remarks", "raters"])
    asked.is_used = True
    asked.save(update_fields=["is_used"])
