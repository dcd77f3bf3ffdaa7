"""A leave from asking to its end: each role's part, each refusal, and what attendance then says."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from sembilan.attendance.models import Absence
from sembilan.leave import actions
from sembilan.leave.actions import Refused, Word
from sembilan.leave.models import LeaveRequest, LeaveStep
from sembilan.leave.queries.course import opinion_of
from sembilan.leave.queries.told import balance
from sembilan.notices.models import Notice
from sembilan.organisation.models import Grant, Unor
from tests.cast import AGUS, BUDI, DEWI, RINA, SARI
from tests.leave.conftest import FRIDAY, MONDAY, TODAY, person, png

pytestmark = pytest.mark.django_db


def test_asking_counts_working_days_and_tells_the_leader(asked):
    assert (asked.state, asked.days) == ("atasan", 5)
    assert Notice.objects.get(nip=BUDI.nip).url == f"/cuti/{asked.pk}/"
    assert asked.due_on == dt.date(2026, 6, 4)


def test_the_same_request_sent_twice_is_one(ask):
    token = uuid.uuid4()

    assert ask(token=token) == ask(token=token)
    assert LeaveRequest.objects.count() == 1
    assert LeaveStep.objects.count() == 1


def test_approved_the_days_are_excused_at_once_and_leave_the_balance(approved):
    found = Absence.objects.get(employee=person(SARI))

    assert (found.kind, found.decision, found.first, found.last) == ("cuti tahunan", "disetujui", MONDAY, FRIDAY)
    assert approved.absence == found
    assert (approved.superior_nip, approved.official_nip) == (BUDI.nip, RINA.nip)
    assert balance(person(SARI), TODAY)["balance"] == 7
    assert Notice.objects.filter(nip=SARI.nip).latest("pk").sentence.startswith("Cuti Sari Anindya")


def test_what_waits_is_kept_free_for_it(asked):
    found = balance(person(SARI), TODAY)

    assert (found["balance"], found["waiting_n0"], found["free"]) == (12, 5, 7)


@pytest.mark.parametrize(
    ("otherwise", "sentence"),
    [
        ({"first": dt.date(2026, 7, 6), "last": dt.date(2026, 7, 22)}, "Sisa cuti tahunan tidak cukup"),
        ({"first": dt.date(2026, 6, 2), "last": dt.date(2026, 6, 2)}, "Terlambat diajukan"),
        ({"first": dt.date(2026, 7, 11), "last": dt.date(2026, 7, 12)}, "Lamanya tidak sesuai batas"),
        ({"kind": "cuti sakit"}, "Perlu surat dokter"),
        ({"kind": "cuti melahirkan", "child": 4}, "anak pertama sampai ketiga"),
        ({"journey": 13}, "Hari perjalanan melebihi batas"),
    ],
)
def test_what_the_law_does_not_let_is_refused_with_a_sentence(ask, otherwise, sentence):
    with pytest.raises(Refused) as refused:
        ask(**otherwise)

    assert sentence in refused.value.sentence
    assert not LeaveRequest.objects.exists()


def test_two_leaves_on_one_day_are_refused(asked, ask):
    with pytest.raises(Refused) as refused:
        ask(first=FRIDAY, last=FRIDAY + dt.timedelta(3))

    assert "Bertabrakan" in refused.value.sentence


def test_a_loaded_absence_counts_and_hinders_like_any_other(ask, tenant):
    Absence.objects.create(
        instansi=tenant, employee=person(SARI), kind="cuti tahunan", decision="disetujui", first=MONDAY, last=MONDAY
    )

    with pytest.raises(Refused):
        ask()

    assert balance(person(SARI), TODAY)["balance"] == 11


def test_an_illness_may_have_begun_and_be_asked_for_afterwards(ask):
    made = ask(kind="cuti sakit", first=dt.date(2026, 5, 19), last=dt.date(2026, 5, 20), doctor=1)

    assert made.days == 2


def test_nobody_asks_for_another(ask, agus):
    with pytest.raises(Refused):
        ask(by=agus)


def test_only_the_leader_considers_and_only_the_official_decides(asked, sari, agus, dewi, budi, rina):
    for other in (sari, agus, dewi):
        with pytest.raises(Refused):
            actions.consider(request=asked, word=Word("disetujui"), by=other)
    actions.consider(request=asked, word=Word("disetujui"), by=budi)
    for other in (sari, agus, dewi, budi):
        with pytest.raises(Refused):
            actions.decide(request=asked, word=Word("disetujui"), by=other)

    assert actions.decide(request=asked, word=Word("disetujui"), by=rina).state == "disetujui"


def test_of_two_officials_at_once_the_second_is_told(considered, rina):
    seen = LeaveStep.objects.latest("pk").pk
    actions.decide(request=considered, word=Word("disetujui", seen=seen), by=rina)

    with pytest.raises(Refused) as refused:
        actions.decide(request=considered, word=Word("tidak disetujui", "tidak", seen=seen), by=rina)

    assert "sudah ditindak" in refused.value.sentence
    assert Absence.objects.count() == 1


def test_a_role_at_the_place_decides_instead_of_the_ppk_but_not_on_cltn(asked, budi, tenant, agus):
    where = Unor.objects.get(kode="1000")
    Grant.objects.create(
        instansi=tenant, nip=AGUS.nip, role="pejabat cuti", unor=where, valid=(dt.date(2020, 1, 1), None)
    )
    made = actions.consider(request=asked, word=Word("disetujui"), by=budi)
    assert Notice.objects.filter(nip=AGUS.nip).exists()
    assert not Notice.objects.filter(nip=RINA.nip).exists()

    LeaveRequest.objects.filter(pk=made.pk).update(kind="cltn")
    with pytest.raises(Refused):
        actions.decide(request=made, word=Word("disetujui"), by=agus)
    LeaveRequest.objects.filter(pk=made.pk).update(kind="cuti tahunan")

    assert actions.decide(request=made, word=Word("disetujui"), by=agus).state == "disetujui"


def test_the_leader_changes_the_days(asked, budi, rina):
    word = Word("perubahan", "rapat Jumat", MONDAY, FRIDAY - dt.timedelta(1))
    made = actions.consider(request=asked, word=word, by=budi)
    actions.decide(request=made, word=Word("disetujui"), by=rina)

    assert (Absence.objects.get().last, LeaveRequest.objects.get().days) == (FRIDAY - dt.timedelta(1), 4)
    assert LeaveStep.objects.filter(state="pejabat").get().changed["last"] == str(FRIDAY)


def test_a_refusal_needs_its_reason_and_the_opinion_is_only_one(asked, budi, rina):
    with pytest.raises(Refused):
        actions.consider(request=asked, word=Word("tidak disetujui", " "), by=budi)
    made = actions.consider(request=asked, word=Word("tidak disetujui", "banyak pekerjaan"), by=budi)
    assert made.state == "pejabat"
    assert opinion_of(list(made.steps.order_by("pk"))) == "tidak disetujui"

    assert actions.decide(request=made, word=Word("tidak disetujui", "setuju atasan"), by=rina).state == "ditolak"
    assert not Absence.objects.exists()


def test_postponed_days_come_over_whole_to_the_next_year(ask, budi, rina):
    made = ask(first=dt.date(2026, 7, 6), last=dt.date(2026, 7, 17))
    actions.consider(request=made, word=Word("disetujui"), by=budi)
    actions.decide(request=made, word=Word("ditangguhkan", "pemilu"), by=rina)

    found = balance(person(SARI), dt.date(2027, 2, 1))

    assert (found["carry_n1"], found["entitled"]) == (10, 22)


def test_only_annual_leave_is_postponed(ask, budi):
    made = ask(kind="cuti sakit", doctor=1)

    with pytest.raises(Refused):
        actions.consider(request=made, word=Word("ditangguhkan", "x"), by=budi)


def test_returned_changed_and_sent_again(asked, budi, sari):
    actions.consider(request=asked, word=Word("kembali", "alamat?"), by=budi)
    from sembilan.leave.queries.balance import Asked

    again = actions.ask_again(
        request=asked, asked=Asked("cuti tahunan", MONDAY, MONDAY, TODAY), reason="x", address="y", phone="1", by=sari
    )

    assert (again.state, again.days) == ("atasan", 1)


def test_withdrawn_twice_is_withdrawn_once(asked, sari):
    actions.withdraw(request=asked, by=sari)
    actions.withdraw(request=asked, by=sari)

    assert LeaveStep.objects.filter(state="ditarik").count() == 1


def test_cancelled_before_it_begins_the_row_stays_and_may_be_asked_again(approved, sari, ask, budi, rina):
    actions.cancel(request=approved, text="batal pergi", by=sari)
    assert Absence.objects.get().decision == "ditolak"
    assert balance(person(SARI), TODAY)["balance"] == 12

    again = ask()
    actions.consider(request=again, word=Word("disetujui"), by=budi)
    actions.decide(request=again, word=Word("disetujui"), by=rina)

    assert Absence.objects.get().decision == "disetujui"


def test_called_back_the_rest_returns_to_the_balance(approved, budi, sari, today):
    today(dt.date(2026, 7, 7))
    with pytest.raises(Refused):
        actions.cancel(request=approved, text="x", by=sari)
    with pytest.raises(Refused):
        actions.call_back(request=approved, back_on=dt.date(2026, 7, 8), text="x", by=sari)
    made = actions.call_back(request=approved, back_on=dt.date(2026, 7, 8), text="banjir", by=budi)

    assert (made.last, made.days, Absence.objects.get().last) == (dt.date(2026, 7, 7), 2, dt.date(2026, 7, 7))
    assert balance(person(SARI), dt.date(2026, 7, 8))["balance"] == 10


def test_the_journey_is_away_but_does_not_cost(ask, budi, rina):
    made = ask(first=dt.date(2026, 7, 6), last=dt.date(2026, 7, 14), journey=4)
    actions.consider(request=made, word=Word("disetujui"), by=budi)
    actions.decide(request=made, word=Word("disetujui"), by=rina)

    assert balance(person(SARI), TODAY)["used_n0"] == 5
    assert Absence.objects.get().last == dt.date(2026, 7, 14)


def test_over_the_turn_of_the_year_each_year_pays_its_own(ask, budi, rina):
    made = ask(first=dt.date(2026, 12, 28), last=dt.date(2027, 1, 8))
    actions.consider(request=made, word=Word("disetujui"), by=budi)
    actions.decide(request=made, word=Word("disetujui"), by=rina)

    assert balance(person(SARI), dt.date(2026, 12, 31))["used_n0"] == 4
    # Of the six weekdays of January the first is New Year, the fifth Isra Mikraj.
    assert balance(person(SARI), dt.date(2027, 1, 31))["used_n0"] == 4


def test_too_many_at_once_is_told_and_does_not_hinder(ask, approved):
    from sembilan.leave.queries.balance import Asked
    from sembilan.leave.queries.obstacles import look

    looked = look(person(DEWI), Asked("cuti tahunan", MONDAY, MONDAY, TODAY))

    assert [one.hinders for one in looked.obstacles] == [False]
    assert "kuotanya 1 orang" in looked.obstacles[0].text


def test_what_is_late_is_reminded_of_once(asked, today, tenant):
    today(dt.date(2026, 6, 8))

    assert actions.remind(instansi_id=tenant.pk, by="cli:tes") == 1
    assert actions.remind(instansi_id=tenant.pk, by="cli:tes") == 0


def test_a_travel_names_several_and_its_report_is_reminded_of(budi, sari, today, tenant):
    errand = actions.Errand(MONDAY, MONDAY + dt.timedelta(1), "Kota Lain", "Rapat")
    made = actions.order(people=[person(SARI), person(DEWI)], errand=errand, token=uuid.uuid4(), by=budi)

    assert {one.state for one in made} == {"disetujui"}
    assert {one.letter for one in made} == {"001/ST/VI/2026"}
    assert Absence.objects.filter(kind="dinas luar", decision="disetujui").count() == 2

    today(dt.date(2026, 7, 9))
    assert actions.remind(instansi_id=tenant.pk, by="cli:tes") == 2
    actions.report(request=made[0], text="Selesai", upload=actions.Upload("l.png", png()), by=sari)
    assert LeaveRequest.objects.get(pk=made[0].pk).report.text == "Selesai"


def test_an_employee_asks_to_travel_and_her_leader_decides(sari, budi, agus):
    errand = actions.Errand(MONDAY, MONDAY, "Kota Lain", "Rapat")
    (made,) = actions.order(people=[person(SARI)], errand=errand, token=uuid.uuid4(), by=sari)
    with pytest.raises(Refused):
        actions.settle(request=made, is_agreed=True, by=agus)

    assert actions.settle(request=made, is_agreed=True, by=budi).state == "disetujui"
    with pytest.raises(Refused):
        actions.order(people=[person(AGUS)], errand=errand, token=uuid.uuid4(), by=sari)


def test_openings_are_put_by_who_looks_after_and_carried_over(dewi, sari, agus):
    given = {"employee": person(SARI), "kind": "sisa", "year": 2025, "days": 8, "source": "Surat 1"}
    for other in (sari, agus):
        with pytest.raises(Refused):
            actions.put_opening(**given, by=other)
    actions.put_opening(**given, by=dewi)

    found = balance(person(SARI), TODAY)
    assert (found["carry_n1"], found["lapsed"], found["balance"]) == (6, 2, 18)
