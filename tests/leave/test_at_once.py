"""Two at the very same moment, each with a connection of its own: days are never given twice."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sembilan.attendance.models import Absence
from sembilan.leave import actions
from sembilan.leave.models import LeaveRequest, LeaveStep
from sembilan.leave.queries.balance import Asked
from sembilan.leave.queries.told import balance
from sembilan.organisation.models import Grant, Instansi
from sembilan.records.tenancy import tenant
from tests import cast
from tests.journeys.test_at_once import browser_of, meeting
from tests.leave.conftest import FRIDAY, MONDAY, TODAY, person

pytestmark = pytest.mark.slow
SARI_HERSELF = f"select 1 from people_employee where nip = '{cast.SARI.nip}' for update"
SENT = {"kind": "cuti tahunan", "reason": "Keluarga", "address": "Jalan 1", "phone": "08"}


@pytest.fixture
def here(own_database):
    instansi = Instansi.objects.get(kode=cast.REGION)
    with tenant(instansi.pk):
        Grant.objects.create(instansi=instansi, nip=cast.AGUS.nip, role="pejabat cuti", valid=(cast.SINCE, None))
    return instansi


def considered(here, first, last):
    with tenant(here.pk):
        made = actions.ask(
            employee=person(cast.SARI), asked=Asked("cuti tahunan", first, last, TODAY), reason="x", address="y",
            phone="1", token=uuid.uuid4(), by=cast.SARI.nip,
        )  # fmt: skip
        return actions.consider(request=made, word=actions.Word("disetujui"), by=cast.BUDI.nip)


def deciding(client, request, verdict, here):
    with tenant(here.pk):
        seen = LeaveStep.objects.filter(request=request).latest("pk").pk
    sent = {"verdict": verdict, "seen": seen, "text": "Sudah dilihat"}
    return lambda: client.post(f"/cuti/{request.pk}/putusan/", sent)


@pytest.mark.parametrize("other_says", ["disetujui", "tidak disetujui"])
def test_of_two_officials_at_one_moment_one_decides_and_the_other_is_told(here, own_database, other_says):
    made = considered(here, MONDAY, FRIDAY)

    answers = meeting(
        own_database, here, SARI_HERSELF,
        deciding(browser_of(cast.RINA, here), made, "disetujui", here),
        deciding(browser_of(cast.AGUS, here), made, other_says, here),
    )  # fmt: skip

    assert sorted(answer.status_code for answer in answers) == [302, 409]
    late = next(answer.content.decode() for answer in answers if answer.status_code == 409)
    assert "Permintaan ini sudah ditindak." in late
    with tenant(here.pk):
        assert LeaveStep.objects.filter(request=made).count() == 3
        assert Absence.objects.count() == (1 if LeaveRequest.objects.get().state == "disetujui" else 0)


def test_a_form_that_arrives_twice_at_one_moment_is_one_request(here, own_database):
    sent = SENT | {"first": str(MONDAY), "last": str(FRIDAY), "token": str(uuid.uuid4())}

    def sending():
        client = browser_of(cast.SARI, here)
        return lambda: client.post("/cuti/baru/", sent)

    answers = meeting(own_database, here, SARI_HERSELF, sending(), sending())

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url
    with tenant(here.pk):
        assert LeaveRequest.objects.count() == LeaveStep.objects.count() == 1


def test_two_requests_at_one_moment_never_ask_for_more_than_is_left(here, own_database):
    def sending(first):
        client = browser_of(cast.SARI, here)
        dates = {"first": str(first), "last": str(first + dt.timedelta(11)), "token": str(uuid.uuid4())}
        return lambda: client.post("/cuti/baru/", SENT | dates)

    answers = meeting(own_database, here, SARI_HERSELF, sending(MONDAY), sending(dt.date(2026, 9, 7)))

    assert sorted(answer.status_code for answer in answers) == [302, 422]
    with tenant(here.pk):
        assert LeaveRequest.objects.count() == 1


def test_two_lengthened_at_one_moment_never_take_more_than_is_left(here, own_database):
    one, other = considered(here, MONDAY, FRIDAY), considered(here, dt.date(2026, 9, 7), dt.date(2026, 9, 11))

    def lengthening(role, request):
        client = browser_of(role, here)
        with tenant(here.pk):
            seen = LeaveStep.objects.filter(request=request).latest("pk").pk
        sent = {
            "verdict": "perubahan", "seen": seen, "first": str(request.first),
            "last": str(request.last + dt.timedelta(5)),
        }  # fmt: skip
        return lambda: client.post(f"/cuti/{request.pk}/putusan/", sent)

    answers = meeting(
        own_database, here, SARI_HERSELF, lengthening(cast.RINA, one), lengthening(cast.AGUS, other)
    )  # five days each are asked for, eight are wished, twelve are there

    with tenant(here.pk):
        found = balance(person(cast.SARI), TODAY)
        assert found["used_n0"] + found["waiting_n0"] <= 12
        assert found["used_n0"] == sum(r.days for r in LeaveRequest.objects.filter(state="disetujui"))
    assert 409 in [answer.status_code for answer in answers]
