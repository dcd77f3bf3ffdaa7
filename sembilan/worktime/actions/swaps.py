"""Two colleagues exchange duties: one asks, the other agrees, the superior approves, the roster changes at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.notices.actions import notify
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, actor_name, done_before, part, tell
from sembilan.worktime.models import Duty, Swap, SwapStep
from sembilan.worktime.queries.swaps import OPEN, lines_of, same_unit, superiors

ASKED = gettext_noop("%(name)s mengajak Anda bertukar dinas tanggal %(day)s. Setuju atau tolak di sini.")
AGREED = gettext_noop("%(name)s dan %(other)s sepakat bertukar dinas. Giliran Anda memutuskan.")
DONE = gettext_noop("Tukar dinas tanggal %(day)s disetujui. Daftar dinas sudah berubah.")
REFUSED = gettext_noop("Tukar dinas tanggal %(day)s ditolak: %(why)s")
WITHDRAWN = gettext_noop("%(name)s menarik ajakan tukar dinas tanggal %(day)s.")


@action("swap.ask")
def ask(
    *, asker: Employee, day: dt.date, other: Employee, other_day: dt.date, reason: str, token: UUID, by: Any
) -> Swap:
    """Ask a colleague of the same unit to exchange duties: on each of the days they take each other's."""
    tell(asker.instansi_id, f"swap:{asker.nip}", day=f"{day}", other=other.nip, other_day=f"{other_day}")
    known = Swap.objects.filter(token=token).first()
    if known is not None:
        done_before()
        return known
    if asker.pk == other.pk:
        raise Refused(_("Tukar dinas hanya dengan orang lain."))
    if not same_unit(asker, other, day) or not same_unit(asker, other, other_day):
        raise Refused(_("Rekan itu bukan dari unit yang sama pada hari itu."))
    swap = Swap(
        instansi_id=asker.instansi_id,
        asker=asker,
        day=day,
        other=other,
        other_day=other_day,
        reason=reason,
        token=token,
    )
    swap.stood = _known_lines(swap)
    swap.save()
    _step(swap, Swap.State.ASKED, by=by, text=reason)
    _tell(swap, [other.nip], ASKED, name=asker.full_name)
    return swap


@action("swap.agree")
def agree(*, swap: Swap, by: Any) -> None:
    """The colleague agrees; now the superior decides."""
    tell(swap.instansi_id, f"swap:{swap.pk}")
    swap = _locked(swap, Swap.State.ASKED)
    if actor_name(by) != swap.other.nip:
        raise Refused(_("Hanya rekan yang diajak dapat menyetujuinya."))
    _same_as_asked(swap)
    _step(swap, Swap.State.AGREED, by=by)
    _tell(swap, superiors(swap), AGREED, name=swap.asker.full_name, other=swap.other.full_name)


@action("swap.approve")
def approve(*, swap: Swap, by: Any) -> None:
    """The superior approves, and the duties of both are exchanged in the same moment."""
    tell(swap.instansi_id, f"swap:{swap.pk}", day=f"{swap.day}", other_day=f"{swap.other_day}")
    swap = _locked(swap, Swap.State.AGREED)
    _not_own(swap, by)
    _same_as_asked(swap)
    _exchange(swap)
    _step(swap, Swap.State.APPROVED, by=by)
    _tell(swap, [swap.asker.nip, swap.other.nip], DONE)


@action("swap.refuse")
def refuse(*, swap: Swap, why: str, by: Any) -> None:
    """The colleague or the superior says no, and why."""
    tell(swap.instansi_id, f"swap:{swap.pk}", why=why)
    swap = _locked(swap, *OPEN)
    if swap.state == Swap.State.ASKED and actor_name(by) != swap.other.nip:
        raise Refused(_("Rekan yang diajak belum menjawab."))
    if not why.strip():
        raise Refused(_("Tulis alasannya, agar yang mengajak tahu."))
    _step(swap, Swap.State.REFUSED, by=by, text=why)
    _tell(swap, {swap.asker.nip, swap.other.nip} - {actor_name(by)}, REFUSED, why=why)


@action("swap.withdraw")
def withdraw(*, swap: Swap, by: Any) -> None:
    """Whoever asked takes it back while nobody has decided."""
    tell(swap.instansi_id, f"swap:{swap.pk}")
    swap = _locked(swap, *OPEN)
    if actor_name(by) != swap.asker.nip:
        raise Refused(_("Hanya yang mengajak dapat menariknya."))
    _step(swap, Swap.State.WITHDRAWN, by=by)
    _tell(swap, [swap.other.nip], WITHDRAWN, name=swap.asker.full_name)


def _locked(swap: Swap, *states: str) -> Swap:
    """The swap as it stands, held until this step is done."""
    found = Swap.objects.select_for_update(of=("self",)).select_related("asker", "other").get(pk=swap.pk)
    if found.state not in states:
        raise Refused(_("Tukar dinas ini sudah %(state)s.") % {"state": found.get_state_display().lower()})
    return found


def _known_lines(swap: Swap) -> list[list[str]]:
    lines = lines_of(swap)
    wanted = 2 * len({swap.day, swap.other_day})
    if len(lines) < wanted:
        raise Refused(_("Daftar dinas Anda berdua pada hari itu belum lengkap. Mintalah pengelola mengisinya dahulu."))
    return lines


def _same_as_asked(swap: Swap) -> None:
    if lines_of(swap) != swap.stood:
        raise Refused(
            _("Daftar dinas berubah sejak diajak. Tarik ajakan ini, lalu ajak lagi menurut daftar yang baru.")
        )


def _not_own(swap: Swap, by: Any) -> None:
    if actor_name(by) in (swap.asker.nip, swap.other.nip):
        raise Refused(_("Tukar dinas sendiri diputuskan oleh atasan yang lain."))


@part
def _exchange(swap: Swap) -> None:
    days = {swap.day, swap.other_day}
    both = [swap.asker_id, swap.other_id]
    duties = list(Duty.objects.select_for_update().filter(employee__in=both, day__in=days).order_by("day", "employee"))
    for day in days:
        hers, his = (one for one in duties if one.day == day)
        hers.shift_id, his.shift_id = his.shift_id, hers.shift_id
    Duty.objects.bulk_update(duties, ["shift"])


@part
def _step(swap: Swap, state: Swap.State, *, by: Any, text: str = "") -> None:
    swap.state = state
    swap.save(update_fields=["state"])
    SwapStep.objects.create(instansi_id=swap.instansi_id, swap=swap, state=state, text=text, by=actor_name(by))


@part
def _tell(swap: Swap, nips: Iterable[str], said: str, **data: str) -> None:
    url = f"/jam-kerja/tukar/{swap.pk}/"
    notify(instansi_id=swap.instansi_id, nips=nips, said=said, url=url, day=f"{swap.day:%d-%m-%Y}", **data)
