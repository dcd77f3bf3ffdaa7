"""What the superior and the authorised official say, in the words of the form; of two at once the second is told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.leave.actions.course import Refused, go_away, held, take_step, tell_people
from sembilan.leave.kinds import Kind
from sembilan.leave.models import LeaveRequest, State, Verdict
from sembilan.leave.queries.balance import asked_of
from sembilan.leave.queries.obstacles import look
from sembilan.leave.queries.reach import officials
from sembilan.records.actions import action, actor_name, part, tell

YOUR_TURN = gettext_noop("Cuti %(name)s %(what)s sudah dipertimbangkan atasannya. Giliran Anda memutuskan.")
SAID = {
    State.APPROVED: gettext_noop("Cuti %(name)s %(what)s disetujui. %(note)s"),
    State.REFUSED: gettext_noop("Cuti %(name)s %(what)s tidak disetujui: %(note)s"),
    State.POSTPONED: gettext_noop("Cuti %(name)s %(what)s ditangguhkan; harinya terbawa ke tahun depan: %(note)s"),
    State.RETURNED: gettext_noop("Cuti %(name)s %(what)s dikembalikan untuk diubah: %(note)s"),
}
ENDS = {
    Verdict.AGREE: State.APPROVED,
    Verdict.CHANGE: State.APPROVED,
    Verdict.POSTPONE: State.POSTPONED,
    Verdict.REFUSE: State.REFUSED,
    Verdict.RETURN: State.RETURNED,
}
IN_TIME = "notice_met"


@dataclass(frozen=True)
class Word:
    """What somebody says to a request: the verdict, why, the days it should be instead, and the step she saw last."""

    verdict: str
    text: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    seen: int | None = None


@action("leave.consider")
def consider(*, request: LeaveRequest, word: Word, by: Any) -> LeaveRequest:
    """The direct superior's opinion; whatever it is, the official decides, unless it goes back to the applicant."""
    tell(request.instansi_id, f"leave:{request.employee.nip}", request=request.pk, verdict=word.verdict)
    found = held(request, State.SUPERIOR, word.seen, by=by)
    changed = _said(found, word)
    found.superior_nip = actor_name(by)
    if word.verdict == Verdict.RETURN:
        return _ended(found, State.RETURNED, word, changed, by=by)
    take_step(found, State.OFFICIAL, by=by, text=word.text, changed=changed | {"opinion": word.verdict})
    tell_people(found, officials(found), YOUR_TURN, by=by)
    return found


@action("leave.decide")
def decide(*, request: LeaveRequest, word: Word, by: Any) -> LeaveRequest:
    """The authorised official's decision; approved, the days are excused in the same moment."""
    tell(request.instansi_id, f"leave:{request.employee.nip}", request=request.pk, verdict=word.verdict)
    found = held(request, State.OFFICIAL, word.seen, by=by)
    changed = _said(found, word)
    found.official_nip = actor_name(by)
    return _ended(found, ENDS[Verdict(word.verdict)], word, changed, by=by)


@part
def _ended(request: LeaveRequest, state: State, word: Word, changed: dict[str, Any], *, by: Any) -> LeaveRequest:
    if state == State.APPROVED:
        _still_possible(request)
        request.absence = go_away(request)
    take_step(request, state, by=by, text=word.text, changed=changed)
    told = {request.employee.nip, request.superior_nip} if state != State.RETURNED else {request.employee.nip}
    tell_people(request, told - {""}, SAID[state], by=by, note=word.text)
    return request


def _said(request: LeaveRequest, word: Word) -> dict[str, Any]:
    """What the word changes of the request, with what was before it."""
    if word.verdict not in (Verdict.AGREE, Verdict.CHANGE) and not word.text.strip():
        raise Refused(_("Tulis alasannya, supaya pemohon tahu."))
    if word.verdict == Verdict.POSTPONE and request.kind != Kind.TAHUNAN:
        raise Refused(_("Hanya cuti tahunan yang dapat ditangguhkan."))
    if word.verdict != Verdict.CHANGE:
        return {}
    if not word.first or not word.last or word.last < word.first:
        raise Refused(_("Isi tanggal pengganti: hari pertama dan hari terakhir."))
    before = {"first": str(request.first), "last": str(request.last), "days": request.days}
    request.first, request.last = word.first, word.last
    request.days = look(request.employee, asked_of(request, word.first), request=request).days
    return before


def _still_possible(request: LeaveRequest) -> None:
    """What was possible when it was asked for may not be any more: another leave, a balance used up meanwhile."""
    asked_on = request.steps.earliest("pk").at.date()
    looked = look(request.employee, asked_of(request, min(asked_on, request.first)), request=request)
    hindered = [one.text for one in looked.hindrances if one.name != IN_TIME]
    if hindered:
        raise Refused(_("Tidak dapat disetujui lagi.") + " " + " ".join(hindered))
