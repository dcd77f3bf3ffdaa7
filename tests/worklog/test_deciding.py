"""A superior's word: over her own people, over what she read, after she opened what was drawn; and what follows."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from sembilan.notices.models import Notice
from sembilan.people.models import RiwayatUnor
from sembilan.performance.models import DailyActivity
from sembilan.worklog import actions
from sembilan.worklog.actions import Asked, Refused, Work
from sembilan.worklog.jobs import remind_all
from sembilan.worklog.models import Entry
from sembilan.worklog.queries import entries_of, unvalidated, work_for
from sembilan.worklog.queries.rules import drawn, lot
from sembilan.worklog.queries.waiting import entries, numbers
from tests import cast
from tests.worklog.conftest import TODAY, entered, opened, person

pytestmark = pytest.mark.django_db
LATER = TODAY + dt.timedelta(8)


def decide(by, *entries, approves=True, reason=""):
    asked = Asked({one.pk: one.version for one in entries}, approves=approves, reason=reason)
    return actions.decide(instansi_id=entries[0].instansi_id, asked=asked, by=by)


def day_of(entry):
    return DailyActivity.objects.filter(employee=entry.employee, day=entry.day).values_list("minutes", "decision").get()


def waits_for(by):
    return [one.employee.nip for one in entries(numbers(by, is_all=False))]


def test_the_sum_of_a_decided_day_is_what_pay_reads(rhks, budi):
    one, two = (opened(entered(rhk_id=rhks[0].pk, minutes=n), budi) for n in (60, 90))

    decide(budi, one)
    assert day_of(one) == (60, "disetujui")
    decide(budi, two, approves=False, reason="Bukan tugas Anda")
    assert day_of(one) == (60, "disetujui")


def test_a_rejected_day_that_is_sent_again_waits_and_then_counts(rhks, budi):
    made = entered(rhk_id=rhks[0].pk)
    decide(budi, made, approves=False, reason="Perjelas")
    assert day_of(made) == (60, "ditolak")
    assert Notice.objects.get(nip=cast.SARI.nip).data["reason"] == "Perjelas"

    again = actions.change(entry=made, work=Work("Modul kelas 4", 45, rhks[0].pk), version=0, by=cast.SARI.nip)
    assert day_of(made) == (45, "diajukan")
    decide(budi, opened(again, budi))
    assert day_of(made) == (45, "disetujui")


def test_a_file_keeps_its_say_over_days_without_entries(rhks, budi):
    made = opened(entered(rhk_id=rhks[0].pk), budi)
    other = TODAY - dt.timedelta(1)
    for day in (TODAY, other):
        DailyActivity.objects.create(
            instansi_id=made.instansi_id, employee=made.employee, day=day, minutes=300, decision="disetujui"
        )

    decide(budi, made)

    assert day_of(made) == (60, "disetujui")
    assert DailyActivity.objects.get(employee=made.employee, day=other).minutes == 300


def test_a_rejection_needs_a_reason(rhks, budi):
    with pytest.raises(Refused, match="Tulis alasannya"):
        decide(budi, entered(rhk_id=rhks[0].pk), approves=False, reason="  ")


def test_what_was_drawn_is_opened_before_it_is_approved(rhks, budi):
    made = entered(rhk_id=rhks[0].pk, minutes=300)  # long, and nothing proves it

    refused = decide(budi, made)
    assert (refused.decided, refused.unopened) == (0, 1)
    assert decide(budi, opened(made, budi)).decided == 1
    assert Entry.objects.get().is_sample


def test_the_lot_follows_from_the_number_alone_and_draws_about_a_tenth():
    drawn_of = [number for number in range(1, 10_001) if lot(number) < 1_000]

    assert lot(7) == lot(7)
    assert 900 < len(drawn_of) < 1_100


def test_nobody_approves_what_she_has_not_read(rhks, budi):
    made = opened(entered(rhk_id=rhks[0].pk), budi)
    actions.change(entry=made, work=Work("Lain", 400, rhks[0].pk), version=0, by=cast.SARI.nip)

    done = decide(budi, made)

    assert (done.decided, done.changed) == (0, 1)
    assert not DailyActivity.objects.filter(employee=made.employee, day=TODAY).exists()


def test_nobody_decides_about_herself_or_of_another_unit(rhks, budi, agus, dewi, bayu):
    hers = opened(entered(rhk_id=rhks[0].pk), budi)
    his = opened(entered(cast.BUDI), budi)

    for user in (agus, dewi, bayu):
        assert decide(user, hers).decided == 0
    assert decide(budi, his).decided == 0


def test_the_present_superior_has_it_whoever_led_before(rhks, budi, rina):
    entered(rhk_id=rhks[0].pk)
    assert waits_for(budi) == [cast.SARI.nip]
    assert waits_for(rina) == []

    place = RiwayatUnor.objects.get(employee=person(cast.BUDI), valid__contains=TODAY)
    place.valid = DateRange(place.valid.lower, TODAY)
    place.save()

    assert waits_for(cast.BUDI.nip) == []
    assert waits_for(cast.RINA.nip) == [cast.SARI.nip]
    assert unvalidated(LATER)["superior"].to_list() == [cast.RINA.nip]


def test_who_lets_her_people_wait_shows_up_and_is_reminded_once(rhks, today, budi):
    entered(rhk_id=rhks[0].pk)
    assert unvalidated(TODAY + dt.timedelta(7)).is_empty()
    today(LATER)

    row = unvalidated(LATER).row(0, named=True)
    assert row == {
        "superior": cast.BUDI.nip, "nip": cast.SARI.nip, "entries": 1, "minutes": 60, "oldest": TODAY,
    }  # fmt: skip
    assert (remind_all(), remind_all()) == (1, 0)
    assert Notice.objects.get(nip=cast.BUDI.nip).data == {"entries": 1, "people": 1}


def test_work_is_told_by_person_and_result(rhks, budi):
    one = opened(entered(rhk_id=rhks[0].pk, link="https://contoh.go.id"), budi)
    entered(rhk_id=rhks[0].pk, minutes=30)
    entered(note="Loket", minutes=15)
    gone = entered(rhk_id=rhks[1].pk)
    decide(budi, one)
    decide(budi, gone, approves=False, reason="x")
    sari = person(cast.SARI)

    rows = work_for([sari.pk], TODAY, TODAY + dt.timedelta(1)).rows()

    nip = int(cast.SARI.nip)
    assert rows == [(nip, rhks[0].pk, 90, 60, 2, 1), (nip, None, 15, 0, 1, 0)]
    assert work_for(None, TODAY, TODAY + dt.timedelta(1)).rows() == rows
    assert work_for([sari.pk], TODAY + dt.timedelta(1), TODAY + dt.timedelta(9)).is_empty()
    assert [each.minutes for each in entries_of(sari, rhks[0].pk, TODAY, TODAY + dt.timedelta(1))] == [30, 60]


def test_what_waits_too_long_is_marked(rhks, today):
    made = Entry.objects.select_related("employee__instansi").get(pk=entered(rhk_id=rhks[0].pk).pk)

    assert not drawn([made], TODAY)[made.pk]["overdue"]
    assert drawn([made], LATER)[made.pk]["overdue"]
