"""A round of the questionnaire: opened for a unit or the region, its people asked, closed."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.behaviour.models import Group, Invitation, Round, Tally
from sembilan.behaviour.queries import reach, served
from sembilan.behaviour.queries.drawing import drawn, population
from sembilan.behaviour.queries.in_force import parameter
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.models import Employee
from sembilan.records.actions import Refused, action, actor_name, done_before, part, tell
from sembilan.terms.period import Period

ASKED = gettext_noop("Kuesioner perilaku dibuka sampai %(until)s. Jawaban Anda tidak disimpan atas nama Anda.")
CLOSED = gettext_noop("Hasil kuesioner perilaku tentang Anda dapat dibaca.")
AT_ONCE = 2_000  # people asked while the page waits; more are asked by a worker
BATCH = 5_000
EMPTY = [0] * 42


@action("behaviour.open")
def open_round(
    *, instansi: Instansi, unor: Unor | None, period: Period, closes_on: dt.date, token: UUID, by: Any
) -> Round:
    """Open a round about a period, for a unit with those below it or for the region."""
    tell(instansi.pk, f"behaviour:{period}", unor=unor.kode if unor else "", closes_on=str(closes_on))
    Instansi.objects.select_for_update(no_key=True).get(pk=instansi.pk)
    twin = Round.objects.filter(token=token).first()
    if twin is not None:
        done_before()
        return twin
    if not reach.opens(by):
        raise Refused(_("Kuesioner perilaku dibuka oleh BKD atau PPK."))
    if closes_on < today():
        raise Refused(_("Hari penutupan tidak boleh sebelum hari ini."))
    if period.first > today():
        raise Refused(_("Periode ini belum mulai."))
    if Round.objects.filter(unor=unor, first=period.first, until=period.until).exists():
        raise Refused(_("Kuesioner untuk unit dan periode ini sudah pernah dibuka."))
    made = Round.objects.create(
        instansi=instansi, unor=unor, first=period.first, until=period.until, closes_on=closes_on,
        opened_on=today(), opened_by=actor_name(by), seed=uuid.uuid4(), token=token,
    )  # fmt: skip
    if population(made).count() > AT_ONCE:
        invite.later(instansi_id=instansi.pk, round_id=made.pk, by=by)
    else:
        invite(instansi_id=instansi.pk, round_id=made.pk, by=by)
    return made


@action("behaviour.invite", later=True)
def invite(*, instansi_id: int, round_id: int, by: Any) -> int:
    """Ask superiors and peers about everybody of a round; how many were asked."""
    tell(instansi_id, f"behaviour:{round_id}")
    found = Round.objects.select_for_update().get(pk=round_id)
    if found.invitations.exists():
        done_before()
        return 0
    instansi = Instansi.objects.get(pk=instansi_id)
    asked = drawn(found, *(parameter(instansi, today(), name) for name in ("peers_asked", "least_raters")))
    Invitation.objects.bulk_create(
        (Invitation(instansi_id=instansi_id, round=found, **one._asdict()) for one in asked), batch_size=BATCH
    )
    sides = sorted({(one.employee_id, one.group) for one in asked})
    lay_out(found, sides)
    nips = {one.rater_nip for one in asked}
    url = reverse("behaviour:own")
    notify(instansi_id=instansi_id, nips=nips, said=ASKED, url=url, until=f"{found.closes_on:%d-%m-%Y}")
    return len(asked)


@action("behaviour.ask_served")
def ask_served(*, round_: Round, employee: Employee, rater: Employee, by: Any) -> Invitation:
    """Ask somebody of another unit whom she serves; her superior or who opened the round says whom."""
    tell(round_.instansi_id, f"behaviour:{round_.pk}", employee=employee.nip)
    found = Round.objects.select_for_update().get(pk=round_.pk)
    need_open(found)
    if rater.pk == employee.pk or actor_name(by) in (employee.nip, rater.nip):
        raise Refused(_("Tidak seorang pun menilai dirinya atau menunjuk penilainya sendiri."))
    if not served.may_name(by, employee):
        raise Refused(_("Yang dilayani ditunjuk oleh atasan atau BKD."))
    if not found.tallies.filter(employee=employee).exists():
        raise Refused(_("Pegawai ini tidak termasuk kuesioner ini."))
    twin = Invitation.objects.filter(round=found, employee=employee, rater_nip=rater.nip).first()
    if twin is not None:
        done_before()
        return twin
    lay_out(found, [(employee.pk, Group.SERVED)])
    url, said = reverse("behaviour:own"), f"{found.closes_on:%d-%m-%Y}"
    notify(instansi_id=found.instansi_id, nips=[rater.nip], said=ASKED, url=url, until=said)
    return Invitation.objects.create(
        instansi_id=found.instansi_id, round=found, employee=employee, rater_nip=rater.nip, group=Group.SERVED
    )


@action("behaviour.close")
def close_round(*, round_: Round, by: Any) -> Round:
    """Close a round: from now on nobody answers, and what may be said is said."""
    tell(round_.instansi_id, f"behaviour:{round_.pk}")
    found = Round.objects.select_for_update().get(pk=round_.pk)
    if found.closed_on is not None:
        done_before()
        return found
    if not reach.opens(by):
        raise Refused(_("Kuesioner perilaku ditutup oleh BKD atau PPK."))
    found.closed_on = today()
    found.save(update_fields=["closed_on"])
    nips = set(found.tallies.values_list("employee__nip", flat=True))
    notify(instansi_id=found.instansi_id, nips=nips, said=CLOSED, url=reverse("behaviour:own"))
    return found


def need_open(found: Round) -> None:
    """Refuse what comes after a round."""
    if found.closed_on is not None or found.closes_on < today():
        raise Refused(_("Kuesioner ini sudah ditutup."))


@part
def lay_out(round_: Round, sides: list[tuple[int, str]]) -> None:
    """The empty sums, laid out before anybody answers, so that no number tells who came first."""
    Tally.objects.bulk_create(
        [
            Tally(instansi_id=round_.instansi_id, round=round_, employee_id=pk, group=group, counts=EMPTY)
            for pk, group in sides
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )
