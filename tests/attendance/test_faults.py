"""Faults said once for many, and presses that somebody doubts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from sembilan.attendance.actions import faults as actions
from sembilan.attendance.actions.verdicts import judge
from sembilan.attendance.models import Fault, Press, PressVerdict
from sembilan.attendance.queries import doubtful, faults
from sembilan.notices.models import Notice
from sembilan.organisation.models import Unor
from sembilan.records.actions import Refused
from sembilan.records.models import Event
from tests import cast
from tests.attendance.morning import MONDAY, at, clocked, pressed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def afternoon(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is Monday, six in the evening."""
    monkeypatch.setattr(timezone, "now", lambda: at(18))


def form(**otherwise: str) -> dict[str, str]:
    """What the browser sends: the machine of Bidang Pembinaan SD was dark from seven to nine."""
    sent = {"unit": "1010", "since": "2026-11-16T07:00", "until": "2026-11-16T09:00", "reason": "Listrik padam"}
    return sent | otherwise


def test_first_it_shows_what_would_change_and_declares_nothing(client_of: Any, bayu: Any) -> None:
    clocked(cast.SARI, at(16, 5))

    answer = client_of(bayu).post("/kehadiran/gangguan/baru/", form(preview="1"))

    assert answer.status_code == 200
    assert answer.context["effect"].people == 3
    assert not Fault.objects.exists()


def test_declared_it_stands_once_and_in_the_log(client_of: Any, bayu: Any) -> None:
    for _again in range(2):
        client_of(bayu).post("/kehadiran/gangguan/baru/", form(declare="1"))

    made = Fault.objects.get()
    assert (made.since, made.until, made.unor.kode) == (at(7), at(9), "1010")
    assert Event.objects.filter(verb="fault.declare").count() == 1


@pytest.mark.parametrize(
    ("otherwise", "sentence"),
    [
        ({"until": "2026-11-16T06:00"}, "berakhir sesudah"),
        ({"since": "2026-11-17T06:00", "until": "2026-11-17T07:00"}, "belum terjadi"),
        ({"since": "2026-11-01T06:00"}, "paling lama 7 hari"),
        ({"unit": "tidak ada"}, "Tidak ada unit"),
        ({"reason": ""}, "Tulis apa yang terjadi"),
        ({"since": "kemarin"}, "kemarin"),
    ],
)
def test_what_cannot_be_a_fault_is_refused(client_of: Any, bayu: Any, otherwise: dict[str, str], sentence: str) -> None:
    answer = client_of(bayu).post("/kehadiran/gangguan/baru/", form(declare="1", **otherwise))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Fault.objects.exists()


def test_whom_it_touched_counts_as_having_come(tenant: Any, bayu: Any) -> None:
    clocked(cast.SARI, at(9, 3))
    clocked(cast.SARI, at(16, 5))
    unit = Unor.objects.get(kode="1010")

    seen = faults.effect(tenant, unit, at(7), at(9))

    assert (seen.people, seen.due) == (3, 3)
    assert seen.healed == 1


def test_withdrawn_with_a_reason_it_heals_nobody(client_of: Any, tenant: Any, bayu: Any) -> None:
    made = actions.declare(instansi=tenant, unor=None, since=at(7), until=at(9), reason="Padam", by=bayu)
    client = client_of(bayu)

    client.post(f"/kehadiran/gangguan/{made.pk}/penarikan/", {"reason": ""})
    made.refresh_from_db()
    without_reason = made.withdrawn_at
    client.post(f"/kehadiran/gangguan/{made.pk}/penarikan/", {"reason": "Salah tanggal"})
    made.refresh_from_db()

    assert without_reason is None
    assert made.withdrawn_at is not None


def test_the_inspector_reads_faults_and_declares_none(client_of: Any, tenant: Any, tono: Any, budi: Any) -> None:
    assert client_of(tono).get("/kehadiran/gangguan/").status_code == 200
    assert client_of(tono).post("/kehadiran/gangguan/baru/", form(declare="1")).status_code == 404
    assert client_of(budi).get("/kehadiran/gangguan/").status_code == 404
    with pytest.raises(Refused, match="tidak berhak"):
        actions.declare(instansi=tenant, unor=None, since=at(7), until=at(9), reason="x", by=tono)


def press_of(named: tuple[dt.date, Any]) -> Press:
    """The press that was made."""
    return Press.objects.get(day=named[0], id=named[1])


def test_doubtful_presses_stand_with_their_reasons_in_words(client_of: Any, budi: Any) -> None:
    pressed(cast.SARI, at(7, 20), decision=2, reasons={"outside": 240, "ajaib": 3})
    pressed(cast.SARI, at(16, 20), meaning=2)

    page = client_of(budi).get("/kehadiran/ketukan/")

    assert len(page.context["rows"]) == 1
    assert page.context["rows"][0].reasons == ["ajaib 3", "di luar lokasi, sejauh 240 m"]


def test_a_verdict_is_given_with_a_reason_and_told(client_of: Any, budi: Any) -> None:
    day, number = pressed(cast.SARI, at(7, 20), decision=1, reasons={"accuracy": 900})
    client, chosen = client_of(budi), f"{day}:{number}"

    bare = client.post("/kehadiran/ketukan/putusan/", {"chosen": chosen, "verdict": "dihitung"})
    given = client.post("/kehadiran/ketukan/putusan/", {"chosen": chosen, "verdict": "dihitung", "reason": "Ada"})

    assert (bare.status_code, given.status_code) == (409, 200)
    assert PressVerdict.objects.get().verdict == "dihitung"
    assert Notice.objects.filter(nip=cast.SARI.nip).count() == 1
    assert not doubtful.doubtful(budi).exists()


def test_nobody_judges_her_own_press_nor_a_strangers(client_of: Any, budi: Any, dewi: Any, agus: Any) -> None:
    day, number = pressed(cast.BUDI, at(7, 20), decision=1)
    press = press_of((day, number))

    with pytest.raises(Refused, match="tidak oleh pemiliknya"):
        judge(press=press, verdict="dihitung", reason="x", by=budi)
    assert client_of(agus).get("/kehadiran/ketukan/").status_code == 404
    assert doubtful.waiting(dewi) == 1


def test_of_two_judges_the_second_hears_of_the_first(tenant: Any, budi: Any, dewi: Any) -> None:
    press = press_of(pressed(cast.SARI, at(7, 20), decision=1))
    judge(press=press, verdict="dihitung", reason="Ada di kantor", by=budi)
    judge(press=press, verdict="dihitung", reason="Ada di kantor", by=budi)

    with pytest.raises(Refused, match="sudah dinilai oleh Budi Santoso"):
        judge(press=press, verdict="tidak dihitung", reason="Tidak ada", by=dewi)
    assert PressVerdict.objects.count() == 1


def test_the_days_of_a_fault_over_midnight_are_both_named(tenant: Any) -> None:
    assert list(faults.days(tenant, at(23), at(1, day=MONDAY + dt.timedelta(days=1)))) == [
        MONDAY,
        MONDAY + dt.timedelta(days=1),
    ]
