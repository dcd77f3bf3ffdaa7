"""A talk from asking to what comes back of it, and who may do what with it."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from sembilan.dialog import actions
from sembilan.dialog.actions import Refused
from sembilan.dialog.actions.talking import mark
from sembilan.dialog.models import Note, Talk
from sembilan.dialog.queries import reach
from sembilan.notices.models import Notice
from sembilan.organisation.models import Unor
from sembilan.people.models import Acting, RiwayatUnor
from sembilan.records.models import Event, Superseded
from tests.cast import AGUS, BUDI, DEWI, RINA, SARI
from tests.dialog.conftest import LATER, TODAY, person

pytestmark = pytest.mark.django_db


def test_a_talk_asked_for_goes_to_her_superior_with_the_open_rhk_on_its_agenda(rhk, talk):
    assert (talk.partner_nip, talk.state) == (BUDI.nip, "diminta")
    assert [(one.text, one.rhk) for one in talk.topics.all()] == [(rhk.text, rhk)]
    assert Notice.objects.get(nip=BUDI.nip).sentence == f"{SARI.name} meminta dialog kinerja dengan Anda."


def test_a_dropped_rhk_is_not_on_the_agenda(rhk, ask):
    rhk.ended_on = TODAY
    rhk.save()

    assert not ask().topics.exists()


def test_a_superior_who_asks_with_a_time_plans_at_once_and_an_employee_only_proposes(ask):
    assert ask(by=BUDI.nip, planned_at=LATER).state == "dijadwalkan"
    assert ask(planned_at=LATER).state == "diminta"


def test_sent_twice_it_is_one_talk_and_one_event(ask):
    token = uuid.uuid4()

    assert ask(token=token) == ask(token=token)
    assert Talk.objects.count() == 1
    assert Event.objects.filter(verb="dialog.ask").count() == 1


def test_only_she_or_who_leads_her_asks(ask):
    for nip in (AGUS.nip, DEWI.nip):
        with pytest.raises(Refused, match="oleh pegawai sendiri atau oleh atasannya"):
            ask(by=nip)


def test_a_time_in_the_past_is_refused(ask):
    with pytest.raises(Refused, match="Waktunya sudah lewat"):
        ask(planned_at=LATER - dt.timedelta(10))


def test_of_two_who_set_the_time_at_once_the_second_is_told(talk):
    seen = mark(talk)
    actions.plan(talk=talk, planned_at=LATER, seen=seen, by=BUDI.nip)

    with pytest.raises(Refused, match="sudah diubah menjadi 8 Juni 2026"):
        actions.plan(talk=talk, planned_at=LATER + dt.timedelta(1), seen=seen, by=SARI.nip)


def test_each_writes_her_own_note_and_what_it_said_before_is_kept(talk):
    actions.note(talk=talk, text="Dari Sari", by=SARI.nip)
    actions.note(talk=talk, text="Dari Budi", by=BUDI.nip)
    actions.note(talk=talk, text="Dari Budi, diperbaiki", by=BUDI.nip)

    assert set(Note.objects.values_list("by", "text")) == {
        (SARI.nip, "Dari Sari"),
        (BUDI.nip, "Dari Budi, diperbaiki"),
    }
    assert [one.said["text"] for one in Superseded.objects.filter(table="dialog_note")] == ["Dari Budi"]


def test_nobody_else_writes_in_it_even_who_leads_both(talk):
    for write in (
        lambda: actions.note(talk=talk, text="x", by=RINA.nip),
        lambda: actions.add_topic(talk=talk, text="x", by=RINA.nip),
        lambda: actions.pledge(talk=talk, owner_nip=SARI.nip, text="x", due_on=TODAY, by=RINA.nip),
        lambda: actions.drop(talk=talk, by=RINA.nip),
    ):
        with pytest.raises(Refused, match="Hanya pegawai dan atasan"):
            write()


def test_a_talk_is_not_closed_without_a_note_nor_ahead_nor_long_after(talk):
    with pytest.raises(Refused, match="Tulis dahulu catatan"):
        actions.close(talk=talk, held_on=TODAY, by=BUDI.nip)
    actions.note(talk=talk, text="x", by=BUDI.nip)
    with pytest.raises(Refused, match="belum berlangsung"):
        actions.close(talk=talk, held_on=TODAY + dt.timedelta(1), by=BUDI.nip)
    with pytest.raises(Refused, match="paling lambat 31 hari"):
        actions.close(talk=talk, held_on=TODAY - dt.timedelta(32), by=BUDI.nip)

    assert actions.close(talk=talk, held_on=TODAY - dt.timedelta(31), by=BUDI.nip).state == "berlangsung"


def test_what_is_over_takes_no_more_points_and_is_not_called_off(talk):
    actions.note(talk=talk, text="x", by=BUDI.nip)
    actions.close(talk=talk, held_on=TODAY, by=BUDI.nip)

    with pytest.raises(Refused, match="sudah berlangsung"):
        actions.drop(talk=talk, by=SARI.nip)
    with pytest.raises(Refused, match="sudah berlangsung"):
        actions.add_topic(talk=talk, text="x", by=SARI.nip)


def test_an_agreement_comes_back_on_the_next_talk_until_it_is_done(talk, ask, today, budi):
    made = actions.pledge(talk=talk, owner_nip=SARI.nip, text="Kirim draf", due_on=TODAY, by=BUDI.nip)
    today(TODAY + dt.timedelta(9))
    following = ask()

    assert list(reach.returned(following, budi)) == [made]
    assert not reach.returned(talk, budi).exists()
    actions.settle(pledge=made, outcome="Terkirim", by=SARI.nip)
    assert not reach.returned(following, budi).exists()


def test_an_agreement_is_of_one_of_the_two_and_not_for_a_day_gone_by(talk):
    with pytest.raises(Refused, match="salah satu dari kedua pihak"):
        actions.pledge(talk=talk, owner_nip=DEWI.nip, text="x", due_on=TODAY, by=BUDI.nip)
    with pytest.raises(Refused, match="tidak boleh sebelum hari ini"):
        actions.pledge(talk=talk, owner_nip=SARI.nip, text="x", due_on=TODAY - dt.timedelta(1), by=BUDI.nip)


def test_what_is_due_waits_on_the_desk_of_who_agreed(talk, client_of, sari, budi, today):
    actions.pledge(talk=talk, owner_nip=SARI.nip, text="x", due_on=TODAY + dt.timedelta(3), by=BUDI.nip)
    said = "kesepakatan dialog jatuh tempo"
    assert said not in client_of(sari).get("/").content.decode()

    today(TODAY + dt.timedelta(3))

    assert said in client_of(sari).get("/").content.decode()
    assert said not in client_of(budi).get("/").content.decode()


def _budi_leaves(rhk_free):
    place = RiwayatUnor.objects.get(employee=person(BUDI))
    place.unor = Unor.objects.get(kode="2000")
    place.save()
    Acting.objects.create(
        instansi=rhk_free, employee=person(DEWI), kind="plt", unor=Unor.objects.get(kode="1010"),
        valid=DateRange(dt.date(2026, 1, 1), None),
    )  # fmt: skip


def test_the_present_superior_goes_on_with_the_talk_of_one_who_left(tenant, talk, dewi):
    with pytest.raises(Refused, match="Hanya atasan yang sekarang"):
        actions.take_over(talk=talk, by=DEWI.nip)
    _budi_leaves(tenant)

    assert reach.left_behind(dewi) == [talk]
    taken = actions.take_over(talk=talk, by=DEWI.nip)

    assert taken.partner_nip == DEWI.nip
    assert Event.objects.get(verb="dialog.take_over").data["before"] == BUDI.nip
    with pytest.raises(Refused, match="Hanya pegawai dan atasan"):
        actions.note(talk=talk, text="x", by=BUDI.nip)


def test_konseling_stays_between_the_two(ask, sari, budi, rina, tono, tenant, dewi):
    talk = ask(kind="konseling")

    assert [reach.readable(user).filter(pk=talk.pk).exists() for user in (sari, budi, rina, tono)] == [
        True, True, False, False,
    ]  # fmt: skip
    _budi_leaves(tenant)
    assert reach.left_behind(dewi) == []


def test_who_leads_and_the_inspector_read_and_the_bkd_does_not(talk, rina, tono, bayu, dewi):
    assert [reach.readable(user).exists() for user in (rina, tono, bayu, dewi)] == [True, True, False, False]
