"""Whom the addresses of this room serve."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from sembilan.behaviour import actions
from sembilan.behaviour.models import Candidate, Invitation, Poll, Round
from sembilan.organisation.access import today
from sembilan.organisation.models import Instansi, Unor
from sembilan.people.models import Employee
from sembilan.terms.period import Cycle, Period
from tests.architecture.reach import closed, everyone, own, public
from tests.cast import BAYU, BUDI, REGION, SARI


def _of(kode: str) -> dict[str, Any]:
    period, closes_on = Period.of(Cycle.TRIWULAN, today()), today() + dt.timedelta(9)
    region = Instansi.objects.get(kode=REGION)
    unor = Unor.objects.get(kode=kode)
    return {"instansi": region, "unor": unor, "period": period, "closes_on": closes_on, "token": uuid.uuid4()}


def a_round() -> Mapping[str, Any]:
    """A round for the unit of Sari."""
    return {"pk": actions.open_round(by=BAYU.nip, **_of("1010")).pk}


def an_invitation() -> Mapping[str, Any]:
    """Budi is asked about Sari."""
    found = Invitation.objects.get(round_id=a_round()["pk"], employee__nip=SARI.nip, rater_nip=BUDI.nip)
    return {"pk": found.pk}


def a_result() -> Mapping[str, Any]:
    """The same, answered and closed."""
    found = Invitation.objects.get(**an_invitation())
    actions.answer(invitation=found, marks=dict.fromkeys(range(1, 8), 4), by=BUDI.nip)
    actions.close_round(round_=Round.objects.get(pk=found.round_id), by=BAYU.nip)
    return {"pk": found.round_id}


def a_poll(*, is_closed: bool = False) -> Mapping[str, Any]:
    """A vote in which Budi may be voted for, so that the name of Sari is in none of it."""
    given = _of("1010")
    period = given.pop("period")
    made = Poll.objects.create(
        first=period.first, until=period.until, opened_on=today(), opened_by=BAYU.nip,
        closed_on=today() if is_closed else None, **given,
    )  # fmt: skip
    Candidate.objects.create(instansi=made.instansi, poll=made, employee=Employee.objects.get(nip=BUDI.nip), votes=3)
    return {"pk": made.pk, "nip": BUDI.nip}


def a_decided_poll() -> Mapping[str, Any]:
    """The same, closed, won by Budi."""
    return a_poll(is_closed=True)


CASES = {
    "perilaku/": own(given=an_invitation),
    "perilaku/isi/<int:pk>/": closed("budi", given=an_invitation),
    "perilaku/putaran/": closed("bayu"),
    "perilaku/putaran/<int:pk>/": closed("budi", given=a_round),
    "perilaku/putaran/<int:pk>/penutupan/": closed("bayu", given=a_round),
    "perilaku/putaran/<int:pk>/pegawai/<nip:nip>/dilayani/": closed("budi", given=a_round),
    "perilaku/putaran/<int:pk>/pegawai/<nip:nip>/tautan/": closed("budi", given=a_round, sent={"count": 2, "seen": 0}),
    "perilaku/jawab/<slug:code>/": public("whoever was handed a link answers once, without a name"),
    "perilaku/putaran/<int:pk>/pegawai/<nip:nip>/": closed("budi", given=a_result),
    "perilaku/pemilihan/": everyone("the votes of the region are known to all who work in it"),
    "perilaku/pemilihan/<int:pk>/": everyone("candidates and result are public inside the region", given=a_poll),
    "perilaku/pemilihan/<int:pk>/penutupan/": closed("bayu", given=a_poll),
    "perilaku/pemilihan/<int:pk>/piagam/<nip:nip>.pdf": everyone(
        "the result is public inside the region", given=a_decided_poll
    ),
}
