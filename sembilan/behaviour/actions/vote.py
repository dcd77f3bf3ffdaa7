"""A vote for the best employee: opened with its candidates, one vote each, secret, closed."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db.models import Case, F, IntegerField, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sembilan.behaviour.models import Candidate, Poll, Voter
from sembilan.behaviour.queries import reach
from sembilan.behaviour.queries.vote import eligible, winners
from sembilan.notices.actions import notify
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi, Unor
from sembilan.records.actions import Refused, action, actor_name, done_before, tell
from sembilan.terms.period import Period

WON = gettext_noop("Anda terpilih sebagai pegawai terbaik. Piagamnya dapat diunduh.")


@action("vote.open")
def open_poll(
    *, instansi: Instansi, unor: Unor | None, period: Period, closes_on: dt.date, token: UUID, by: Any
) -> Poll:
    """Open a vote about a period; who may be voted for is found by the rules."""
    tell(instansi.pk, f"vote:{period}", unor=unor.kode if unor else "", closes_on=str(closes_on))
    Instansi.objects.select_for_update(no_key=True).get(pk=instansi.pk)
    twin = Poll.objects.filter(token=token).first()
    if twin is not None:
        done_before()
        return twin
    if not reach.opens(by):
        raise Refused(_("Pemilihan dibuka oleh BKD atau PPK."))
    if closes_on < today():
        raise Refused(_("Hari penutupan tidak boleh sebelum hari ini."))
    if Poll.objects.filter(unor=unor, first=period.first, until=period.until).exists():
        raise Refused(_("Pemilihan untuk unit dan periode ini sudah pernah dibuka."))
    made = Poll.objects.create(
        instansi=instansi, unor=unor, first=period.first, until=period.until, closes_on=closes_on,
        opened_on=today(), opened_by=actor_name(by), token=token,
    )  # fmt: skip
    found = eligible(instansi, made)
    if len(found) < 2:
        raise Refused(_few(unor))
    Candidate.objects.bulk_create([Candidate(instansi=instansi, poll=made, employee=one) for one in found])
    return made


@action("vote.cast")
def cast(*, poll: Poll, candidate: Candidate, by: Any) -> None:
    """Vote once, for another. Nothing keeps for whom: all candidates are written anew with each vote."""
    tell(poll.instansi_id, f"vote:{poll.pk}")
    found = Poll.objects.select_for_update().get(pk=poll.pk)
    if found.closed_on is not None or found.closes_on < today():
        raise Refused(_("Pemilihan ini sudah ditutup."))
    if not reach.in_poll(by, found):
        raise Refused(_("Pemilihan ini untuk pegawai unit lain."))
    if candidate.poll_id != found.pk or candidate.employee.nip == actor_name(by):
        raise Refused(_("Pilih salah satu calon, bukan diri sendiri."))
    if found.voters.filter(voter_nip=actor_name(by)).exists():
        done_before()
        return
    Voter.objects.create(instansi_id=found.instansi_id, poll=found, voter_nip=actor_name(by))
    one = Case(When(pk=candidate.pk, then=Value(1)), default=Value(0), output_field=IntegerField())
    found.candidates.update(votes=F("votes") + one)


@action("vote.close")
def close_poll(*, poll: Poll, by: Any) -> Poll:
    """Close a vote; who won is told."""
    tell(poll.instansi_id, f"vote:{poll.pk}")
    found = Poll.objects.select_for_update().get(pk=poll.pk)
    if found.closed_on is not None:
        done_before()
        return found
    if not reach.opens(by):
        raise Refused(_("Pemilihan ditutup oleh BKD atau PPK."))
    found.closed_on = today()
    found.save(update_fields=["closed_on"])
    won = [one.employee.nip for one in winners(Instansi.objects.get(pk=found.instansi_id), found)]
    notify(instansi_id=found.instansi_id, nips=won, said=WON, url=reverse("behaviour:poll", args=[found.pk]))
    return found


def _few(unor: Unor | None) -> str:
    if unor is None:
        return _("Belum ada dua pemenang unit pada periode ini. Adakan dahulu pemilihan di unit-unit.")
    return _("Kurang dari dua pegawai memenuhi syarat: predikat paling rendah Baik dan tanpa hukuman disiplin.")
