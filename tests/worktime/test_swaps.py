"""Two colleagues exchange their duties, and when they may not."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sembilan.notices.models import Notice
from sembilan.records.actions import Refused
from sembilan.records.models import Event
from sembilan.worktime import actions
from sembilan.worktime.models import Duty, Swap, SwapStep
from sembilan.worktime.queries import hours_on
from tests import cast
from tests.worktime.conftest import day

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY = day("2026-11-23"), day("2026-11-24")


@pytest.fixture
def roster(desk):
    """Sari works mornings and Dewi nights, on two days."""
    sari, dewi = desk.person(), desk.person(cast.DEWI)
    for on in (MONDAY, TUESDAY):
        desk.duty(on, desk.shift("P", 420, 840), sari)
        desk.duty(on, desk.shift("M", 1_260, 1_860), dewi)
    return desk


def asked(desk, other=cast.DEWI, on=MONDAY, other_on=MONDAY, token=None):
    return actions.ask(
        asker=desk.person(), day=on, other=desk.person(other), other_day=other_on, reason="Acara keluarga",
        token=token or uuid.uuid4(), by=cast.SARI.nip,
    )  # fmt: skip


def letters():
    return {
        (d.employee.nip, d.day): d.shift.kode if d.shift else "L"
        for d in Duty.objects.select_related("employee", "shift")
    }


def told(nip):
    return [one.sentence for one in Notice.objects.filter(nip=nip).order_by("pk")]


def test_asked_agreed_and_approved_the_duties_are_exchanged(roster):
    swap = asked(roster)
    actions.agree(swap=swap, by=cast.DEWI.nip)
    assert letters()[cast.SARI.nip, MONDAY] == "P"

    actions.approve(swap=swap, by=cast.BUDI.nip)

    assert letters() == {
        (cast.SARI.nip, MONDAY): "M", (cast.DEWI.nip, MONDAY): "P",
        (cast.SARI.nip, TUESDAY): "P", (cast.DEWI.nip, TUESDAY): "M",
    }  # fmt: skip
    assert hours_on(roster.person(), MONDAY).ends == 1_860
    assert list(SwapStep.objects.order_by("pk").values_list("state", "by")) == [
        ("diminta", cast.SARI.nip), ("disepakati", cast.DEWI.nip), ("disetujui", cast.BUDI.nip),
    ]  # fmt: skip
    assert Event.objects.filter(verb="swap.approve").count() == 1


def test_each_step_tells_whose_turn_it_is(roster):
    swap = asked(roster)
    actions.agree(swap=swap, by=cast.DEWI.nip)
    actions.approve(swap=swap, by=cast.BUDI.nip)

    assert told(cast.DEWI.nip)[0].startswith("Sari Anindya mengajak Anda bertukar dinas tanggal 23-11-2026.")
    assert told(cast.BUDI.nip) == ["Sari Anindya dan Dewi Kartika sepakat bertukar dinas. Giliran Anda memutuskan."]
    assert told(cast.SARI.nip) == ["Tukar dinas tanggal 23-11-2026 disetujui. Daftar dinas sudah berubah."]
    assert told(cast.RINA.nip) == []  # the nearest superior decides


def test_over_two_days_each_takes_the_others_duty_on_both(roster):
    swap = asked(roster, on=MONDAY, other_on=TUESDAY)
    actions.agree(swap=swap, by=cast.DEWI.nip)
    actions.approve(swap=swap, by=cast.BUDI.nip)

    assert {on: letters()[cast.SARI.nip, on] for on in (MONDAY, TUESDAY)} == {MONDAY: "M", TUESDAY: "M"}


def test_asking_twice_with_one_form_is_asking_once(roster):
    token = uuid.uuid4()

    assert asked(roster, token=token) == asked(roster, token=token)

    assert Swap.objects.count() == 1
    assert len(told(cast.DEWI.nip)) == 1


REFUSED = {
    "with oneself": (lambda d: asked(d, other=cast.SARI), "Tukar dinas hanya dengan orang lain."),
    "with another unit": (lambda d: asked(d, other=cast.AGUS), "Rekan itu bukan dari unit yang sama"),
    "on a day without a roster": (
        lambda d: asked(d, on=day("2026-12-01")), "Daftar dinas Anda berdua pada hari itu belum lengkap."),
    "agreed by the asker": (lambda d: actions.agree(swap=asked(d), by=cast.SARI.nip), "Hanya rekan yang diajak"),
    "approved before it is agreed": (
        lambda d: actions.approve(swap=asked(d), by=cast.BUDI.nip), "Tukar dinas ini sudah menunggu rekan."),
    "withdrawn by the other": (lambda d: actions.withdraw(swap=asked(d), by=cast.DEWI.nip), "Hanya yang mengajak"),
    "refused without a reason": (
        lambda d: actions.refuse(swap=asked(d), why=" ", by=cast.DEWI.nip), "Tulis alasannya"),
    "refused by the superior before its turn": (
        lambda d: actions.refuse(swap=asked(d), why="x", by=cast.BUDI.nip), "Rekan yang diajak belum menjawab."),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_swap_that_cannot_be_is_refused_in_a_sentence(roster, name):
    act, said = REFUSED[name]
    before = letters()

    with pytest.raises(Refused, match=said):
        act(roster)

    assert letters() == before


def test_nobody_approves_her_own_swap(roster):
    swap = asked(roster)
    actions.agree(swap=swap, by=cast.DEWI.nip)

    with pytest.raises(Refused, match="diputuskan oleh atasan yang lain"):
        actions.approve(swap=swap, by=cast.SARI.nip)


@pytest.mark.parametrize("state", ["asked", "agreed"])
def test_a_roster_that_changed_meanwhile_is_not_exchanged(roster, state):
    swap = asked(roster)
    if state == "agreed":
        actions.agree(swap=swap, by=cast.DEWI.nip)
    Duty.objects.filter(employee__nip=cast.DEWI.nip, day=MONDAY).update(shift=None)
    act, by = (actions.approve, cast.BUDI.nip) if state == "agreed" else (actions.agree, cast.DEWI.nip)

    with pytest.raises(Refused, match="Daftar dinas berubah sejak diajak"):
        act(swap=swap, by=by)

    assert letters()[cast.SARI.nip, MONDAY] == "P"


def test_what_was_decided_is_not_decided_again(roster):
    swap = asked(roster)
    actions.refuse(swap=swap, why="Sudah ada janji", by=cast.DEWI.nip)

    with pytest.raises(Refused, match="Tukar dinas ini sudah ditolak"):
        actions.agree(swap=swap, by=cast.DEWI.nip)

    assert told(cast.SARI.nip) == ["Tukar dinas tanggal 23-11-2026 ditolak: Sudah ada janji"]


def test_the_whole_way_through_the_pages(sari, dewi, budi, roster, client_of, monkeypatch):
    monkeypatch.setattr("sembilan.worktime.views.swaps.today", lambda: dt.date(2026, 11, 20))
    form = {"day": "2026-11-23", "other": cast.DEWI.nip, "other_day": "2026-11-23", "reason": "Acara",
            "token": str(uuid.uuid4())}  # fmt: skip
    page = client_of(sari).get("/jam-kerja/tukar/?tanggal=2026-11-23").content.decode()
    assert cast.DEWI.nip in page

    where = client_of(sari).post("/jam-kerja/tukar/", form)["Location"]
    assert "Setuju bertukar" in client_of(dewi).get(where).content.decode()
    assert "ajakan tukar dinas menunggu jawaban Anda" in client_of(dewi).get("/").content.decode()
    client_of(dewi).post(where, {"said": "setuju"})
    assert "tukar dinas menunggu putusan Anda" in client_of(budi).get("/").content.decode()
    client_of(budi).post(where, {"said": "setuju"})

    assert letters()[cast.SARI.nip, MONDAY] == "M"


def test_a_colleague_of_another_unit_cannot_be_chosen(sari, roster, client_of):
    form = {"day": "2026-11-23", "other": cast.AGUS.nip, "other_day": "2026-11-23", "reason": "Acara",
            "token": str(uuid.uuid4())}  # fmt: skip

    answer = client_of(sari).post("/jam-kerja/tukar/", form)

    assert answer.status_code == 422
    assert "Rekan itu tidak ada di daftar dinas unit Anda pada hari itu." in answer.content.decode()
    assert not Swap.objects.exists()
