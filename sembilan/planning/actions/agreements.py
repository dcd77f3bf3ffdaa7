"""The course of a Perjanjian Kinerja: drafted for the unit, sent by its leader, returned or signed by her superior."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.organisation.models import Unor
from sembilan.planning.actions.budgets import write_lines
from sembilan.planning.models import Agreement, AgreementStep
from sembilan.planning.queries.agreements import contents_of, held, lacking, of_unit, said_before, sign_of
from sembilan.planning.queries.budgets import budget_of
from sembilan.planning.queries.reach import leader_of, signs, superior_of, writes
from sembilan.records.actions import Refused, action, actor_name, done_before, part, tell

State = Agreement.State
YOUR_TURN = gettext_noop("Perjanjian Kinerja %(unit)s %(year)s menunggu tanda tangan Anda.")
SIGNED = gettext_noop("Perjanjian Kinerja %(unit)s %(year)s sudah ditandatangani atasan.")
RETURNED = gettext_noop("Perjanjian Kinerja %(unit)s %(year)s dikembalikan: %(note)s")


@action("agreement.draft")
def draft(*, unor: Unor, year: int, by: Any) -> Agreement:
    """Begin the agreement of a unit's leader for a year; where there is one already it is that one."""
    tell(unor.instansi_id, f"unor:{unor.kode}", year=year)
    if not writes(by, unor):
        raise Refused(_("Perjanjian Kinerja disusun oleh pimpinan unit, pengelolanya, atau BKD."))
    Unor.objects.select_for_update(no_key=True).get(pk=unor.pk)
    if found := of_unit(unor.pk, year):
        done_before()
        return found[0]
    leader = leader_of(unor)
    if leader is None:
        raise Refused(_("Unit ini belum punya pimpinan, Plt atau Plh pada hari ini, jadi belum ada pihak pertamanya."))
    made = Agreement(instansi_id=unor.instansi_id, unor=unor, year=year, holder_nip=leader.nip)
    take_step(made, State.DRAFT, by=by)
    return made


@action("agreement.send")
def send(*, agreement: Agreement, by: Any) -> Agreement:
    """Send it to the superior of the unit's leader, as it stands now; only the leader herself does."""
    tell(agreement.instansi_id, f"agreement:{agreement.pk}", year=agreement.year)
    found = held(agreement)
    if found.state == State.SENT:
        done_before()
        return found
    if found.state == State.SIGNED:
        raise Refused(_("Perjanjian ini sudah ditetapkan. Buat perubahannya bila isinya berubah.") + said_before(found))
    leader = leader_of(found.unor)
    if leader is None or leader.nip != actor_name(by):
        raise Refused(_("Perjanjian Kinerja diajukan oleh pimpinan unit ini sendiri."))
    contents = contents_of(found.unor, found.year)
    if lacks := lacking(contents):
        raise Refused(lacks)
    found.contents, found.holder_nip, found.superior_nip = contents, leader.nip, superior_of(leader)
    take_step(found, State.SENT, by=by)
    tell_of(found, found.superior_nip, YOUR_TURN, by=by)
    return found


@action("agreement.sign")
def sign(*, agreement: Agreement, seen: str, by: Any) -> Agreement:
    """Sign it: from now on what it says stays as it was read."""
    tell(agreement.instansi_id, f"agreement:{agreement.pk}", year=agreement.year, revision=agreement.revision)
    found = held(agreement)
    if found.state == State.SIGNED and found.superior_nip == actor_name(by):
        done_before()
        return found
    _must_sign(found, by)
    if seen != sign_of(found.contents, budget_of(found)):
        raise Refused(_("Isinya berubah sejak Anda membukanya. Baca lagi sebelum menandatangani."))
    found.superior_nip = actor_name(by)
    take_step(found, State.SIGNED, by=by)
    tell_of(found, found.holder_nip, SIGNED, by=by)
    return found


@action("agreement.return")
def return_(*, agreement: Agreement, text: str, by: Any) -> Agreement:
    """Give it back to the unit's leader with what is to be changed."""
    tell(agreement.instansi_id, f"agreement:{agreement.pk}", year=agreement.year)
    found = held(agreement)
    _must_sign(found, by)
    if not text.strip():
        raise Refused(_("Tulis apa yang perlu diubah."))
    take_step(found, State.RETURNED, by=by, text=text.strip())
    tell_of(found, found.holder_nip, RETURNED, by=by, note=text.strip())
    return found


@action("agreement.revise")
def revise(*, agreement: Agreement, text: str, by: Any) -> Agreement:
    """Begin a changed agreement within its year; the signed one stays in force until the new one is signed."""
    tell(agreement.instansi_id, f"agreement:{agreement.pk}", year=agreement.year)
    found = held(agreement)
    if not writes(by, found.unor):
        raise Refused(_("Perjanjian Kinerja disusun oleh pimpinan unit, pengelolanya, atau BKD."))
    newest = of_unit(found.unor_id, found.year)[0]
    if newest.pk != found.pk:
        done_before()
        return newest
    if found.state != State.SIGNED:
        raise Refused(_("Perjanjian ini belum ditetapkan; ubah saja sasarannya, lalu ajukan."))
    if today().year > found.year:
        raise Refused(_("Tahun %(year)s sudah lewat; perjanjiannya tidak diubah lagi.") % {"year": found.year})
    made = Agreement(
        instansi_id=found.instansi_id, unor=found.unor, year=found.year, revision=found.revision + 1,
        holder_nip=found.holder_nip,
    )  # fmt: skip
    take_step(made, State.DRAFT, by=by, text=text.strip())
    write_lines(made, budget_of(found))
    return made


def _must_sign(found: Agreement, by: Any) -> None:
    if found.state != State.SENT:
        raise Refused(_("Perjanjian ini tidak sedang menunggu tanda tangan.") + said_before(found))
    if not signs(by, found.unor, found.holder_nip):
        raise Refused(_("Perjanjian ini ditandatangani oleh atasan pimpinan unit, bukan oleh dirinya sendiri."))


@part
def take_step(agreement: Agreement, state: Agreement.State, *, by: Any, text: str = "") -> None:
    """Let the agreement stand in a state and write who brought it there."""
    agreement.state = state
    agreement.save()
    AgreementStep.objects.create(
        instansi_id=agreement.instansi_id, agreement=agreement, state=state, text=text, by=actor_name(by)
    )


@part
def tell_of(agreement: Agreement, nip: str, said: str, *, by: Any, note: str = "") -> None:
    """Tell a sentence about an agreement to one person, but not to who did it."""
    notify(
        instansi_id=agreement.instansi_id, nips={nip} - {"", actor_name(by)}, said=said,
        url=f"/rencana/perjanjian/{agreement.pk}/", unit=agreement.unor.name, year=agreement.year, note=note,
    )  # fmt: skip
